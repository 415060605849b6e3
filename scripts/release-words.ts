import type { HistoryEntry, VerifyResult } from '../src/desk/operations.ts';
import { startProgress, type Progress } from './progress.ts';
import { sendStage } from './stage-messages.ts';

/** Tells a person on stderr what was put right first, and a program as a line of JSON: at once, because what follows may be refused. */
export function sayRepaired(format: 'text' | 'json', sentences: readonly string[]): void {
  for (const sentence of sentences) process.stderr.write(`注意：${sentence}\n`);
  if (format === 'json' && sentences.length > 0) process.stdout.write(`${JSON.stringify({ repaired: sentences })}\n`);
}

/** What a person is told when files that had to go are still there. */
export const formatUntidy = (untidy: string | undefined): string =>
  untidy === undefined ? '' : `注意：已经办完，但该清除的旧文件（或撤下的内容）没有清除完：${untidy}\n办法：排除原因后再运行一次，会接着清除\n`;

export const sayWaiting = (): void => void process.stderr.write('另一个构建正在排版，等它完成……\n');

/** Runs stages of a command: shows them to a person, and prints how far each is as lines of JSON for a program. */
export function startStages(format: 'text' | 'json'): Progress['stage'] {
  const progress = startProgress(format === 'text' ? process.stdout : { write: () => undefined }, sendStage);
  return (name, work) => {
    const tell = stageLines(format, name);
    tell(0);
    return progress.stage(name, (tick) =>
      work((done, total) => {
        tick(done, total);
        if (total > 0) tell(done / total);
      }),
    );
  };
}

/** How far a stage is: lines of JSON for a program. */
export function stageLines(format: 'text' | 'json', name: string): (share: number) => void {
  let told = -1;
  return (share) => {
    const percent = Math.floor(share * 100);
    if (format === 'json' && percent !== told) process.stdout.write(`${JSON.stringify({ stage: name, share: percent / 100 })}\n`);
    told = percent;
  };
}

const kindWords = { release: '发布', undo: '撤回' } as const;

function formatEntry({ number, kind, id, returnsTo, at, by, note, asOf, kept, current, pages, inputs, manifest }: HistoryEntry): string {
  const state = [...(current ? ['正在公开'] : []), ...(kept ? [] : ['文件已清理'])].join('，');
  return [
    `${number}. ${kindWords[kind]} ${id}${returnsTo === undefined ? '' : `，换回 ${returnsTo}`}${state === '' ? '' : `（${state}）`}`,
    `   ${at.replace('T', ' ').slice(0, 16)}　${by}　数据截至 ${asOf}`,
    ...(note === undefined ? [] : [`   理由：${note}`]),
    ...(pages === undefined ? [] : [`   页面：新增 ${pages.added}，改动 ${pages.changed}，消失 ${pages.gone}，共 ${pages.total}`]),
    `   manifest.json ${manifest}`,
    ...(inputs ?? []).map(({ file, bytes, sha256 }) => `   ${sha256}  ${file}（${bytes} 字节）`),
    '',
  ].join('\n');
}

/** The history for people, newest first. */
export const formatHistory = (entries: readonly HistoryEntry[]): string => (entries.length === 0 ? '还没有发布过。\n' : [...entries].reverse().map(formatEntry).join('\n'));

const problemWords = { changed: '被改动', missing: '缺失', added: '多出', untrusted: '不可信' } as const;

/** A proof for people. */
export function formatVerification({ id, files, problems }: VerifyResult): string {
  if (problems.length === 0) return `${id}：${files} 个文件与发布时逐字节相同。\n`;
  // Nothing could be proven, and what is in the way says itself how to go on: above all where nothing has been released yet.
  if (id === '' && problems.every(({ file }) => file !== 'current')) return problems.map(({ file, detail }) => `${file}：${detail}\n`).join('');
  const lines = problems.map(({ file, what, detail }) => `${problemWords[what]}  ${file}（${detail}）\n`);
  return `${lines.join('')}${id}：${problems.length} 处与发布时不同。\n办法：用 npm run rollback 换回完好的一次发布，或用 npm run release 重新发布；并查明是谁改动的\n`;
}
