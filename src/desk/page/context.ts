import type { DeskState, RefusalAnswer, WorkName } from '../answers.ts';

export type StepName = 'files' | 'check' | 'changes' | 'preview' | 'publish' | 'history';

/** What a step of the page can do. */
export interface Context {
  readonly state: DeskState;
  go(step: StepName): void;
  /** Has a work done, and waits for its end; undefined when it was done, else why not. */
  run(what: WorkName, question?: object): Promise<RefusalAnswer | undefined>;
  /** Draws the step again. */
  redraw(): void;
  /** Says something to those who do not see. */
  speak(text: string): void;
  /** What the steps remember while the page is open: what was ticked and written, by name. */
  readonly memory: Map<string, unknown>;
}

export interface Step {
  title: string;
  /** What stands under the step's name, and how it looks. */
  mark(state: DeskState): { text: string; look?: 'good' | 'bad' | 'old' };
  /** The step is drawn again when this text changes. */
  key(state: DeskState): string;
  draw(context: Context): Promise<readonly Node[]>;
  /** Done once when the step is opened. */
  open?(context: Context): void;
}

/** A value that a step remembers. */
export function remembered<T>(context: Context, name: string, first: T): T {
  const value = context.memory.get(name);
  return value === undefined ? first : (value as T);
}
