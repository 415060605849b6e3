/** Sent by a build to the process that started it, if it listens: a stage starts, or (without a name) has ended. */
export interface StageMessage {
  stage?: string;
  /** Milliseconds by the build's own clock. */
  at: number;
}

export function sendStage(stage: string | undefined): void {
  const message: StageMessage = { at: performance.now(), ...(stage === undefined ? {} : { stage }) };
  process.send?.(message);
}
