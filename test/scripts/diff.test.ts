import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ChangeReport } from '../../src/changes/report.ts';
import { runNpm } from '../site/commands.ts';
import { writeTinyPortal } from '../site/tiny-portal.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** The tiny portal, published as it is and at hand to be changed. */
function publishTiny(): { data: string; content: string; published: string; arguments: string[] } {
  const folder = temporaryFolder();
  writeTinyPortal(folder);
  const [data, content, published] = [join(folder, 'data'), join(folder, 'content'), join(folder, 'published')];
  const release = join(published, 'releases', '20200630-kqmztb');
  mkdirSync(join(release, 'inputs'), { recursive: true });
  for (const name of ['data', 'content']) cpSync(join(folder, name), join(release, 'inputs', name), { recursive: true });
  writeFileSync(join(release, 'manifest.json'), JSON.stringify({ asOf: '2020-06-30' }));
  symlinkSync('releases/20200630-kqmztb/site', join(published, 'current'));
  return { data, content, published, arguments: ['--published', published, '--data', data, '--content', content, '--as-of', '2020-07-01'] };
}

function edit(path: string, from: string, to: string): void {
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

test('what was published is compared with what is at hand, as JSON and nothing else, and as text', () => {
  const portal = publishTiny();
  edit(join(portal.data, 'funds.csv'), ',120,', ',1200,');
  mkdirSync(join(portal.content, 'notices'));
  writeFileSync(join(portal.content, 'notices', 'long.mdx'), '正文。\n');
  const json = runNpm('diff', [...portal.arguments, '--format', 'json']);
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
  const text = runNpm('diff', portal.arguments);
  expect([text.status, text.stderr]).toEqual([0, '']);
  expect(text.stdout).toContain('资金规模 120 万元 → 1,200 万元');
});

test('before the first release everything is new and no note is needed', () => {
  const portal = publishTiny();
  const { status, stdout } = runNpm('diff', [...portal.arguments.slice(2), '--published', join(portal.published, 'none'), '--format', 'json']);
  const report = JSON.parse(stdout) as ChangeReport;
  expect([status, report.needsNote, report.since, report.asOf]).toEqual([0, false, undefined, { after: '2020-07-01' }]);
  expect(report.tables.map(({ table, counts }) => [table, counts.added])).toEqual([['regions', 5], ['villages', 2], ['funds', 1], ['projects', 3]]);
});

test('errors in the new data are reported as the check reports them, with its exit code', () => {
  const portal = publishTiny();
  edit(join(portal.data, 'funds.csv'), ',120,', ',一百,');
  const args = ['--data', portal.data, '--content', portal.content, '--as-of', '2020-07-01'];
  for (const format of ['text', 'json']) {
    const [diff, check] = [runNpm('diff', [...portal.arguments, '--format', format]), runNpm('check', [...args, '--format', format])];
    expect(diff.status).toBe(1);
    expect(diff.stdout).toBe(check.stdout);
  }
});

test('a published release without its inputs or its record is named, with what to do', () => {
  const { arguments: args, published } = publishTiny();
  writeFileSync(join(published, 'releases/20200630-kqmztb/manifest.json'), '{}');
  const { status, stderr } = runNpm('diff', args);
  expect(status).toBe(2);
  expect(stderr).toMatch(/截止日[^]*manifest\.json[^]*办法：/);
});
