import type { Facts } from '../facts.ts';
import { sampledWord, type Inspection } from '../oversight.ts';
import { count, day, groupBy, share, to, total, words } from '../values.ts';
import type { Column, Table, Value } from '../views.ts';
import { tally } from './finding-tables.ts';
import { countValue, printedCounts, rateValue, scoreValue, sumCounts } from './inspection-counts.ts';

/** Findings of an inspection and how many of them are still open. */
function findingValue({ oversight, asOf }: Facts, rows: readonly Inspection[]): Value {
  const found = rows.flatMap((row) => oversight.findingsOf(row.inspection_id));
  const { all, open, overdue } = tally(found, asOf);
  if (all === 0) return '没有';
  return open + overdue === 0 ? { mark: 'yes', text: `${all}个，已改完` } : { mark: overdue > 0 ? 'no' : 'open', text: `${all}个，${open + overdue}个没改完` };
}

/** Inspections, newest first as given. `at` names what the page itself already says. */
export function inspectionTable(facts: Facts, rows: readonly Inspection[], caption: string, at: { place?: string; kind?: boolean } = {}, note?: string): Table {
  const { oversight, places, portal } = facts;
  const elsewhere = rows.some((row) => row.region_code !== at.place);
  return {
    caption,
    columns: [
      { title: '检查', kind: 'title' },
      { title: '日期', kind: 'date' },
      ...(elsewhere ? [{ title: '地方', kind: 'text' } as const] : []),
      { title: '抽查', kind: 'number' },
      { title: '合格', kind: 'number' },
      { title: '合格率', kind: 'number' },
      { title: '得分', kind: 'text' },
      { title: '查出问题', kind: 'text' },
    ],
    rows: rows.map((row) => {
      const counts = printedCounts(row, portal.disclosure.threshold);
      return [
        to({ ...oversight.inspectionLink(row), ...(!at.kind && { text: row.scope ? `${row.kind}：${row.scope}` : row.kind }), ...(at.kind && { text: row.scope ?? row.kind }) }),
        day(row.on),
        ...(elsewhere ? [places.value(row.region_code)] : []),
        countValue(counts.sampled, sampledWord(row.sampled_unit)),
        countValue(counts.passed, sampledWord(row.sampled_unit)),
        rateValue(counts),
        scoreValue(counts.score),
        findingValue(facts, [row]),
      ];
    }),
    ...(note !== undefined && { note }),
  };
}

/** One kind that counts households here and villages there: 第三方评估（户）. */
function withUnit(name: Value, unit: string | undefined): Value {
  const what = unit === undefined ? '（不抽查）' : unit === '' ? '' : `（${unit}）`;
  return typeof name === 'string' ? name + what : name !== null && 'link' in name ? to({ ...name.link, text: name.link.text + what }) : name;
}

/** Groups of inspections (kinds, places) with their sums; a group that counts several things has a row for each of them. */
export function summaryTable(facts: Facts, groups: readonly { name: Value; rows: readonly Inspection[] }[], caption: string, name: string): Table {
  const { threshold } = facts.portal.disclosure;
  const hasScores = groups.some(({ rows }) => sumCounts(rows, threshold).scores.length > 0);
  const lines = groups.flatMap(({ name: group, rows }) => {
    const byUnit = [...groupBy(rows, (row) => (row.sampled === undefined ? undefined : (row.sampled_unit ?? '')))];
    return byUnit.map(([unit, own]) => {
      const name = byUnit.length === 1 ? group : withUnit(group, unit);
      const { sampled, passed, counted, left, scores } = sumCounts(own, threshold);
      return {
        left,
        cells: [
          name,
          count(own.length, '次'),
          unit === undefined || counted === 0 ? null : count(sampled, sampledWord(unit)),
          unit === undefined || counted === 0 ? null : count(passed, sampledWord(unit)),
          counted === 0 ? null : share(passed, sampled),
          ...(hasScores ? [scores.length === 0 ? null : `${(Math.round((total(scores) / scores.length) * 10) / 10).toFixed(1)}分`] : []),
          findingValue(facts, own),
        ] satisfies Value[],
      };
    });
  });
  return {
    caption,
    columns: [
      { title: name, kind: 'title' },
      { title: '次数', kind: 'number' },
      { title: '抽查', kind: 'number' },
      { title: '合格', kind: 'number' },
      { title: '合格率', kind: 'number' },
      ...(hasScores ? [{ title: '平均得分', kind: 'text' } satisfies Column] : []),
      { title: '查出问题', kind: 'text' },
    ],
    rows: lines.map(({ cells }) => cells),
    ...(lines.some(({ left }) => left > 0) && { note: '抽查、合格和合格率只合计公布了合格数的检查；为保护隐私不公布的，没有算在里面。' }),
  };
}

/** Inspection's own facts. */
export const inspectionFacts = (facts: Facts, row: Inspection) => {
  const counts = printedCounts(row, facts.portal.disclosure.threshold);
  return {
    figures: [
      { label: '抽查', value: countValue(counts.sampled, sampledWord(row.sampled_unit)) },
      { label: '合格', value: countValue(counts.passed, sampledWord(row.sampled_unit)) },
      { label: '合格率', value: rateValue(counts) },
      { label: '得分', value: scoreValue(counts.score) },
    ].filter(({ value }) => value !== null),
    about: [
      { label: '检查编号', value: row.inspection_id },
      { label: '类别', value: row.kind },
      { label: '检查日期', value: day(row.on) },
      { label: '地方', value: facts.places.value(row.region_code) },
      { label: '检查单位', value: row.by },
      { label: '检查范围', value: words(row.scope) },
    ],
  };
};
