import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { createRaise } from '../../src/tables/checks/context.ts';
import { checkContent, listContent } from '../../src/tables/content.ts';
import type { Issue } from '../../src/tables/issue.ts';
import { temporaryFolder } from '../temporary-folder.ts';

async function check(files: Record<string, string>): Promise<Issue[]> {
  const folder = temporaryFolder();
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const issues: Issue[] = [];
  await checkContent(folder, await listContent(folder), { hotlines: new Set(), findHouseholdKey: () => undefined }, createRaise((issue) => issues.push(issue)));
  return issues;
}

const entry = (lines: string, body = '') => `---\n${lines}\n---\n${body}`;
const good = entry('term: 文号\nplain: 文件的编号。');

test('the glossary of the sample passes', async () => {
  const folder = temporaryFolder();
  cpSync(join(import.meta.dirname, '../../content/glossary'), join(folder, 'glossary'), { recursive: true });
  const files = readdirSync(join(folder, 'glossary'));
  expect(files.length).toBeGreaterThan(60);
  const issues: Issue[] = [];
  await checkContent(folder, await listContent(folder), { hotlines: new Set(), findHouseholdKey: () => undefined }, createRaise((issue) => issues.push(issue)));
  expect(issues).toEqual([]);
});

test.each([
  ['without an explanation', entry('term: 文号'), { row: 1, column: 'plain', message: '文件开头的 plain 没有填写这一项' }],
  ['with an explanation too long for a tooltip', entry(`term: 文号\nplain: ${'很'.repeat(91)}`), { row: 3, column: 'plain', message: '文件开头的 plain 最多 90 个字：一两句话说清楚' }],
  ['with a word that is none of the choices', entry('term: 文号\nplain: 甲\nlink: 总是'), { row: 4, column: 'link', message: '文件开头的 link 只能是 first、normal、never 之一' }],
  ['with an item that is not known', entry('term: 文号\nplain: 甲\nmeaning: 乙'), { row: 4, column: 'meaning', message: '文件开头没有名为“meaning”的项' }],
])('an entry %s is refused, with its line and the remedy', async (_case, text, expected) => {
  const [issue, ...others] = await check({ 'glossary/wen-hao.mdx': text });
  expect(issue).toMatchObject({ code: 'content-invalid', file: 'content/glossary/wen-hao.mdx', ...expected });
  expect(issue!.hint).toContain('请在文件开头的 --- 之间改正');
  expect(others).toEqual([]);
});

test('text below the front matter would not be shown, which is said', async () => {
  const [issue] = await check({ 'glossary/wen-hao.mdx': `${good}更多的话\n` });
  expect(issue).toMatchObject({ file: 'content/glossary/wen-hao.mdx', message: '名词解释的正文不会显示' });
});

test.each(['glossary/文号.mdx', 'glossary/wen-hao.md', 'glossary/Wen-Hao.mdx', 'glossary/a/wen-hao.mdx'])('the name %s is no pinyin, which is said with an example', async (file) => {
  const [issue] = await check({ [file]: good });
  expect(issue).toMatchObject({ file: `content/${file}`, message: '名词解释的文件名不是词语的拼音' });
  expect(issue!.hint).toContain('jian-dang-li-ka.mdx');
});

test('a word that is explained twice is named with the file that explains it first', async () => {
  const issues = await check({ 'glossary/wen-hao.mdx': good, 'glossary/zi-hao.mdx': entry('term: 字号\nforms: [文号]\nplain: 甲') });
  expect(issues).toMatchObject([{ file: 'content/glossary/zi-hao.mdx', column: 'forms', message: '“文号”在 wen-hao.mdx 中已经解释过' }]);
});

test('a related word without an entry is named', async () => {
  const issues = await check({ 'glossary/wen-hao.mdx': entry('term: 文号\nplain: 甲\nrelated: [索引号]') });
  expect(issues).toMatchObject([{ file: 'content/glossary/wen-hao.mdx', column: 'related', message: 'related 中的“索引号”没有名词解释' }]);
});
