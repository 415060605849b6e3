import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { exitCodes, UserError } from '../src/errors.ts';
import type { Family } from './process-memory.ts';
import type { StageMessage } from './stage-messages.ts';
import { watchFamily, type ProcessPeak } from './watch-family.ts';

/** What was measured of one stage. */
export interface Stage {
  name: string;
  seconds: number;
  /** Bytes that all processes took together. */
  peak: number;
  /** Bytes that the largest of them took. */
  largest: number;
}

export interface Measurement {
  stages: Stage[];
  /** From the start of the command to its end: more than its stages. */
  seconds: number;
  processes: ProcessPeak[];
  source: Family['source'];
  stdout: string;
}

/** Milliseconds between two looks at the memory: seldom enough not to slow down what is measured. */
const interval = 100;

/**
 * Runs one of the scripts and measures its stages from outside.
 *
 * @param onStage told about each stage that is over
 * @throws UserError when the script does not end well
 */
export async function measureStages(script: string, args: readonly string[], onStage: (stage: Stage) => void = () => undefined): Promise<Measurement> {
  const began = performance.now();
  const child = fork(join(import.meta.dirname, script), args, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  const watch = watchFamily(child.pid ?? process.pid);
  const stages: Stage[] = [];
  let current: (Stage & { started: number }) | undefined;
  const look = (): void => {
    const { total, largest } = watch.look();
    if (!current) return;
    current.peak = Math.max(current.peak, total);
    current.largest = Math.max(current.largest, largest);
  };
  const said: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => said.push(chunk));
  child.on('message', ({ stage, at }: StageMessage) => {
    look();
    if (current) {
      const { name, peak, largest, started } = current;
      stages.push({ name, peak, largest, seconds: (at - started) / 1000 });
      onStage(stages.at(-1)!);
    }
    current = stage === undefined ? undefined : { name: stage, seconds: 0, peak: 0, largest: 0, started: at };
    look();
  });
  let ended = began;
  child.once('exit', () => (ended = performance.now()));
  const timer = setInterval(look, interval);
  const [status] = (await once(child, 'close')) as [number | null];
  clearInterval(timer);
  if (status !== exitCodes.done) throw new UserError('没有做完，量不出来', { where: script, hint: '先让 npm run build 成功' });
  return { stages, seconds: (ended - began) / 1000, processes: watch.peaks(), source: watch.source(), stdout: Buffer.concat(said).toString() };
}
