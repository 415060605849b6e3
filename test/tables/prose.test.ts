import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { createRaise } from '../../src/tables/checks/context.ts';
import { checkContent, listContent } from '../../src/tables/content.ts';
import type { Issue } from '../../src/tables/issue.ts';
import { temporaryFolder } from '../temporary-folder.ts';

async function issuesIn(folder: string): Promise<Issue[]> {
  const issues: Issue[] = [];
  await checkContent(folder, await listContent(folder), { hotlines: new Set(), findHouseholdKey: () => undefined }, createRaise((issue) => issues.push(issue)));
  return issues;
}

async function check(file: string, content: string | Uint8Array, more: string[] = []): Promise<Issue[]> {
  const folder = temporaryFolder();
  for (const path of [file, ...more]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), path === file ? content : '');
  }
  return issuesIn(folder);
}

const brief = (issues: Issue[]) => issues.map(({ code, row }) => [code, row]);

test('the prose of the sample passes', async () => {
  const folder = temporaryFolder();
  cpSync(join(import.meta.dirname, '../../content'), folder, { recursive: true });
  expect((await listContent(folder)).length).toBeGreaterThan(8);
  expect(await issuesIn(folder)).toEqual([]);
});

test.each([
  ['a brace left open', '甲\n\n乙 {丙\n', 3],
  ['a tag left open', '甲\n\n<b>乙\n', 3],
  ['a less-than sign', '收入 <3000 元', 1],
  ['an HTML comment', '甲\n<!-- 乙 -->', 2],
  ['a picture that is not there', '甲\n\n![村貌](village.png)\n', 3],
  ['an address with a broken percent sign', '![甲](/%E0%A4%A)', 1],
])('%s is a mistake at its line', async (_case, text, row) => {
  expect(brief(await check('notices/a.mdx', text))).toEqual([['content-invalid', row]]);
});

test.each([
  ['an expression', '甲 {process.env.HOME}'],
  ['an import', 'import os from "node:os"\n\n甲'],
  ['an export', 'export const a = 1'],
  ['a line that only looks like an import', 'import 进口'],
  ['a component', '<Chart />'],
  ['a member of an object', '<a.b />'],
  ['a script', '<script>alert(1)</script>'],
  ['an attribute with an expression', '<p title={process.cwd()}>甲</p>'],
  ['spread attributes', '<p {...process.env}>甲</p>'],
  ['an event', '<p onclick="alert(1)">甲</p>'],
  ['a directive', '<p set:html="甲"></p>'],
  ['a link that runs', '[甲](javascript:alert(1))'],
  ['a reference to a link that runs', '[甲][b]\n\n[b]: JavaScript:alert(1)'],
  ['an element that links to what runs', '<a href="java&#10;script:alert(1)">甲</a>'],
])('%s in prose is refused', async (_case, text) => {
  const codes = (await check('notices/a.mdx', text)).map(({ code }) => code);
  expect(new Set(codes)).toEqual(new Set(['content-code']));
});

test.each([
  ['a script', '甲\n\n<script>alert(1)</script>'],
  ['an event', '甲\n\n<p class="a" onclick="alert(1)">乙</p>'],
  ['a link that runs', '甲\n\n<a href="javascript:alert(1)">乙</a>'],
])('%s in plain Markdown is refused', async (_case, text) => {
  expect(brief(await check('notices/a.md', text))).toEqual([['content-code', 3]]);
});

test('what only looks like code passes: in plain Markdown, in code spans, in comments, and in plain elements', async () => {
  expect(await check('notices/a.md', '甲 {乙}\n\n收入 <3000 元\n\nimport 进口\n\n<p>onset=1</p>')).toEqual([]);
  const mdx = '`{甲}`\n\n```\nimport 进口\n```\n\n{/* 备注 */}\n\n<h2 id="a">甲</h2>\n\n[乙](https://a.example "丙") [丁](#a) [电话](tel:12317)\n\n![村貌](图.png) ![网上](/图.png)\n';
  expect(await check('notices/a.mdx', mdx, ['notices/图.png'])).toEqual([]);
});

const page = (front: string, body = '正文') => `---\n${front}\n---\n\n${body}\n`;

test('front matter is held to the schema of its folder, each mistake at its line', async () => {
  const policy = 'title: 2018\ndocument: 甲\nsource: 乙\nplace: 丙\norder: 一\nsummary: " "\nfigures:\n  - label: 丁\nyaer: 2018';
  const issues = await check('policies/a.mdx', page(policy));
  expect(issues.map(({ code, row, column }) => [code, row, column])).toEqual([
    ['content-invalid', 2, 'title'],
    ['content-invalid', 1, 'issuer'],
    ['content-invalid', 6, 'order'],
    ['content-invalid', 7, 'summary'],
    ['content-invalid', 8, 'figures.0.value'],
    ['content-invalid', 10, 'yaer'],
  ]);
  expect(brief(await check('pages/a.mdx', '没有开头'))).toEqual([['content-invalid', 1], ['content-invalid', 1]]);
  expect(await check('notices/a.md', page('anything: 1'))).toEqual([]);
});

test('front matter that cannot be read is a mistake at its line, and the rows after front matter are the file\'s own', async () => {
  expect(brief(await check('pages/a.mdx', page('title: 甲\nsummary: "乙')))).toEqual([['content-invalid', 4]]);
  expect(brief(await check('pages/a.mdx', page('title: 甲: 乙\nsummary: 丙')))).toEqual([['content-invalid', 2]]);
  expect(brief(await check('pages/a.mdx', page('title: 甲\nsummary: 乙', '{1}').replaceAll('\n', '\r\n')))).toEqual([['content-code', 6]]);
});

test('prose that is not UTF-8 is told to be saved again', async () => {
  const [issue, ...others] = await check('notices/a.md', Buffer.from([0xcd, 0xfb, 0xba, 0xcc]));
  expect(issue).toMatchObject({ code: 'content-invalid', file: 'content/notices/a.md', message: '文件不是 UTF-8 编码' });
  expect(others).toEqual([]);
});
