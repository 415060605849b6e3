import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { createCommands } from '../../src/desk/commands.ts';
import type { Operations } from '../../src/desk/operations.ts';
import { writeTinyPortal } from '../site/tiny-portal.ts';
import { temporaryFolder } from '../temporary-folder.ts';

interface Folders {
  folder: string;
  operations: Operations;
}

/** Commands that are not ours but say what ours would. */
function pretend(scripts: Record<string, string>): Folders {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'scripts'));
  for (const [name, text] of Object.entries(scripts)) writeFileSync(join(folder, 'scripts', `${name}.ts`), text);
  const operations = createCommands({ scripts: join(folder, 'scripts'), dataDir: join(folder, 'data'), contentDir: join(folder, 'content'), publishedDir: join(folder, 'published') });
  return { folder, operations };
}

function real(): Folders {
  const folder = temporaryFolder();
  writeTinyPortal(folder);
  const operations = createCommands({
    scripts: resolve(import.meta.dirname, '../../scripts'),
    dataDir: join(folder, 'data'),
    contentDir: join(folder, 'content'),
    publishedDir: join(folder, 'published'),
    asOf: '2020-06-30',
  });
  return { folder, operations };
}

const say = (...lines: object[]): string => lines.map((line) => `console.log(${JSON.stringify(JSON.stringify(line))});`).join('\n');
const hear = (): { stages: object[]; progress: (stage: object) => void } => {
  const stages: object[] = [];
  return { stages, progress: (stage) => void stages.push(stage) };
};

test('what a command puts right and its stages are passed on, and its last line is what it found', async () => {
  const { operations } = pretend({ release: say({ repaired: ['修好了'] }, { stage: '检查', share: 0.4 }, { stage: '排版' }, { done: { id: 'x', pages: {} } }) });
  const { stages, progress } = hear();
  expect(await operations.publish({ by: '科', acceptWarnings: true }, progress)).toEqual({ id: 'x', pages: {} });
  expect(stages).toEqual([{ repaired: ['修好了'] }, { name: '检查', share: 0.4 }, { name: '排版' }]);
});

test('words that begin like an option, or hold signs of a shell, arrive as they are', async () => {
  const { operations } = pretend({ release: 'console.log(JSON.stringify({ done: process.argv.slice(2) }))' });
  const args = (await operations.publish({ by: '--by', note: '--to x; $(id) "更正"', acceptWarnings: false }, () => undefined)) as unknown as string[];
  expect(args).toContain('--by=--by');
  expect(args).toContain('--note=--to x; $(id) "更正"');
  expect(args).not.toContain('--accept-warnings');
});

test('a refusal comes in the words of the command, with its report', async () => {
  const report = { errors: 1, warnings: 0, notes: 0, issues: [] };
  const { operations } = pretend({ release: `${say({ stage: '检查' }, { refused: { message: '数据有错误', hint: '请改', report } })} process.exitCode = 1;` });
  await expect(operations.preview({}, () => undefined)).rejects.toMatchObject({ message: '数据有错误', hint: '请改', report });
});

test('a refusal that a command only had words for is understood as well', async () => {
  const { operations } = pretend({ verify: "console.error('出错：磁盘已满，写不下了\\n位置：/x\\n办法：腾出空间'); process.exit(2);" });
  await expect(operations.verify()).rejects.toMatchObject({ message: '磁盘已满，写不下了', where: '/x', hint: '腾出空间' });
});

test.each([
  ['that crashes', "console.log('{\"stage\":\"检查\"}'); throw new Error('boom')"],
  ['that is killed', "process.kill(process.pid, 'SIGKILL')"],
  ['that says nothing', ''],
  ['that breaks off in the middle of a line', "process.stdout.write('{\"done\":{\"id\"'); process.exit(3)"],
])('a command %s is a refusal that leaves the desk alive', async (_, text) => {
  const { operations } = pretend({ release: text });
  await expect(operations.publish({ by: '科', acceptWarnings: false }, () => undefined)).rejects.toMatchObject({ message: expect.stringContaining('没有完成') as string, hint: expect.stringContaining('仍是完整的一版') as string });
});

test('problems that verify finds are no refusal, whatever its exit code', async () => {
  const done = { id: 'x', files: 3, problems: [{ file: 'a', what: 'changed', detail: '' }] };
  const { operations } = pretend({ verify: `${say({ done })} process.exitCode = 1;` });
  expect(await operations.verify()).toEqual(done);
});

test('the real check is understood, with errors and without', async () => {
  const { folder, operations } = real();
  expect(await operations.check()).toMatchObject({ errors: 0 });
  const path = join(folder, 'data/projects.csv');
  writeFileSync(path, readFileSync(path, 'utf8').replace(',60,', ',六十,'));
  expect(await operations.check()).toMatchObject({ errors: 1 });
  await expect(operations.diff()).rejects.toMatchObject({ report: { errors: 1 } });
});

test('the real check and diff refuse in words for the desk', async () => {
  const { folder, operations } = real();
  rmSync(join(folder, 'data'), { recursive: true });
  const refused = { message: expect.stringContaining('没有这个文件夹') as string, atDesk: expect.stringContaining('技术人员') as string };
  await expect(operations.check()).rejects.toMatchObject(refused);
  await expect(operations.diff()).rejects.toMatchObject(refused);
});

test('the real report is a workbook', async () => {
  const { folder, operations } = real();
  await operations.writeReport(join(folder, 'report.xlsx'));
  expect(readFileSync(join(folder, 'report.xlsx')).subarray(0, 2).toString()).toBe('PK');
});

test('the real diff, history and verify are understood where nothing is published yet', async () => {
  const { operations } = real();
  const changes = await operations.diff();
  expect(changes.since).toBeUndefined();
  expect(changes.tables.map(({ table }) => table)).toContain('projects');
  expect(await operations.history()).toEqual([]);
  expect(await operations.verify()).toMatchObject({ files: 0, problems: [{ what: 'untrusted' }] });
});
