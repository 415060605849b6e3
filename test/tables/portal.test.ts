import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRaise } from '../../src/tables/checks/context.ts';
import type { Issue } from '../../src/tables/issue.ts';
import { readPortal } from '../../src/tables/portal.ts';
import { temporaryFolder } from '../temporary-folder.ts';

async function read(content: string | Uint8Array) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'portal.json'), content);
  const issues: Issue[] = [];
  const portal = await readPortal(folder, createRaise((issue) => issues.push(issue)));
  return { portal, issues, found: issues.map(({ column, message }) => `${column ?? ''}: ${message}`) };
}

const good = { name: '测试公示', region: '990100000000', publisher: '测试局' };

test('the three keys that have no default are enough, with or without a byte order mark', async () => {
  for (const mark of ['', '\uFEFF']) {
    const { portal, issues } = await read(mark + JSON.stringify(good));
    expect(issues).toEqual([]);
    expect(portal).toMatchObject({ ...good, also_covers: [], disclosure: { threshold: 5 } });
  }
});

test('all mistakes come at once, each at the path of its key', async () => {
  const { found } = await read(
    JSON.stringify({
      name: '', regoin: '990100000000', also_covers: ['12'], site: 'x', hotlines: [{ name: 'a' }], disclosure: { threshold: 1, x: 2 },
      notice_days: { unit: 'week' }, honour_rule: { points: { 资金: 1.5 } }, example: 'yes',
    }),
  );
  expect(found).toEqual([
    'name: 至少 1 个字',
    'region: 没有填写这一项',
    'also_covers.0: 应为 12 位区划代码',
    'site: 不是 http:// 或 https:// 开头的完整网址',
    'publisher: 没有填写这一项',
    'hotlines.0.number: 没有填写这一项',
    'disclosure.threshold: 不能小于 2',
    'disclosure.x: 没有名为“x”的项',
    'notice_days.unit: 只能是 calendar、working 之一',
    'honour_rule.points.资金: 应为整数（不加引号）',
    'example: 应为 true 或 false（不加引号）',
    'regoin: 没有名为“regoin”的项',
  ]);
});

test('a mistyped key is told which one was probably meant', async () => {
  const { issues } = await read(JSON.stringify({ ...good, pubIisher: '局' }));
  expect(issues.map(({ hint }) => hint)).toEqual(['是不是想写“publisher”？']);
});

test('what is right is kept, and a region that cannot be used is left empty', async () => {
  const { portal } = await read(JSON.stringify({ ...good, region: 990100000000, disclosure: { threshold: 9 }, site: 'x' }));
  expect(portal).toMatchObject({ name: '测试公示', region: '', disclosure: { threshold: 9 }, site: 'https://gongshi.example' });
});

test.each([
  ['a list', '[]', ': 应为用 { } 括起来的内容'],
  ['a comma too many', '{\n "name": "x",\n}', ': portal.json 不是有效的 JSON，问题在第 3 行第 1 个字符附近'],
  ['GBK bytes', Buffer.from([0x7b, 0x22, 0xcd, 0xfb, 0x22, 0x7d]), ': portal.json 不是 UTF-8 编码'],
])('%s is said to be no portal.json', async (_case, content, message) => {
  expect((await read(content)).found[0]).toBe(message);
});

test('a folder called portal.json is said to be unreadable', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'portal.json'));
  const issues: Issue[] = [];
  await readPortal(folder, createRaise((issue) => issues.push(issue)));
  expect(issues.map(({ code }) => code)).toEqual(['portal-not-json']);
});

test('a personal number is not repeated, be it a value, a key or part of a mistake', async () => {
  const { issues } = await read(`{"name":"13900000000","13900000001":{"x":1},"region":"990100000000","publisher":"局"}`);
  expect(issues.map(({ code, column }) => [code, column])).toEqual([['personal-data', 'name'], ['personal-data', '（已隐去）']]);
  expect(JSON.stringify(issues)).not.toMatch(/1390000000/);
});

test.each(['javascript:alert(1)', 'JavaScript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x', 'ftp://a.example', 'https:///', '//a.example'])(
  'the link %j is refused, in the footer and as the address of the site',
  async (url) => {
    const { found, portal } = await read(JSON.stringify({ ...good, site: url, footer_links: [{ title: '省网', url }] }));
    const message = '不是 http:// 或 https:// 开头的完整网址';
    expect(found).toEqual([`site: ${message}`, `footer_links.0.url: ${message}`]);
    expect(portal).toMatchObject({ site: 'https://gongshi.example', footer_links: [] });
  },
);

test.each(['https://gongshi.example', 'http://localhost:4321', 'https://公示.中国/a?b=c', 'HTTPS://GONGSHI.EXAMPLE:8443/'])(
  'the link %s is let through',
  async (url) => expect((await read(JSON.stringify({ ...good, site: url, footer_links: [{ title: '省网', url }] }))).issues).toEqual([]),
);

test('a name, a publisher or a title of blanks is none', async () => {
  const blank = ' \u3000';
  const { found } = await read(
    JSON.stringify({
      ...good, name: blank, publisher: blank, hotlines: [{ name: blank, number: '12317' }], footer_links: [{ title: blank, url: 'https://a.example' }],
    }),
  );
  expect(found).toEqual(['name', 'publisher', 'hotlines.0.name', 'footer_links.0.title'].map((key) => `${key}: 至少 1 个字`));
});

test('a key that stands twice is named, at whatever depth, and the same key in two objects is not', async () => {
  const { found } = await read(
    '{"name":"a \\"name\\": {","region":"990100000000","publisher":"局","contact":{"phone":"1","ph\\u006fne":"2"},"n\\u0061me":"b",' +
      '"hotlines":[{"name":"甲","number":"123"},{"name":"乙","number":"124","name":"丙"}]}',
  );
  const message = '同一项写了两次，不知道以哪个为准';
  expect(found).toEqual([`contact.phone: ${message}`, `name: ${message}`, `hotlines.1.name: ${message}`]);
});

test('a personal key is named as personal data wherever it stands, and nothing below it spells it out', async () => {
  const { issues } = await read(JSON.stringify({ ...good, contact: { '11010519491231002X': { a: '13900000000' }, phone: 1 } }));
  expect(issues.map(({ code, column }) => [code, column])).toEqual([
    ['portal-invalid', 'contact.phone'],
    ['personal-data', 'contact.（已隐去）'],
    ['personal-data', 'contact.（已隐去）.a'],
  ]);
  expect(JSON.stringify(issues)).not.toMatch(/11010519|1390000/);
});

test.each([
  ['a citizen id as its number', { name: '热线', number: '11010519491231002X' }, 'number'],
  ['a bank card as its number', { name: '热线', number: '6222 0212 3456 7890 128' }, 'number'],
  ['two phones as its number', { name: '热线', number: '13900000000、13911111111' }, 'number'],
  ["somebody else's phone in its name", { name: '张主任13911111111', number: '13900000000' }, 'name'],
  ["another hotline's phone in its name", { name: '同 13922222222', number: '13900000000' }, 'name'],
])('a hotline with %s is personal data', async (_case, hotline, key) => {
  const { issues } = await read(JSON.stringify({ ...good, hotlines: [hotline, { name: '二', number: '13922222222' }] }));
  expect(issues.map(({ code, column }) => [code, column])).toEqual([['personal-data', `hotlines.0.${key}`]]);
  expect(JSON.stringify(issues)).not.toMatch(/11010519|6222|1391111|1392222/);
});

test.each(['12317', '0990-7654321 转 8', '（0990）7654321', '+86 139 0000 0000', '4000-12345-6'])('%s is a hotline', async (number) => {
  expect((await read(JSON.stringify({ ...good, hotlines: [{ name: `热线 ${number}`, number }] }))).issues).toEqual([]);
});

test('words without a number are no hotline', async () => {
  const { found } = await read(JSON.stringify({ ...good, hotlines: [{ name: '热线', number: '见公示栏' }] }));
  expect(found).toEqual(['hotlines.0.number: 应为电话号码']);
});
