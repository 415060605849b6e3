import { formatDate } from '../../format.ts';
import type { Facts } from '../facts.ts';
import { actualOf } from '../poverty-rate.ts';
import { count, day, groupBy, share, to, words } from '../values.ts';
import type { Column, Table, Value } from '../views.ts';
import { isStale, type ChecklistRow, type Standard } from './checklist-standards.ts';

/** Met, not met, or met when last looked at, too long ago. */
export const metMark = (facts: Facts, row: ChecklistRow): Value =>
  !row.met ? { mark: 'no', text: '未达标' } : isStale(facts, row) ? { mark: 'late', text: '曾达标' } : { mark: 'yes', text: '达标' };

export const staleNote = ({ portal }: Facts): string => `“曾达标”：上次核查时达标，但已经超过${portal.checklist_stale_after_months}个月没有复核。`;

/** When a village was checked: one day, or the first and the last. */
function checkedOn(facts: Facts, rows: readonly ChecklistRow[]): Value {
  const days = rows.flatMap((row) => row.checked_on ?? []).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const text = first === last ? formatDate(first) : `${formatDate(first)}至${formatDate(last)}`;
  return rows.some((row) => isStale(facts, row)) ? { mark: 'late', text } : first === last ? day(first) : text;
}

/** How many villages of each group meet a standard. */
export function standingTable(facts: Facts, groups: readonly { name: Value; standard: Standard; codes: readonly string[] }[], caption: string, name: string): Table {
  const line = ({ name, standard, codes }: (typeof groups)[number]): Value[] => {
    const met = codes.filter((code) => standard.standing(code).met).length;
    const stale = codes.filter((code) => standard.villages.get(code)?.some((row) => isStale(facts, row))).length;
    return [name, count(codes.length, '个'), count(met, '个'), share(met, codes.length), count(codes.length - met, '个'), count(stale, '个')];
  };
  return {
    caption,
    columns: [{ title: name, kind: 'title' }, ...['核查的村', '全部达标', '占比', '没有全部达标', '该复核了'].map((title): Column => ({ title, kind: 'number' }))],
    rows: groups.map(line),
  };
}

/** Villages that meet and miss each item. */
export function itemTable({ items, villages }: Standard): Table {
  const rows = [...villages.values()].flat();
  const byItem = groupBy(rows, (row) => row.item);
  return {
    caption: '每一项有几个村达标',
    columns: [{ title: '项目', kind: 'title' }, ...['达标的村', '未达标的村', '达标率'].map((title): Column => ({ title, kind: 'number' }))],
    rows: items.map((item) => {
      const own = byItem.get(item) ?? [];
      const met = own.filter((row) => row.met).length;
      return [item, count(met, '个'), count(own.length - met, '个'), share(met, own.length)];
    }),
  };
}

/** Every item that is not met, village by village. */
export function unmetTable(facts: Facts, standard: Standard, codes: readonly string[]): Table {
  return {
    caption: '未达标的项目',
    columns: [
      { title: '村', kind: 'title' },
      { title: '未达标的项目', kind: 'text' },
      { title: '现在怎样', kind: 'text' },
      { title: '核查日期', kind: 'date' },
    ],
    rows: codes.flatMap((code) => {
      const { unmet, missing } = standard.standing(code);
      const village = to({ ...facts.places.link(code), text: facts.places.upward(code).slice(0, 2).reverse().map(({ name }) => name).join('') });
      return [...unmet.map((row): Value[] => [village, row.item, actualOf(facts, row), day(row.checked_on)]), ...missing.map((item): Value[] => [village, item, '还没有核查', null])];
    }),
  };
}

/** Villages of a town by items; those that miss something first. */
export function matrixTable(facts: Facts, standard: Standard, codes: readonly string[], caption: string): Table {
  const order = [...codes].sort((a, b) => Number(standard.standing(a).met) - Number(standard.standing(b).met));
  const rows = order.map((code) => ({ code, own: standard.villages.get(code) ?? [] }));
  return {
    caption,
    columns: [{ title: '村', kind: 'title' }, ...standard.items.map((item): Column => ({ title: item, kind: 'text' })), { title: '核查日期', kind: 'date' }],
    rows: rows.map(({ code, own }) => [
      to(facts.places.link(code)),
      ...standard.items.map((item): Value => {
        const row = own.find((row) => row.item === item);
        return row ? metMark(facts, row) : null;
      }),
      checkedOn(facts, own),
    ]),
  };
}

/** One village and one standard, item by item. Where all items have one target and one day, these are said once, so that it fits a phone. */
export function villageTable(facts: Facts, name: string, rows: readonly ChecklistRow[]): Table {
  const [{ target, checked_on: checked } = {}] = rows;
  const isUniform = rows.length > 1 && rows.every((row) => row.target === target && row.checked_on === checked);
  const caption = `${name}核查情况`;
  const stale = rows.some((row) => row.met && isStale(facts, row)) ? staleNote(facts) : '';
  if (isUniform) {
    const note = `${target === undefined ? '' : `目标：${target}。`}${checked === undefined ? '没有填写核查日期。' : `${formatDate(checked)}核查。`}${stale}`;
    return {
      caption,
      columns: [
        { title: '项目', kind: 'title' },
        { title: '实际', kind: 'text' },
        { title: '是否达标', kind: 'text' },
      ],
      rows: rows.map((row) => [row.item, actualOf(facts, row), metMark(facts, row)]),
      note,
    };
  }
  return {
    caption,
    columns: [
      { title: '项目', kind: 'title' },
      { title: '目标值', kind: 'text' },
      { title: '实际值', kind: 'text' },
      { title: '是否达标', kind: 'text' },
      { title: '核查日期', kind: 'date' },
    ],
    rows: rows.map((row) => [row.item, words(row.target), actualOf(facts, row), metMark(facts, row), day(row.checked_on)]),
    ...(stale !== '' && { note: stale }),
  };
}
