import { readdirSync, readFileSync } from 'node:fs';
import { parseFrontmatter } from '@astrojs/internal-helpers/frontmatter';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

/**
 * The numbers of the five source documents, transcribed from them by hand in the order in which they stand there.
 * The documents themselves are not part of the project. Years, dates and section numbers count as numbers too.
 */
const sourceFigures: readonly (readonly [figure: string, source: string])[] = [
  ['1至2项', 'panjin'],
  ['1项', 'panjin'],

  ['2022-06-11', 'huaian'],
  ['3—5年', 'huaian'],
  ['2500元以上', 'huaian'],
  ['5万元以上', 'huaian'],
  ['2012年', 'huaian'],
  ['223个', 'huaian'],
  ['1.5万人以上', 'huaian'],
  ['90%以上', 'huaian'],
  ['500元', 'huaian'],
  ['20%左右', 'huaian'],
  ['50%贴息', 'huaian'],
  ['1000元以上', 'huaian'],
  ['300万元', 'huaian'],
  ['100万元', 'huaian'],
  ['12号', 'huaian'],
  ['1000万元', 'huaian'],
  ['100个', 'huaian'],
  ['1000㎡', 'huaian'],
  ['600元/㎡', 'huaian'],
  ['40万元', 'huaian'],
  ['10万元', 'huaian'],
  ['1-2人', 'huaian'],
  ['1/2以上', 'huaian'],
  ['300元', 'huaian'],
  ['80元', 'huaian'],
  ['60元', 'huaian'],

  ['2017-12-18', 'qianjiang'],
  ['22个', 'qianjiang'],
  ['3个', 'qianjiang'],
  ['2014年', 'qianjiang'],
  ['51个', 'qianjiang'],
  ['22108户', 'qianjiang'],
  ['64052人', 'qianjiang'],
  ['27个', 'qianjiang'],
  ['24399人', 'qianjiang'],
  ['8个', 'qianjiang'],
  ['13个', 'qianjiang'],
  ['1691人', 'qianjiang'],
  ['5个', 'qianjiang'],
  ['11部门', 'qianjiang'],
  ['2017年', 'qianjiang'],
  ['42家', 'qianjiang'],
  ['2020年', 'qianjiang'],

  ['21.3.2017', 'sichuan'],
  ['2012年', 'sichuan'],
  ['750万人', 'sichuan'],
  ['2015年', 'sichuan'],
  ['380万人', 'sichuan'],
  ['2016年', 'sichuan'],
  ['5个', 'sichuan'],
  ['2350个', 'sichuan'],
  ['105万', 'sichuan'],
  ['3+10', 'sichuan'],
  ['2011-2020年', 'sichuan'],
  ['88个', 'sichuan'],
  ['46名', 'sichuan'],
  ['121名', 'sichuan'],
  ['1320名', 'sichuan'],
  ['45个', 'sichuan'],
  ['11501个', 'sichuan'],
  ['6次', 'sichuan'],
  ['40名', 'sichuan'],
  ['48名', 'sichuan'],
  ['239万人', 'sichuan'],
  ['116万人', 'sichuan'],
  ['121.1万人', 'sichuan'],
  ['161.9万人', 'sichuan'],
  ['2.9万人', 'sichuan'],
  ['70个', 'sichuan'],
  ['100多亿元', 'sichuan'],
  ['300万元', 'sichuan'],
  ['8800万元', 'sichuan'],
  ['160个', 'sichuan'],
  ['3.9亿元', 'sichuan'],
  ['3.4亿元', 'sichuan'],
  ['300公顷', 'sichuan'],
  ['442.5万元', 'sichuan'],
  ['13.28亿元', 'sichuan'],
  ['16282个', 'sichuan'],
  ['460.29万户', 'sichuan'],
  ['4年', 'sichuan'],
  ['625户', 'sichuan'],
  ['4482户', 'sichuan'],
  ['8781户', 'sichuan'],
  ['132个', 'sichuan'],
  ['44万名', 'sichuan'],
  ['81万名', 'sichuan'],
  ['15年', 'sichuan'],
  ['9+3', 'sichuan'],
  ['29个', 'sichuan'],
  ['13县', 'sichuan'],
  ['1个', 'sichuan'],
  ['2.5万元/人', 'sichuan'],
  ['0至6岁', 'sichuan'],
  ['3万元/人', 'sichuan'],
  ['0.5万元/人', 'sichuan'],
  ['120元/人', 'sichuan'],
  ['10%以内', 'sichuan'],
  ['2020年', 'sichuan'],
  ['32.9万名', 'sichuan'],
  ['65%', 'sichuan'],
  ['100%', 'sichuan'],
  ['15万-20万元', 'sichuan'],
  ['20亿元', 'sichuan'],
  ['8703户', 'sichuan'],
  ['5.6万个', 'sichuan'],
  ['3417个', 'sichuan'],
  ['200万元', 'sichuan'],
  ['4.7万人', 'sichuan'],
  ['1.1万个', 'sichuan'],
  ['9+2', 'sichuan'],
  ['84.2万人', 'sichuan'],

  ['2020年', 'luoyang'],
  ['2019年', 'luoyang'],
  ['6个', 'luoyang'],
  ['669个', 'luoyang'],
  ['31.67万', 'luoyang'],
  ['2018年', 'luoyang'],
  ['200人以上', 'luoyang'],
  ['01', 'luoyang'],
  ['02', 'luoyang'],
  ['03', 'luoyang'],
  ['05', 'luoyang'],
];

/** What a page adds by its own arithmetic, and says so. */
const ownArithmetic: Readonly<Record<string, readonly string[]>> = { sichuan: ['13.275'] };

const frontMatter = z.strictObject({
  title: z.string().min(1),
  document: z.string().min(1),
  issuer: z.string().min(1),
  source: z.string().min(1),
  place: z.string().min(1),
  year: z.int().optional(),
  order: z.int(),
  summary: z.string().regex(/^[^。]+。$/),
  figures: z
    .array(z.strictObject({ label: z.string().min(1), value: z.string().min(1), note: z.string().min(1).optional() }))
    .min(1),
  reference: z.literal(true),
  targets: z.array(z.strictObject({ promise: z.string().min(1), due: z.string().min(1).optional(), note: z.string().min(1).optional() })).min(3),
  charts: z.array(z.strictObject({ title: z.string(), unit: z.string(), rows: z.array(z.strictObject({ label: z.string(), number: z.number() })), note: z.string().optional() })).default([]),
  steps: z.array(z.strictObject({ title: z.string(), steps: z.array(z.string()).min(2) })).min(1),
});

/** What a page says in its pictures and in its table of targets. */
const wordsBeside = ({ targets, charts, steps }: z.output<typeof frontMatter>): string[] => [
  ...targets.flatMap(({ promise, due = '', note = '' }) => [promise, due, note]),
  ...charts.flatMap(({ title, unit, rows, note = '' }) => [title, unit, note, ...rows.flatMap(({ label, number }) => [label, String(number)])]),
  ...steps.flatMap((one) => [one.title, ...one.steps]),
];

const numbersIn = (text: string): string[] => text.match(/\d+(?:\.\d+)?/g) ?? [];

const sourceNumbers = (source: string): Set<string> =>
  new Set(sourceFigures.filter(([, from]) => from === source).flatMap(([figure]) => splitDate(figure)));

/** A date written with points is three numbers, not a decimal. */
const splitDate = (figure: string): string[] =>
  /^\d+\.\d+\.\d+$/.test(figure) ? figure.split('.') : numbersIn(figure);

const folder = new URL('../../content/policies/', import.meta.url);
const all = readdirSync(folder)
  .sort()
  .map((file) => {
    const { frontmatter, content } = parseFrontmatter(readFileSync(new URL(file, folder), 'utf8'));
    // Numbers that only count the items of a list are Markdown, not figures.
    return { name: file.replace('.mdx', ''), frontmatter, body: content.replace(/^\d+\. /gm, '') };
  });

/** The five real documents; the sample city has policies of its own beside them. */
const policies = all.filter((policy) => policy.frontmatter['reference'] === true);

it('has a page for each of the five documents, behind the city\'s own and in an order of their own', () => {
  expect(policies.map((policy) => policy.name)).toEqual(['huaian', 'luoyang', 'panjin', 'qianjiang', 'sichuan']);
  const orders = all.map((policy) => policy.frontmatter['order'] as number);
  expect(new Set(orders).size).toBe(orders.length);
  const own = all.filter((policy) => !policies.includes(policy)).map((policy) => policy.frontmatter['order'] as number);
  expect(Math.max(...own)).toBeLessThan(Math.min(...policies.map((policy) => policy.frontmatter['order'] as number)));
});

it('says on each of the city\'s own policies that it is invented', () => {
  const own = all.filter((policy) => !policies.includes(policy));
  expect(own.length).toBeGreaterThanOrEqual(4);
  for (const { body } of own) expect(body).toContain('本文件是为示例市编造的');
});

describe.each(policies)('the policy page of $name', ({ name, frontmatter, body }) => {
  const known = sourceNumbers(name);

  it('names its document and has a summary of one sentence of 80 characters or fewer', () => {
    const parsed = frontMatter.parse(frontmatter);
    expect(parsed.source).toBe(name);
    expect(parsed.summary.match(/\p{Script=Han}/gu)?.length).toBeLessThanOrEqual(80);
  });

  it('says at the top where its figures come from and that the sample city is invented', () => {
    expect(body).toMatch(/^\s*本页数字均引自《.+》，句子由本站改写。/);
    expect(body).toContain('示例市的数据是编造的');
  });

  it('states no figure that its document does not have', () => {
    const { figures } = frontMatter.parse(frontmatter);
    for (const { label, value } of figures) {
      for (const number of numbersIn(value)) expect(known, `${label}: ${value}`).toContain(number);
    }
  });

  it('uses no number in its text that is neither in its document nor its own stated arithmetic', () => {
    const parsed = frontMatter.parse(frontmatter);
    const { title, summary, issuer, figures } = parsed;
    const text = [title, summary, issuer, ...wordsBeside(parsed), ...figures.map((figure) => figure.label + (figure.note ?? '')), body];
    const allowed = [...known, ...(ownArithmetic[name] ?? [])];
    for (const number of text.flatMap(numbersIn)) expect(allowed).toContain(number);
  });

  it('leaves out no figure of its document', () => {
    const { figures } = frontMatter.parse(frontmatter);
    const shown = new Set(numbersIn([body, ...figures.map((figure) => figure.value + (figure.note ?? ''))].join(' ')));
    for (const number of known) expect(shown, number).toContain(number);
  });

  it('gives the year only when the document states it', () => {
    const { year } = frontMatter.parse(frontmatter);
    if (year !== undefined) expect(known).toContain(String(year));
  });
});

const policy = (name: string) => {
  const found = policies.find((one) => one.name === name);
  if (!found) throw new Error(`no policy page ${name}`);
  return { ...found, data: frontMatter.parse(found.frontmatter) };
};

it('says where the Huai\'an document has gaps, and gives it no year', () => {
  const { data, body } = policy('huaian');
  expect(data.year).toBeUndefined();
  expect(body).toContain('原文缺字');
  expect(data.figures.filter((figure) => figure.note?.includes('原文缺字')).length).toBeGreaterThanOrEqual(5);
});

it('says that the Sichuan land sum is rounded in the document', () => {
  const { data, body } = policy('sichuan');
  const [exact] = ownArithmetic['sichuan'] ?? [];
  // 万元 → 亿元
  expect(String((300 * 442.5) / 10_000)).toBe(exact);
  expect(data.figures.find((figure) => figure.value === '13.28亿元')?.note).toContain(`${exact}亿元`);
  expect(body).toContain(`${exact}亿元`);
});

it('prints the Huai\'an subsidies so that they make up the price of a workshop', () => {
  const { data } = policy('huaian');
  const wan = (label: string): number =>
    Number(numbersIn(data.figures.find((figure) => figure.label === label)?.value ?? '')[0]);
  const subsidies = wan('每建成1000㎡，省级奖补') + wan('每建成1000㎡，市级奖补') + wan('每建成1000㎡，县（区）级奖补');
  expect(subsidies * 10_000).toBe(wan('厂房平均造价') * wan('每村新建标准厂房'));
});
