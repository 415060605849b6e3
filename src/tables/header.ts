import { columnsOf, type Column, type TableDefinition } from '../schema/index.ts';
import { wordsOfUnit } from './cells/amounts.ts';
import { cleanText, foldWord, isBlank, showCell, type Cell } from './cell.ts';
import type { Merge } from './xlsx.ts';

/** How many rows from the top a header is looked for in. */
export const headerDepth = 30;

export interface HeaderMatch {
  column: Column;
  /** The unit that the header names, as one of those the column can be in. */
  unit?: string;
  /** A unit that the header names and the column cannot be in. */
  wrongUnit?: string;
}

const remarks = /^(?:必填|选填|可选|可不填|必填项|选填项|下拉选择|单选|多选|年月日|年\/月\/日|yyyy.*|\d+位|金额|合计|小计|总计|共计|总额)$/;
const moneyUnit = /^(?:(?:金额)?单位:?)?(?:人民币)?(亿元|万元|元)$/;
/** What looks like a unit and may be one that is not read. */
const anyUnit = /^(?:(?:金额)?单位:?)?((?:[十百千万亿]*(?:元|美元|户|人|个|亩|公顷|平方米|平方公里|平米|公里|米|次|期|笔|岁|千瓦|吨|斤|公斤))|[%‰㎡]|m2|分|股|份|家|名|口)$/;

/** Matches header texts of one table: machine names, Chinese titles, aliases; a unit in brackets or behind. */
export function makeHeaderMatcher(definition: TableDefinition): (text: string) => HeaderMatch | undefined {
  const columns = columnsOf(definition);
  const byName = new Map<string, Column>();
  const tight = (name: string): string => foldWord(name).replace(/[()[\]【】〔〕*※★]/g, '');
  for (const column of columns) {
    for (const name of [column.name, column.title, ...(column.aliases ?? [])]) byName.set(foldWord(name), column);
  }
  for (const [name, column] of [...byName]) if (!byName.has(tight(name))) byName.set(tight(name), column);
  const find = (name: string): Column | undefined => byName.get(name) ?? byName.get(tight(name));
  const memory = new Map<string, HeaderMatch | undefined>();

  const match = (text: string): HeaderMatch | undefined => {
    const name = foldWord(text).replace(/[*※★]/g, '').replace(/[:：]$/, '');
    if (name === '' || name.length > 60) return undefined;
    const whole = find(name);
    if (whole) return { column: whole };
    const bracketed = /^(.+)[([【〔]([^()[\]【】〔〕]*)[)\]】〕]$/.exec(name);
    if (bracketed) {
      const base = match(bracketed[1]!);
      if (base && remarks.test(bracketed[2]!)) return base;
      return base && base.unit === undefined && base.wrongUnit === undefined ? withUnit(base.column, bracketed[2]!) : undefined;
    }
    const behind = /^(.+?)[\/:_-]?(?:单位:?)?(亿元|万元|元)$/.exec(name);
    const base = behind && find(behind[1]!);
    return base?.kind === 'money' ? { column: base, unit: behind![2]! } : undefined;
  };

  return (text) => {
    if (memory.has(text)) return memory.get(text);
    const result = match(text);
    if (memory.size < 10_000) memory.set(text, result);
    return result;
  };
}

function withUnit(column: Column, inner: string): HeaderMatch | undefined {
  if (column.kind === 'money') {
    const unit = moneyUnit.exec(inner)?.[1];
    if (unit) return { column, unit };
  }
  const word = anyUnit.exec(inner)?.[1];
  if (word === undefined) return undefined;
  if (column.kind === 'count' || column.kind === 'number') {
    if (column.unit === undefined || wordsOfUnit(column.unit).includes(word)) return { column };
    return { column, wrongUnit: word };
  }
  return column.kind === 'money' ? { column, wrongUnit: word } : undefined;
}

export interface FoundHeader {
  /** Index of the first row of the header, from 0. */
  top: number;
  /** Index of the last row of the header: the same, or the next when it has two. */
  bottom: number;
  /** Text of each column's header, up to the last that has one. Two rows are joined: 实施期限（起）. */
  texts: string[];
  matches: (HeaderMatch | undefined)[];
  /** Different columns of the table that were found. */
  found: number;
}

/**
 * Finds the header among the first rows of a sheet: the row, or the pair of rows, that names most columns of the table;
 * undefined when none names two. A row of sub-headers below belongs to it: 计划投资 over 中央, 省级 is not one column.
 */
export function findHeader(rows: readonly (readonly Cell[])[], definition: TableDefinition, merges: readonly Merge[] = []): FoundHeader | undefined {
  const match = makeHeaderMatcher(definition);
  const texts = fillHeaderMerges(rows.slice(0, headerDepth), merges);
  const single = (top: number): FoundHeader => describeHeader(top, top, texts[top]!, match);
  const double = (top: number): FoundHeader => {
    const names = joinHeaderRows(texts[top]!, texts[top + 1]!).map((joined) => joined.find((name) => match(name)) ?? joined[0]!);
    return describeHeader(top, top + 1, names, match);
  };
  const candidates = [...texts.keys()].map(single);
  for (let top = 0; top + 1 < texts.length; top += 1) candidates.push(double(top));
  const best = candidates.reduce<FoundHeader | undefined>((one, other) => (other.found >= 2 && score(other) > score(one) ? other : one), undefined);
  if (best && best.top === best.bottom && best.top + 1 < texts.length && hasSubHeaders(best, texts[best.top + 1]!)) return double(best.top);
  return best;
}

function describeHeader(top: number, bottom: number, names: readonly string[], match: (text: string) => HeaderMatch | undefined): FoundHeader {
  const width = names.findLastIndex((name) => name !== '') + 1;
  const texts = names.slice(0, width);
  const matches = texts.map(match);
  const found = new Set(matches.flatMap((one) => (one ? [one.column.name] : []))).size;
  return { top, bottom, texts, matches, found };
}

/** Columns that a header names, less those that it names again: a merged parent repeats its name over its children. */
function score(header: FoundHeader | undefined): number {
  if (!header) return 0;
  return 2 * header.found - header.matches.filter((match) => match !== undefined).length;
}

/** True for a row that only names parts of columns: words without digits, and nothing where names and codes would be. */
function hasSubHeaders({ texts, matches }: FoundHeader, below: readonly string[]): boolean {
  let named = 0;
  for (const [index, text] of below.entries()) {
    if (text === '' || text === texts[index]) continue;
    const kind = matches[index]?.column.kind;
    if (/\d/.test(text) || (kind !== undefined && kind !== 'money' && kind !== 'count' && kind !== 'number')) return false;
    named += 1;
  }
  return named > 0;
}

const joinLines = (text: string): string => (text.includes('\n') ? text.split('\n').map((line) => line.trim()).join('') : text);

/** Texts of the first rows, with the content of merged cells in every cell they cover. */
function fillHeaderMerges(rows: readonly (readonly Cell[])[], merges: readonly Merge[]): string[][] {
  const texts = rows.map((row) => row.map((cell) => (isBlank(cell) ? '' : joinLines(cleanText(showCell(cell))))));
  for (const { startRow, startCol, endRow, endCol } of merges) {
    const value = texts[startRow]?.[startCol] ?? '';
    if (value === '') continue;
    for (let r = startRow; r <= Math.min(endRow, texts.length - 1); r += 1) {
      for (let c = startCol; c <= endCol; c += 1) {
        const row = texts[r]!;
        while (row.length <= c) row.push('');
        row[c] = value;
      }
    }
  }
  return texts;
}

/** The names that a column under a parent header may have, most likely first. */
function joinHeaderRows(parents: readonly string[], children: readonly string[]): string[][] {
  const width = Math.max(parents.length, children.length);
  let parent = '';
  return Array.from({ length: width }, (_, index) => {
    const own = parents[index] ?? '';
    const child = children[index] ?? '';
    if (own !== '') parent = own;
    if (child === '' || child === own) return [own];
    return parent === '' ? [child] : [`${parent}（${child}）`, `${parent}${child}`, child];
  });
}

const unitLine = /单\s*位\s*:\s*(?:[^\s,;:()]*、)?(?:人民币)?([十百千万亿]*美?元)(?!\p{Script=Han})/u;

/** The unit that a row above the header names for the whole sheet (单位：万元), as written; undefined when none does. */
export function findSheetUnit(rows: readonly (readonly Cell[])[]): { unit: string; row: number } | undefined {
  for (const [index, row] of rows.entries()) {
    for (const cell of row) {
      const unit = isBlank(cell) ? undefined : unitLine.exec(showCell(cell).normalize('NFKC'))?.[1];
      if (unit) return { unit, row: index };
    }
  }
  return undefined;
}
