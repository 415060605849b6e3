/** How long one stage of a command took. */
export interface StageTime {
  name: string;
  seconds: number;
}

export interface Progress {
  /** Runs one stage of the work, and shows it until it is done. `tick` says how far it is. */
  stage<T>(name: string, work: (tick: (done: number, total: number) => void) => Promise<T> | T): Promise<T>;
  /** Stages that are over, in order. */
  times: readonly StageTime[];
}

/** Where progress is written: a terminal's line can be written over, a log's cannot. */
export interface ProgressOutput {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

const width = 24;
/** Milliseconds between two drawings of the bar, and between two lines of a log. */
const barInterval = 100;
const lineInterval = 10_000;

/** How many columns a text takes: Chinese characters and full-width signs take two. */
const columnsOf = (text: string): number => [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0);

function bar(done: number, total: number): string {
  const full = total === 0 ? width : Math.floor((done / total) * width);
  return `${'█'.repeat(full)}${'░'.repeat(width - full)} ${done}/${total}`;
}

/**
 * Progress on long work: a bar on a terminal, elsewhere one line a stage, and one each ten seconds of a long one.
 *
 * @param onStage told when a stage starts and, with undefined, when it ends: for whoever measures from outside
 */
export function startProgress(
  output: ProgressOutput,
  onStage: (name: string | undefined) => void = () => undefined,
  clock: () => number = () => performance.now(),
): Progress {
  const times: StageTime[] = [];
  const live = output.isTTY === true;
  let shown = 0;
  const show = (text: string): void => {
    const columns = columnsOf(text);
    output.write(`\r${text}${' '.repeat(Math.max(0, shown - columns))}`);
    shown = columns;
  };
  const finishLine = (text: string): void => {
    if (live) show(text);
    else output.write(text);
    output.write('\n');
    shown = 0;
  };

  async function stage<T>(name: string, work: (tick: (done: number, total: number) => void) => Promise<T> | T): Promise<T> {
    const started = clock();
    let drawn = started;
    const tick = (done: number, total: number): void => {
      const now = clock();
      if (now - drawn < (live ? barInterval : lineInterval)) return;
      drawn = now;
      if (live) show(`  ${name} ${bar(done, total)}`);
      else output.write(`  ${name} ${done}/${total}\n`);
    };
    if (live) show(`  ${name} …`);
    onStage(name);
    try {
      const result = await work(tick);
      const seconds = (clock() - started) / 1000;
      times.push({ name, seconds });
      finishLine(`✓ ${name} ${seconds.toFixed(1)} 秒`);
      return result;
    } catch (error) {
      finishLine(`✗ ${name}`);
      throw error;
    } finally {
      onStage(undefined);
    }
  }
  return { stage, times };
}
