import { describe, expect, test } from 'vitest';
import { checkPortal } from '../../src/tables/check.ts';
import type { Issue } from '../../src/tables/issue.ts';
import { formatReport, reportJson } from '../../src/tables/report.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { asOf, goodPortalJson, goodRows, type Rows } from './checks/good-portal.ts';
import { writePortal } from './checks/write-portal.ts';

const key = 'h7k2q9x4';
const secrets = [
  ['a citizen id', '11010519491231002X', 'personal-data'],
  ['a mobile phone', '13900000000', 'personal-data'],
  ['a household key', key, 'household-key'],
] as const;

/** Checks a good portal with one thing changed; nothing that is said of it may hold `secret`. */
async function check(secret: string, change: (rows: Rows) => void, files: Record<string, string> = {}): Promise<Issue[]> {
  const rows = goodRows();
  change(rows);
  const { report, data } = await checkPortal({ ...writePortal(temporaryFolder(), rows, files), asOf });
  expect(data).toBeUndefined();
  expect(formatReport(report) + reportJson(report)).not.toContain(secret);
  return report.issues;
}

const unchanged = (): void => undefined;
const page = (body: string): string => `---\ntitle: 说明\nsummary: 一页说明\n---\n\n第一段。\n\n${body}\n`;

describe.each(secrets)('%s', (_case, secret, code) => {
  test('in a cell of text is refused at its row and column', async () => {
    const issues = await check(secret, (rows) => void (rows.projects[1]!.task = `为${secret}修路`));
    expect(issues).toMatchObject([{ severity: 'error', code, file: 'projects.csv', row: 3, column: '建设任务' }]);
  });

  test('in the text of a notice is refused at its line', async () => {
    const issues = await check(secret, unchanged, { 'content/notices/工作提示.md': `第一行\n\n请找${secret}。\n` });
    expect(issues).toMatchObject([{ severity: 'error', code, file: 'content/notices/工作提示.md', row: 3 }]);
  });

  test('in a page of MDX is refused at its line', async () => {
    const issues = await check(secret, unchanged, { 'content/pages/说明.mdx': page(`<p title="${secret}">第二段。</p>`) });
    expect(issues).toMatchObject([{ severity: 'error', code, file: 'content/pages/说明.mdx', row: 8 }]);
  });

  test('in the name of a page is refused, and the name is not repeated', async () => {
    const issues = await check(secret, unchanged, { [`content/pages/说明-${secret}.mdx`]: page('第二段。') });
    expect(issues).toMatchObject([{ severity: 'error', code }]);
    expect(issues[0]?.file).toMatch(/^content\//);
  });
});

test('a household key in portal.json is refused at its path', async () => {
  const portal = JSON.stringify({ ...goodPortalJson, publisher: `测试局${key}` });
  expect(await check(key, unchanged, { 'data/portal.json': portal })).toMatchObject([{ code: 'household-key', file: 'portal.json', column: 'publisher' }]);
});

test('a household key that is also the code of a project is refused, with what to do', async () => {
  const issues = await check(key, (rows) => {
    for (const row of [...rows.registry, ...rows.registry_events]) if (row.household_key === key) row.household_key = 'QS2020-0017';
    rows.needs[1]!.need_id = 'qs2020-0017';
  });
  expect(issues).toMatchObject([{ code: 'household-key', file: 'needs.csv', row: 3, column: '需求编号' }]);
  expect(issues[0]?.hint).toContain('换一个随机编码');
});

test('a household key that is also the code of a region is refused', async () => {
  const issues = await check('990102101202', (rows) => {
    for (const row of [...rows.registry, ...rows.registry_events]) if (row.household_key === key) row.household_key = '990102101202';
  });
  expect(issues).toMatchObject([{ code: 'household-key', file: 'regions.csv', row: 7, column: '区划代码' }]);
});

test('a message of the reader or of another check that would quote a household key does not', async () => {
  const wrongWord = await check(key, (rows) => void (rows.projects[1]!.status = key as never));
  expect(wrongWord.map(({ code }) => code)).toContain('choice-unknown');
  const wrongCode = await check(key, (rows) => void (rows.findings[0]!.inspection_id = key));
  expect(wrongCode).toMatchObject([{ code: 'unknown-reference', file: 'findings.csv', row: 2 }]);
});

test('numbers for keys are warned about once, and published', async () => {
  const rows = goodRows();
  const numbers = new Map(rows.registry.map((row, index) => [row.household_key, String(index + 1)]));
  for (const row of [...rows.registry, ...rows.registry_events]) row.household_key = numbers.get(row.household_key)!;
  const { report, data } = await checkPortal({ ...writePortal(temporaryFolder(), rows), asOf });
  expect(report.issues).toMatchObject([{ severity: 'warning', code: 'household-key-untellable', file: 'registry.csv', row: 2 }]);
  expect(report.issues[0]?.message).toContain('2 户');
  expect(data).toBeDefined();
});
