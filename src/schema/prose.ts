import { z } from 'zod';
import { glossaryEntry } from './glossary.ts';
import { regionLevel } from './region-code.ts';
import { designations, supportRoles } from './places.ts';
import { fundLevels, revolvingFundKinds } from './money.ts';

const words = z.string().trim().min(1);
/** YAML makes a date of what looks like one. */
const day = z.preprocess((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value), z.iso.date('应为日期，写成 2018-12-31'));
const positive = z.number().positive();
const oneOf = (choices: Readonly<Record<string, string>>) => z.enum(Object.values(choices) as [string, ...string[]]);

/**
 * How a target is measured on the portal's own data. What counts as one unit follows from the metric: a village, a county in a year, or
 * the whole portal in a year.
 */
const scope = {
  /** Last day on which it can still be kept. */
  by: day,
  /** Only in this place; everywhere when left out. */
  region: z.string().refine((code) => regionLevel(code) !== undefined, '应为 12 位区划代码').optional(),
};
const villageScope = {
  ...scope,
  /** Only villages of these kinds. */
  designation: z.array(oneOf(designations)).min(1).optional(),
  /** How many villages have to reach it; all of them when left out. */
  villages: z.int().positive().optional(),
};
/** From the year of `from` to that of `by`, each year anew; only that of `by` when left out. */
const yearly = { ...scope, from: z.int().min(1949).max(2100).optional() };

const measure = z.discriminatedUnion('metric', [
  /** 元 a person; village_years.per_capita_income of the year that ends with `by`. */
  z.strictObject({ metric: z.literal('per_capita_income'), at_least: positive, ...villageScope }),
  /** 万元; village_years.collective_income. */
  z.strictObject({ metric: z.literal('collective_income'), at_least: positive, ...villageScope }),
  /** villages.exited_on */
  z.strictObject({ metric: z.literal('village_exits'), ...villageScope }),
  /** All items of a standard are met. */
  z.strictObject({ metric: z.literal('checklist'), standard: words, ...villageScope }),
  /** Paired with an enterprise on the day. */
  z.strictObject({ metric: z.literal('paired'), ...villageScope }),
  /** Somebody in this role helps the village. */
  z.strictObject({ metric: z.literal('support'), role: oneOf(supportRoles), ...villageScope }),
  /** 万元 that went into the village's own industry fund so far. */
  z.strictObject({ metric: z.literal('village_fund'), at_least: positive, ...villageScope }),
  /** 万元 that went into a county's fund of a kind so far. */
  z.strictObject({ metric: z.literal('county_fund'), kind: oneOf(revolvingFundKinds), at_least: positive, ...scope }),
  /** 万元 a county puts in each year, from funds of these levels. */
  z.strictObject({ metric: z.literal('county_money'), levels: z.array(oneOf(fundLevels)).min(1), at_least: positive, ...yearly }),
  /** Persons trained in a year. */
  z.strictObject({ metric: z.literal('trainees'), at_least: positive, ...yearly }),
  /** % of those trained in a year who found work. */
  z.strictObject({ metric: z.literal('employed_share'), at_least: positive.max(100), ...yearly }),
  /** % of the interest on the year's microloans that is paid by the treasury. */
  z.strictObject({ metric: z.literal('interest_share'), at_least: positive.max(100), ...yearly }),
  /** Households still in the registry at the end of the year: no more than this. */
  z.strictObject({ metric: z.literal('households_left'), at_most: z.int().min(0), ...scope }),
]);

/** One thing that a document promises, in plain words. Only the portal's own policies are measured. */
const target = z.strictObject({
  promise: words,
  /** By when, in the document's words; with `measure`, its `by` says it. */
  due: words.optional(),
  note: words.optional(),
  measure: measure.optional(),
});

/** A picture made from numbers in the page: lengths beside each other. */
const chart = z.strictObject({
  title: words,
  unit: words,
  rows: z.array(z.strictObject({ label: words, number: z.number().min(0) })).min(2),
  note: words.optional(),
});

/** What follows what. */
const steps = z.strictObject({ title: words, steps: z.array(words).min(2) });

/** Front matter of one policy document in the portal's own words. Its file's name is its address: /policies/<name>/. */
const policy = z.strictObject({
  title: words,
  /** Name of the source document. */
  document: words,
  issuer: words,
  /** 文号 */
  document_number: words.optional(),
  /** 索引号 of the document in its issuer's catalogue. */
  index_number: words.optional(),
  /** 成文日期 */
  issued_on: day.optional(),
  /** 效力: whether it is in force; 现行有效 and the like. */
  validity: words.optional(),
  /** Short id of the source, as used in the portal's records. */
  source: words,
  place: words,
  year: z.int().optional(),
  /** Place in the list, from 1. */
  order: z.number(),
  summary: words,
  /** What the document says in numbers. */
  figures: z.array(z.strictObject({ label: z.string(), value: z.string(), note: z.string().optional() })).default([]),
  /** A document from elsewhere, quoted as an example: nothing of it is measured on this portal's data. */
  reference: z.boolean().default(false),
  targets: z.array(target).default([]),
  charts: z.array(chart).default([]),
  steps: z.array(steps).default([]),
}).refine((value) => !value.reference || value.targets.every((one) => one.measure === undefined), {
  path: ['targets'],
  error: '是参考文件（reference: true），承诺不能写 measure：外地文件的目标不能拿本站的数据核对',
});

/** Front matter of a page about the portal itself, at /<name>/: about, methodology, how-to-read. */
const page = z.strictObject({
  title: words,
  summary: words,
  /** Tables made at build time that stand behind the text: `losses`, how much of the registry is withheld. */
  appendix: z.enum(['losses']).optional(),
});

/** Folders of the prose whose files (`*.mdx`) begin with front matter, and what it must hold. Long texts of notices need none. */
export const proseSchemas = { policies: policy, pages: page, glossary: glossaryEntry } as const;

/** Front matter of a policy. */
export type PolicyMatter = z.output<typeof policy>;
export type Target = z.output<typeof target>;
export type Measure = z.output<typeof measure>;
