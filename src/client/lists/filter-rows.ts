import type { FileColumn, FileFacet, ListFile } from '../../model/filter-lists/list-file.ts';
import type { Value } from '../../model/views.ts';
import { noticeState } from '../notice-state.ts';
import type { ListState } from './list-state.ts';

/** What is left of a list: its rows in order, and how many would be left for each value of each facet if that were chosen. */
export interface Filtered {
  rows: number[];
  /** By facet and value: rows that pass everything else that is chosen and have this value. */
  counts: Map<string, Map<string, number>>;
}

/** The value of a column in a row, as the pages have it. */
export function valueAt({ data }: FileColumn, row: number): Value {
  if (data.type === 'values') return data.values[data.at[row]!]!;
  if (data.type === 'links') return { link: { text: data.texts[row]!, href: `${data.before}${data.ends[row]!}/` } };
  const fen = data.fen[row]!;
  return fen === null ? null : { money: fen };
}

/** What one reads in a value; what is not reported and what is withheld are no words to search or sort by. */
export function wordsOf(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if ('link' in value) return value.link.text;
  if ('links' in value) return value.links.map((link) => link.text).join('、');
  return 'date' in value ? value.date : '';
}

/** Full width, capitals and blanks make no difference. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

const periods = { open: '正在公示', before: '尚未开始', closed: '公示已结束' };

/** Whether notices are open, as a facet like any other: right on the reader's day. */
function periodFacet(list: ListFile, today: string): FileFacet | undefined {
  const { period } = list;
  const column = (key: string): FileColumn | undefined => list.columns.find((one) => one.key === key);
  const [from, to] = period ? [column(period.from), column(period.to)] : [];
  if (!from || !to) return undefined;
  const keys = Object.keys(periods) as (keyof typeof periods)[];
  const at = Array.from({ length: list.rows }, (_, row) => {
    const [first, last] = [wordsOf(valueAt(from, row)), wordsOf(valueAt(to, row))];
    return first === '' || last === '' ? [] : [keys.indexOf(noticeState(first, last, today).phase)];
  });
  return { key: 'state', title: '状态', as: 'checks', values: keys.map((key) => ({ key, label: periods[key] })), at };
}

/** All facets of a list, the state of periods first. `today`: `YYYY-MM-DD`. */
export function facetsOf(list: ListFile, today: string): FileFacet[] {
  const period = periodFacet(list, today);
  return period ? [period, ...list.facets] : list.facets;
}

/** A number or text that rows are sorted by; undefined goes last, whichever way round. */
function sortKey(column: FileColumn, row: number): number | string | undefined {
  const value = valueAt(column, row);
  if (column.sort === 'amount') {
    if (value === null || typeof value === 'string') return undefined;
    return 'money' in value ? value.money : 'count' in value ? value.count : undefined;
  }
  const words = wordsOf(value);
  // In a column of days a word (未出列) is none.
  if (words === '' || (column.sort === 'day' && !/^\d{4}-/.test(words))) return undefined;
  return words;
}

function sortRows(list: ListFile, rows: number[], sort: string): number[] {
  const isDown = sort.startsWith('-');
  const column = list.columns.find((one) => one.sort !== undefined && one.key === sort.replace(/^-/, ''));
  if (!column) return rows;
  const keys = new Map(rows.map((row) => [row, sortKey(column, row)]));
  const compare = (a: number | string, b: number | string): number =>
    column.sort === 'text' ? String(a).localeCompare(String(b), 'zh-CN') : a < b ? -1 : a > b ? 1 : 0;
  return [...rows].sort((a, b) => {
    const [one, other] = [keys.get(a), keys.get(b)];
    if (one === undefined || other === undefined) return one === other ? a - b : one === undefined ? 1 : -1;
    return (isDown ? -compare(one, other) : compare(one, other)) || a - b;
  });
}

/**
 * Filters and sorts a list. Values of one facet are alternatives; different facets must all hold. A chosen value that the list does not have
 * lets nothing through, so that a link never shows more than it says.
 *
 * @param facets as `facetsOf` gives them
 */
export function filterRows(list: ListFile, facets: readonly FileFacet[], state: ListState): Filtered {
  const terms = plain(state.text).split(' ').filter(Boolean);
  const searched = list.columns.filter(({ key, kind }) => kind === 'title' || key === 'number');
  const range = list.columns.find(({ key }) => key === list.range);
  const chosen = facets.map(({ key, values }) => {
    const picked = state.picks[key] ?? [];
    return picked.length === 0 ? undefined : new Set(picked.map((pick) => values.findIndex((value) => value.key === pick)));
  });
  const counts = facets.map(({ values }) => values.map(() => 0));
  const rows: number[] = [];
  for (let row = 0; row < list.rows; row += 1) {
    if (terms.length > 0) {
      const text = plain(searched.map((column) => wordsOf(valueAt(column, row))).join(' '));
      if (!terms.every((term) => text.includes(term))) continue;
    }
    if (range && (state.min !== undefined || state.max !== undefined)) {
      const value = valueAt(range, row);
      const fen = value !== null && typeof value === 'object' && 'money' in value ? value.money : undefined;
      if (fen === undefined || fen < (state.min ?? 0) || fen > (state.max ?? Infinity)) continue;
    }
    const fails = facets.flatMap(({ at }, index) => {
      const picked = chosen[index];
      return picked && !at[row]!.some((value) => picked.has(value)) ? [index] : [];
    });
    if (fails.length === 0) rows.push(row);
    facets.forEach(({ key, at }, index) => {
      // Another county means another town: what is chosen of the towns does not count against the counties.
      const wouldPass = fails.every((fail) => fail === index || facets[fail]!.under === key);
      if (wouldPass) for (const value of at[row]!) counts[index]![value]! += 1;
    });
  }
  return {
    rows: sortRows(list, rows, state.sort),
    counts: new Map(facets.map(({ key, values }, index) => [key, new Map(values.map((value, at) => [value.key, counts[index]![at]!]))])),
  };
}
