import { z } from 'zod';

/**
 * How the text of a cell is read. The reader (`tables/`) turns text into the value named here; the zod schema then
 * says which values are allowed.
 */
export type FieldKind =
  | 'text' // string
  | 'code' // string, kept as written
  | 'region' // string of 12 digits → regions
  | 'uscc' // string of 18 characters (GB 32100)
  | 'money' // integer fen
  | 'count' // integer ≥ 0
  | 'number' // decimal number
  | 'date' // 'YYYY-MM-DD'
  | 'year' // integer
  | 'yes_no' // boolean
  | 'choice' // one of `choices`
  | 'list'; // string[]; `of` says what each part is

export interface FieldMeta {
  kind: FieldKind;
  /** Column title in Chinese, as spreadsheets carry it. */
  title: string;
  description: string;
  /** Text as a clerk would type it. */
  example: string;
  /** Other headers that counties use for the same column. */
  aliases?: readonly string[];
  /** For money: the unit of the column when neither header nor unit row names one. */
  unit?: '元' | '万元' | '㎡' | '%' | '户' | '人' | '个' | '笔' | '分';
  /** For choice and lists of choices: value → Chinese word. Both are read. */
  choices?: Readonly<Record<string, string>>;
  /** For list: what each part is. */
  of?: 'text' | 'code' | 'region' | 'choice';
  /** Table whose key the value must be found in. */
  references?: string;
}

export type FieldOptions = Omit<FieldMeta, 'kind' | 'choices' | 'of'>;

const describe = <S extends z.ZodType>(schema: S, meta: FieldMeta): S =>
  schema.meta(meta as unknown as Record<string, unknown>) as S;

/** A short text on one or several lines; trimmed, never empty. */
export const text = (options: FieldOptions) => describe(z.string().min(1), { kind: 'text', ...options });

/** A code or number that is a name: kept exactly as written, leading zeros and all. */
export const code = (options: FieldOptions) => describe(z.string().min(1).max(80), { kind: 'code', ...options });

/** A 12-digit statistical region code: GB/T 2260 for the first six digits, GB/T 10114 for the rest. */
export const region = (options: Omit<FieldOptions, 'references'>) =>
  describe(z.string().regex(/^\d{12}$/), { kind: 'region', references: 'regions', ...options });

/** A unified social credit code (GB 32100-2015): 18 characters; its check character is verified in `tables/checks`. */
export const uscc = (options: FieldOptions) =>
  describe(z.string().regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/), { kind: 'uscc', ...options });

/** An amount of money, in whole fen (分), never negative. A column is in 万元 unless its header or `unit` says otherwise. */
export const money = (options: FieldOptions) =>
  describe(z.int().min(0), { kind: 'money', unit: '万元', ...options } as FieldMeta);

/** A whole number of things, 0 or more. */
export const count = (options: FieldOptions) => describe(z.int().min(0), { kind: 'count', ...options });

/** A whole number of things, 1 or more. */
export const positiveCount = (options: FieldOptions) => describe(z.int().min(1), { kind: 'count', ...options });

/** A number that may have decimals, 0 or more. */
export const number = (options: FieldOptions) => describe(z.number().min(0), { kind: 'number', ...options });

/** A day, as `YYYY-MM-DD`. */
export const date = (options: FieldOptions) => describe(z.iso.date(), { kind: 'date', ...options });

/** A calendar year, 1949 to 2100. */
export const year = (options: FieldOptions) => describe(z.int().min(1949).max(2100), { kind: 'year', ...options });

export const yesNo = (options: FieldOptions) => describe(z.boolean(), { kind: 'yes_no', ...options });

/** One word of a fixed list; `choices` maps the value used in code to the Chinese word on the sheet. */
export const choice = <C extends Record<string, string>>(choices: C, options: FieldOptions) =>
  describe(z.enum(Object.keys(choices) as [keyof C & string, ...(keyof C & string)[]]), {
    kind: 'choice',
    choices,
    ...options,
  });

/** Several words of a fixed list, split by `;` or `、`. */
export const choiceList = <C extends Record<string, string>>(choices: C, options: FieldOptions) =>
  describe(z.array(z.enum(Object.keys(choices) as [keyof C & string, ...(keyof C & string)[]])).min(1), {
    kind: 'list',
    of: 'choice',
    choices,
    ...options,
  });

/** Several texts or codes, split by `;` or `、`. */
export const list = (of: 'text' | 'code', options: FieldOptions) =>
  describe(z.array(z.string().min(1)).min(1), { kind: 'list', of, ...options });

/** Several region codes, split by `;` or `、`. */
export const regionList = (options: Omit<FieldOptions, 'references'>) =>
  describe(z.array(z.string().regex(/^\d{12}$/)).min(1), {
    kind: 'list',
    of: 'region',
    references: 'regions',
    ...options,
  });

/** Words that stand for themselves: ['新建', '续建'] → { 新建: '新建', 续建: '续建' }. */
export const words = <W extends string>(...list: W[]): Record<W, W> =>
  Object.fromEntries(list.map((word) => [word, word])) as Record<W, W>;
