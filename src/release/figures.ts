import Papa from 'papaparse';
import type { PrintedFigure } from './html.ts';

/** What the finished files may say of the registry: the audit holds them against it, figure by figure. */
export interface FigureAudit {
  /** The text that a cell (`<code>/<year>/<column>`) must show: "1,234", or `withheld`; undefined for a cell that is not published. */
  expected: (cell: string) => string | undefined;
  /** The text of a withheld cell: 不公布. */
  withheld: string;
}

export type FigureProblem = 'suppressed-figure' | 'wrong-figure' | 'unknown-figure';

/** A number as data files and `value` attributes have it: no separators, no percent sign. */
const plain = (text: string): string => text.replace(/[,，]/g, '').replace(/%$/, '');

const isSameNumber = (one: string, other: string): boolean => {
  const [a, b] = [plain(one), plain(other)];
  return a === b || (/^\d+(?:\.\d+)?$/.test(a) && /^\d+(?:\.\d+)?$/.test(b) && Number(a) === Number(b));
};

/** What is wrong with a figure on a page. A unit behind it, 户 or 人, is not part of it. */
export function judgePrinted({ cell, text, value }: PrintedFigure, { expected, withheld }: FigureAudit): FigureProblem | undefined {
  const right = expected(cell);
  if (right === undefined) return 'unknown-figure';
  const shown = text.replace(/\s*[户人]$/, '');
  if (right === withheld) return shown === withheld && value === undefined ? undefined : 'suppressed-figure';
  return shown === right && (value === undefined || isSameNumber(value, right)) ? undefined : 'wrong-figure';
}

/** What is wrong with a figure of a data file. */
export function judgeStored({ cell, text }: StoredFigure, { expected, withheld }: FigureAudit): FigureProblem | undefined {
  const right = expected(cell);
  if (right === undefined) return 'unknown-figure';
  if (right === withheld) return text === withheld ? undefined : 'suppressed-figure';
  return isSameNumber(text, right) ? undefined : 'wrong-figure';
}

/** One value of a data file, as text. */
export interface StoredFigure {
  cell: string;
  text: string;
}

/** Data files of registry figures. */
export const registryFile = /^data\/registry\/[^/]+\.(?:json|csv)$/;

/**
 * Reads the figures of `data/registry/<code>.json` or `.csv`. A value that is null or blank prints nothing and is passed over.
 *
 * @returns undefined when the file is not of its one form, so that what it says cannot be known
 */
export function readRegistryFile(file: string, text: string): StoredFigure[] | undefined {
  return file.endsWith('.json') ? readJson(text) : readCsv(text);
}

type JsonObject = Record<string, unknown>;
const isObject = (json: unknown): json is JsonObject => typeof json === 'object' && json !== null && !Array.isArray(json);

const placeKeys = new Set(['code', 'name', 'level', 'parent', 'values']);

/** Columns that an earlier release printed and this one withholds, by year: names, no numbers. */
const isNames = (json: unknown): boolean =>
  isObject(json) && Object.values(json).every((list) => Array.isArray(list) && list.every((name) => typeof name === 'string' && /^[a-z_]+$/.test(name)));

function readJson(text: string): StoredFigure[] | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(json) || !Array.isArray(json.places)) return undefined;
  const figures: StoredFigure[] = [];
  for (const place of json.places as unknown[]) {
    if (!isObject(place) || typeof place.code !== 'string' || !isObject(place.values)) return undefined;
    // A figure beside `values` would be held against nothing.
    const beside = Object.entries(place).filter(([key, value]) => !placeKeys.has(key) && typeof value !== 'string');
    if (beside.some(([key, value]) => key !== 'withdrawn' || !isNames(value))) return undefined;
    for (const [year, cells] of Object.entries(place.values)) {
      if (!isObject(cells)) return undefined;
      for (const [column, value] of Object.entries(cells)) {
        if (value === null) continue;
        if (typeof value !== 'number' && typeof value !== 'string') return undefined;
        figures.push({ cell: `${place.code}/${year}/${column}`, text: String(value) });
      }
    }
  }
  return figures;
}

const csvHeader = ['区划代码', '名称', '级别', '年度', '表', '项目', '单位', '数值', '字段'];

function readCsv(text: string): StoredFigure[] | undefined {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { delimiter: ',', skipEmptyLines: true });
  const [header, ...rows] = data;
  if (errors.length > 0 || header?.join() !== csvHeader.join() || rows.some((row) => row.length !== csvHeader.length)) return undefined;
  return rows.flatMap(([code, , , year, , , , value = '', column]) => (value === '' ? [] : [{ cell: `${code}/${year}/${column}`, text: value }]));
}
