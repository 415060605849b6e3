import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ChangeReport } from '../../src/changes/report.ts';
import { listInputs } from '../../src/pipeline/input-files.ts';
import { openStore, type Store } from '../../src/release/store/store.ts';
import { undo } from '../../src/release/store/undo.ts';
import { publishRelease } from '../../src/release/store/switch.ts';
import { makeRelease, portal, quickDisk } from '../release/store/small-store.ts';
import { runNpm } from '../site/commands.ts';
import { writeTinyPortal } from '../site/tiny-portal.ts';
import { temporaryFolder } from '../temporary-folder.ts';

function publishFolders(store: Store, word: string, data: string, content: string): void {
  const release = makeRelease(store, word, { manifest: { inputs: listInputs({ dataDir: data, contentDir: content }) } });
  rmSync(join(release.folder, 'inputs'), { recursive: true });
  for (const [name, folder] of Object.entries({ data, content })) cpSync(folder, join(release.folder, 'inputs', name), { recursive: true });
  publishRelease(store, release, {});
}

/** The tiny portal, published as it is and at hand to be changed. */
function publishTiny(): { data: string; content: string; published: string; arguments: string[] } {
  const folder = temporaryFolder();
  writeTinyPortal(folder);
  const [data, content, published] = [join(folder, 'data'), join(folder, 'content'), join(folder, 'published')];
  publishFolders(openStore(published, portal, quickDisk), 'kqmztb', data, content);
  return { data, content, published, arguments: ['--published', published, '--data', data, '--content', content, '--as-of', '2020-07-01'] };
}

function edit(path: string, from: string, to: string): void {
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

test('what was published is compared with what is at hand, as JSON and nothing else, and as text', () => {
  const tiny = publishTiny();
  edit(join(tiny.data, 'funds.csv'), ',120,', ',1200,');
  mkdirSync(join(tiny.content, 'notices'));
  writeFileSync(join(tiny.content, 'notices', 'long.mdx'), '正文。\n');
  const json = runNpm('diff', [...tiny.arguments, '--format', 'json']);
  expect([json.status, json.stderr]).toEqual([0, '']);
  const report = JSON.parse(json.stdout) as ChangeReport;
  expect(report).toMatchObject({
    since: '20200630-kqmztb',
    asOf: { before: '2020-06-30', after: '2020-07-01' },
    tables: [{ table: 'funds', counts: { added: 0, changed: 1, removed: 0 }, changed: [{ key: 'ZY2020-1', row: 2, cells: [{ before: '120 万元', after: '1,200 万元' }] }] }],
    content: [{ file: 'content/notices/long.mdx', what: 'added' }],
    warnings: [{ code: 'amount-unit' }],
    needsNote: true,
  });
  const text = runNpm('diff', tiny.arguments);
  expect([text.status, text.stderr]).toEqual([0, '']);
  expect(text.stdout).toContain('资金规模 120 万元 → 1,200 万元');
});

test('what was taken back and is offered again unchanged needs a note, though nothing public changes', () => {
  const tiny = publishTiny();
  const villages = join(tiny.data, 'villages.csv');
  writeFileSync(villages, readFileSync(villages, 'utf8').replace(/\n$/, '\n\n'));
  const store = openStore(tiny.published, portal, quickDisk);
  publishFolders(store, 'second', tiny.data, tiny.content);
  expect(JSON.parse(runNpm('diff', [...tiny.arguments, '--format', 'json']).stdout)).not.toHaveProperty('isAgain');
  undo(store, { at: '2020-07-01T10:00:00+08:00', by: '信息科', note: '有误' });
  expect(JSON.parse(runNpm('diff', [...tiny.arguments, '--format', 'json']).stdout)).toMatchObject({ needsNote: false, isAgain: true });
  expect(runNpm('diff', tiny.arguments).stdout).toContain('这正是撤回了的那份数据：发布时要写说明。');
});

test('before the first release everything is new and no note is needed', () => {
  const tiny = publishTiny();
  const { status, stdout } = runNpm('diff', [...tiny.arguments.slice(2), '--published', join(tiny.published, 'none'), '--format', 'json']);
  const report = JSON.parse(stdout) as ChangeReport;
  expect([status, report.needsNote, report.since, report.asOf]).toEqual([0, false, undefined, { after: '2020-07-01' }]);
  expect(report.tables.map(({ table, counts }) => [table, counts.added])).toEqual([['regions', 5], ['villages', 2], ['funds', 1], ['projects', 3]]);
});

test('errors in the new data are reported as the check reports them, with its exit code', () => {
  const tiny = publishTiny();
  edit(join(tiny.data, 'funds.csv'), ',120,', ',一百,');
  const args = ['--data', tiny.data, '--content', tiny.content, '--as-of', '2020-07-01'];
  for (const format of ['text', 'json']) {
    const [diff, check] = [runNpm('diff', [...tiny.arguments, '--format', format]), runNpm('check', [...args, '--format', format])];
    expect(diff.status).toBe(1);
    expect(diff.stdout).toBe(check.stdout);
  }
});

test('a published release without its inputs is named, with what to do', () => {
  const { arguments: args, published } = publishTiny();
  rmSync(join(published, 'releases/20200630-kqmztb/inputs'), { recursive: true });
  const { status, stderr } = runNpm('diff', args);
  expect(status).toBe(2);
  expect(stderr).toMatch(/已发布的版本[^]*inputs[^]*办法：/);
});
