import { flowKinds } from '../../../disclosure/design.ts';
import { registryEvents } from '../../../schema/index.ts';
import type { RegistryFacts } from '../../registry.ts';
import { withoutUnit } from '../../views/registry.ts';
import type { Column, Table, Value } from '../../views.ts';
import { cumulative, enters, keyOf, openingValue, remainder, type Unit } from './equations.ts';

/** A row of a table: what it is called, and whose numbers it has. */
export interface Row {
  name: Value;
  code: string;
}

interface TableInput {
  registry: RegistryFacts;
  /** Index into `registry.years`. */
  at: number;
  rows: readonly Row[];
  foot?: string;
  caption: string;
}

const unitWords: Record<Unit, string> = { households: '户', persons: '人' };
const number = (title: string): Column => ({ title, kind: 'number' });

/** Opening, what came, what went, closing: each row adds up. A column for people born, moved or dead in between, where there are any. */
export function flowTable({ registry, at, rows, foot, caption }: TableInput, unit: Unit): Table {
  const year = registry.years[at]!;
  const codes = [...rows.map(({ code }) => code), ...(foot ? [foot] : [])];
  const remainders = codes.map((code) => remainder(registry, code, at, unit));
  const grows = unit === 'persons' && remainders.some((rest) => rest !== undefined && rest !== 0);
  const cells = (code: string): Value[] => {
    const rest = remainder(registry, code, at, unit);
    return [
      withoutUnit(openingValue(registry, code, at, 'closing', unit)),
      ...flowKinds.map((kind) => withoutUnit(registry.value(code, year, keyOf(kind, unit)))),
      ...(grows ? [rest === undefined ? ({ suppressed: true } as const) : { count: rest }] : []),
      withoutUnit(registry.value(code, year, keyOf('closing', unit))),
    ];
  };
  const whole = remainders.filter((rest) => rest !== undefined).length;
  return {
    caption: `${caption}（${unitWords[unit]}）`,
    columns: [
      { title: '地方', kind: 'title' },
      number('年初在册'),
      ...flowKinds.map((kind) => number(`${enters(kind) ? '＋' : '－'}${registryEvents[kind]}`)),
      ...(grows ? [number('＋户内增减')] : []),
      number('＝年末在册'),
    ],
    rows: rows.map(({ name, code }) => [name, ...cells(code)]),
    ...(foot && { foot: ['合计', ...cells(foot)] }),
    note: noteOf(codes.length, whole, remainders.every((rest) => rest === undefined || rest === 0 || grows)),
  };
}

function noteOf(all: number, whole: number, isBalanced: boolean): string {
  if (whole === 0) return '每行都有不公布的数，不能逐行核对。';
  const which = whole === all ? '每一行都核对过' : `数字齐全的${whole}行核对过`;
  return `${which}：${isBalanced ? '年初加减后等于年末' : '有的行年初加减后不等于年末，请告诉我们'}。${whole < all ? '不公布的数，合计里仍然算上。' : ''}`;
}

/**
 * How the list of those who are helped and the list of those who have left join: who left is taken from one and added to the other, who fell back
 * the other way. Source: 扶贫台账与脱贫台账可衔接、可追溯 (Sichuan).
 */
export function joinTable({ registry, at, rows, foot, caption }: TableInput): Table {
  const year = registry.years[at]!;
  const cells = (code: string): Value[] => [
    withoutUnit(openingValue(registry, code, at, 'left', 'households')),
    ...['exited', 'returned', 'left', 'closing', 'registered'].map((key) => withoutUnit(registry.value(code, year, key))),
  ];
  return {
    caption: `${caption}（户）`,
    columns: [
      { title: '地方', kind: 'title' },
      number('年初已脱贫'),
      number('＋本年脱贫'),
      number('－本年返贫'),
      number('＝年末已脱贫'),
      number('＋年末在册'),
      number('＝建档立卡户'),
    ],
    rows: rows.map(({ name, code }) => [name, ...cells(code)]),
    ...(foot && { foot: ['合计', ...cells(foot)] }),
  };
}

/** Everything that came and went since the registry began. Only sums of numbers that are printed. Source: 清退1691人，新增1691人 (Qianjiang). */
export function cumulativeTable({ registry, rows, foot, caption }: Omit<TableInput, 'at'>, unit: Unit): Table {
  const cells = (code: string): Value[] => flowKinds.map((kind) => cumulative(registry, code, kind, unit));
  return {
    caption: `${caption}（${unitWords[unit]}）`,
    columns: [{ title: '地方', kind: 'title' }, ...flowKinds.map((kind) => number(registryEvents[kind]))],
    rows: rows.map(({ name, code }) => [name, ...cells(code)]),
    ...(foot && { foot: ['合计', ...cells(foot)] }),
    note: '各年度公布的数相加；有一年不公布的，累计也不公布。',
  };
}
