import type { ChangeReport } from '../changes/report.ts';
import { UserError } from '../errors.ts';
import type { Report } from '../tables/issue.ts';
import type { DeskState, PageCounts, RefusalAnswer, WorkName } from './answers.ts';
import { onlyPages } from './list-pages.ts';
import type { PageChanges, PreviewResult, Progress, ReleaseResult, VerifyResult } from './operations.ts';
import { Refusal } from './refusal.ts';

/** What a work was done on, in texts of which one differs once any of it does. */
interface Stamp {
  /** The input files, and the day that the site speaks for. */
  inputs: string;
  /** The release that is public. A check has none: it compares with nothing. */
  release?: string;
}

/** What the desk knows from the work that was done: each with the stamp of what it was done on. */
interface Found {
  check?: { report: Report; stamp: Stamp };
  changes?: { report: ChangeReport; stamp: Stamp };
  preview?: { result: PreviewResult; stamp: Stamp };
  /** What the last release or undo came to; nothing while one is going on, or when it was refused. */
  published?: ReleaseResult & { what: 'publish' | 'undo' };
  verified?: VerifyResult;
  /** What the last preview, release or undo put right before it began, in sentences. */
  repaired?: string[];
  /** The report as a workbook. */
  workbook?: Uint8Array;
}

/** The one work that is going on, what came of earlier ones, and who waits to hear of it. */
export class Work {
  readonly #stamp: () => Required<Stamp>;
  readonly found: Found = {};
  #version = 1;
  #number = 0;
  #running: DeskState['running'];
  #last: DeskState['last'];
  #waiting: (() => void)[] = [];
  #lastStamp: Required<Stamp>;

  constructor(stamp: () => Required<Stamp>) {
    this.#stamp = stamp;
    this.#lastStamp = stamp();
  }

  get running(): DeskState['running'] {
    return this.#running;
  }

  /** Tells everybody who waits that something has changed. */
  changed(): void {
    this.#version += 1;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }

  /** Resolves when the version is another than `known`, at the latest after `milliseconds`. */
  wait(known: number, milliseconds: number): Promise<void> {
    this.#look();
    if (known !== this.#version) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => done(), milliseconds);
      // A table may be saved in Excel at any moment, a timer may publish, a day ends, and nobody tells.
      const watch = setInterval(() => this.#look(), 1000);
      const done = (): void => {
        clearTimeout(timer);
        clearInterval(watch);
        this.#waiting = this.#waiting.filter((one) => one !== done);
        resolve();
      };
      this.#waiting.push(done);
    });
  }

  #look(): Required<Stamp> {
    const { inputs, release } = this.#stamp();
    if (inputs !== this.#lastStamp.inputs || release !== this.#lastStamp.release) {
      this.#lastStamp = { inputs, release };
      this.changed();
    }
    return this.#lastStamp;
  }

  isFresh(of: { stamp: Stamp } | undefined): boolean {
    if (of === undefined) return false;
    const { inputs, release } = this.#look();
    return of.stamp.inputs === inputs && (of.stamp.release === undefined || of.stamp.release === release);
  }

  /**
   * Starts a work and returns at once; its stages and its end are in the state.
   *
   * @returns its number, or undefined when another is going on
   */
  start(what: WorkName, work: (progress: Progress, stamp: Required<Stamp>) => Promise<void>): number | undefined {
    if (this.#running) return undefined;
    const number = (this.#number += 1);
    this.#running = { what, stage: '开始', number };
    this.changed();
    const progress: Progress = (news) => {
      if ('repaired' in news) this.found.repaired = news.repaired;
      else this.#running = { what, stage: news.name, number, ...(news.share !== undefined && { share: news.share }) };
      this.changed();
    };
    const finish = (refused?: RefusalAnswer): void => {
      this.#running = undefined;
      this.#last = { what, number, ...(refused && { refused }) };
      this.changed();
    };
    const stamp = this.#stamp();
    work(progress, stamp).then(
      () => finish(),
      (error: unknown) => {
        if (error instanceof Refusal && error.report) this.found.check = { report: error.report, stamp: { inputs: stamp.inputs } };
        finish(describeRefusal(error));
      },
    );
    return number;
  }

  state(rest: Pick<DeskState, 'portal' | 'folder' | 'asOf' | 'release' | 'sites'>): DeskState {
    const { check, changes, preview, published, verified, repaired } = this.found;
    return {
      version: this.#version,
      ...rest,
      ...(this.#running && { running: this.#running }),
      ...(this.#last && { last: this.#last }),
      ...(check && { check: { fresh: this.isFresh(check), errors: check.report.errors, warnings: check.report.warnings, notes: check.report.notes } }),
      ...(changes && { changes: { fresh: this.isFresh(changes), ...countChanges(changes.report) } }),
      ...(preview && { preview: { fresh: this.isFresh(preview), pages: countPages(preview.result.pages) } }),
      ...(published && { published: { ...published, pages: countPages(published.pages) } }),
      ...(verified && { verified }),
      ...(repaired && { repaired }),
    };
  }
}

function countChanges({ tables, warnings, needsNote, content, portal }: ChangeReport): Omit<NonNullable<DeskState['changes']>, 'fresh'> {
  const rows = tables.reduce((sum, { counts }) => sum + counts.added + counts.changed + counts.removed, 0);
  return { rows: rows + content.length + portal.length, warnings: warnings.length, needsNote };
}

const countPages = ({ added, changed, gone, unchanged }: PageChanges): PageCounts => ({
  added: onlyPages(added).length,
  changed: onlyPages(changed).length,
  gone: onlyPages(gone).length,
  unchanged,
});

/** Whatever was thrown, in words for the clerk. */
export function describeRefusal(error: unknown): RefusalAnswer {
  if (error instanceof UserError) {
    const { message, where, hint, atDesk = hint } = error;
    // An option is a place on a command line, and there is none here.
    return { message, hint: atDesk, ...(where !== undefined && !where.startsWith('--') && { where }) };
  }
  const said = error instanceof Error ? error.message : String(error);
  const code = (error as { code?: unknown } | undefined)?.code;
  if (code === 'ENOSPC') return { message: '磁盘已满，写不下了', hint: '请腾出空间后再试；公示网没有改动。' };
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'EBUSY') {
    return { message: '系统不让写这个文件', hint: '文件可能正被别的程序打开，或文件夹是只读的。关闭后再试；仍不行，请联系技术人员。' };
  }
  return { message: '程序自身出了问题', hint: `公示网没有改动。请再试一次；仍不行，请把这句话发给技术人员：${said}` };
}
