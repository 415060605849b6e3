import { join } from 'node:path';
import type { ChangeReport } from '../changes/report.ts';
import type { Report } from '../tables/issue.ts';
import type { HistoryEntry, Operations, PreviewResult, ReleaseResult, VerifyResult } from './operations.ts';
import { runCommand } from './read-command.ts';
import { Refusal } from './refusal.ts';

export interface CommandOptions {
  /** Folder of `check.ts` and the others. */
  scripts: string;
  dataDir: string;
  contentDir: string;
  publishedDir: string;
  /** The day the site speaks for; left out, each command takes its own today. */
  asOf?: string;
}

/** The operations of the desk, each by the command of its name in a process of its own. */
export function createCommands({ scripts, dataDir, contentDir, publishedDir, asOf }: CommandOptions): Operations {
  const inputs = ['--data', dataDir, '--content', contentDir, ...(asOf === undefined ? [] : ['--as-of', asOf])];
  const published = ['--published', publishedDir];
  const json = ['--format', 'json'];
  const script = (name: string): string => join(scripts, `${name}.ts`);
  const noted = (note: string | undefined): string[] => (note === undefined || note === '' ? [] : [`--note=${note}`]);

  return {
    check: async () => (await runCommand(script('check'), [...inputs, ...json])) as Report,
    writeReport: async (file) => {
      await runCommand(script('check'), [...inputs, ...json, '--report', file]);
    },
    diff: async () => {
      const found = (await runCommand(script('diff'), [...inputs, ...published, ...json])) as ChangeReport | Report;
      // Tables with errors are compared with nothing: it prints what the check found instead.
      if ('issues' in found) throw new Refusal('数据有错误，没有对比', { hint: '请先改正检查报告中的错误。', report: found });
      return found;
    },
    preview: async ({ note }, progress) =>
      (await runCommand(script('release'), [...inputs, ...published, ...json, '--preview', 'yes', ...noted(note)], progress)) as PreviewResult,
    publish: async ({ note, by, acceptWarnings }, progress) => {
      const accepted = acceptWarnings ? ['--accept-warnings', 'yes'] : [];
      return (await runCommand(script('release'), [...inputs, ...published, ...json, `--by=${by}`, ...accepted, ...noted(note)], progress)) as ReleaseResult;
    },
    undo: async ({ to, by, note, withdraw }, progress) => {
      const args = [...published, ...json, `--by=${by}`, `--note=${note}`, ...(withdraw ? ['--withdraw', 'yes'] : []), ...(to === undefined ? [] : ['--to', to])];
      return (await runCommand(script('rollback'), args, progress)) as ReleaseResult;
    },
    history: async () => (await runCommand(script('history'), [...published, ...json])) as HistoryEntry[],
    verify: async () => (await runCommand(script('verify'), [...published, ...json])) as VerifyResult,
  };
}
