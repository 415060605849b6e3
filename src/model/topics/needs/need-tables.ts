import { needKinds } from '../../../schema/index.ts';
import { daysBetween } from '../../../tables/calendar.ts';
import type { Facts } from '../../facts.ts';
import { count, day, to } from '../../values.ts';
import type { Column, Table, Value } from '../../views.ts';
import { matchedBy, waited, wanted, type Need } from './need-facts.ts';

/** Which village a need is of, where the page does not say it. */
const placeColumn = (shown: boolean): Column[] => (shown ? [{ title: '村', kind: 'text' }] : []);
const placeCell = ({ places }: Facts, { village_code: code }: Need, shown: boolean): Value[] =>
  shown ? [to({ ...places.link(code), text: places.fullName(code) })] : [];

const kindOf = ({ kind }: Need): Value => (kind === undefined ? null : needKinds[kind]);

/** Needs that nobody has met yet, and how long each has waited. */
export function openTable(facts: Facts, needs: readonly Need[], options: { places: boolean }): Table {
  return {
    caption: '等人对接的需求',
    columns: [
      { title: '需求', kind: 'title' },
      ...placeColumn(options.places),
      { title: '已等', kind: 'number' },
      { title: '类别', kind: 'text' },
      { title: '发布日期', kind: 'date' },
      { title: '要多少', kind: 'text' },
    ],
    rows: needs.map((need) => [
      need.need,
      ...placeCell(facts, need, options.places),
      count(waited(need, facts.asOf), '天'),
      kindOf(need),
      day(need.posted_on),
      wanted(need),
    ]),
  };
}

/** Needs that were met: by whom, and after how many days. */
export function matchedTable(facts: Facts, needs: readonly Need[], options: { places: boolean }): Table {
  return {
    caption: '已经对接的需求',
    columns: [
      { title: '需求', kind: 'title' },
      ...placeColumn(options.places),
      { title: '谁来对接', kind: 'text' },
      { title: '等了', kind: 'number' },
      { title: '对接日期', kind: 'date' },
      { title: '类别', kind: 'text' },
      { title: '要多少', kind: 'text' },
    ],
    rows: needs.map((need) => [
      need.need,
      ...placeCell(facts, need, options.places),
      matchedBy(facts, need),
      need.matched_on === undefined ? null : count(daysBetween(need.posted_on, need.matched_on), '天'),
      day(need.matched_on),
      kindOf(need),
      wanted(need),
    ]),
  };
}
