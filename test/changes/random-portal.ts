import fc from 'fast-check';
import type { Row, TableName } from '../../src/schema/index.ts';
import { columnsOf, tables } from '../../src/schema/index.ts';
import { cellText } from '../../src/changes/cell-text.ts';
import type { AnyRow } from '../../src/changes/match-rows.ts';
import type { CheckedPortal } from '../../src/tables/dataset.ts';
import { fund, notice, project, smallPortal } from '../model/small-portal.ts';

const villages = ['990102101201', '990102101202', '990102102203'];
const amount = fc.integer({ min: 0, max: 50 }).map((wan) => wan * 1_000_000);
const day = fc.integer({ min: 1, max: 30 }).map((number) => `2020-06-${String(number).padStart(2, '0')}`);

/** Some of the ids, each with a row, in any order. */
const rowsOf = <T>(ids: readonly string[], row: (id: string) => fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...ids]).chain((chosen) => fc.tuple(...chosen.map(row)) as unknown as fc.Arbitrary<T[]>);

const numbered = (letter: string, count: number): string[] => Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
const one = <T>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
/** A cell that may be blank. */
const maybe = <K extends string, V>(key: K, value: fc.Arbitrary<V>): fc.Arbitrary<Partial<Record<K, V>>> =>
  fc.option(value, { nil: undefined }).map((given) => (given === undefined ? {} : { [key]: given }) as Partial<Record<K, V>>);

const training: fc.Arbitrary<Row<'training'>> = fc
  .tuple(one('990102000000', '990102101201'), one(2019, 2020), maybe('course', one('电商', '养殖')), fc.integer({ min: 1, max: 4 }), maybe('cost', amount))
  .map(([region_code, year, course, trainees, cost]) => ({ region_code, year, trainees, ...course, ...cost }));

/** Small portals that differ in everything that tables can differ in. Two of them draw on the same ids. */
export const randomPortal: fc.Arbitrary<CheckedPortal> = fc
  .record({
    funds: rowsOf(numbered('F', 3), (id) => fc.tuple(amount, one('甲', '乙')).map(([sum, name]) => fund(id, sum, { name }))),
    projects: rowsOf(numbered('P', 4), (id) =>
      fc
        .tuple(fc.shuffledSubarray(villages, { minLength: 1 }), amount, one('pooled', 'building', 'accepted') as fc.Arbitrary<Row<'projects'>['status']>, maybe('settled', amount))
        .map(([places, budget, status, settled]) => project(id, places, { budget, status, ...settled })),
    ),
    allocations: rowsOf(numbered('A', 5), (id) =>
      fc
        .tuple(one('F1', 'F2'), one(...villages, '990102000000'), amount)
        .map(([fund_id, region_code, sum]) => ({ allocation_id: id, fund_id, region_code, amount: sum, allocated_on: '2020-04-01' })),
    ),
    disbursements: rowsOf(numbered('D', 6), (id) =>
      fc
        .tuple(one('P1', 'P2'), one('F1', 'F2'), amount, day)
        .map(([project_id, fund_id, sum, paid_on]) => ({ disbursement_id: id, project_id, fund_id, instalment: 1, amount: sum, paid_on })),
    ),
    village_years: rowsOf(villages, (village_code) => maybe('collective_income', amount).map((income) => ({ village_code, year: 2019, ...income }))),
    notices: rowsOf(numbered('N', 4), (id) => fc.tuple(day, day).map(([published_on, open_to]) => notice(id, { published_on, open_from: published_on, open_to }))),
    training: fc.array(training, { maxLength: 6 }),
    asOf: day,
  })
  .map(({ asOf, ...rows }) => smallPortal(rows, {}, asOf));

/** The portal with the rows of each table in another order. */
export const shuffled = (data: CheckedPortal): fc.Arbitrary<CheckedPortal> =>
  fc.infiniteStream(fc.nat()).map((numbers) => {
    const next = (): number => numbers.next().value as number;
    const mixed = Object.entries(data.tables).map(([name, table]) => {
      const rows = (table.rows as AnyRow[]).map((row) => [next(), row] as const).sort(([a], [b]) => a - b).map(([, row]) => row);
      return [name, { ...table, rows }];
    });
    return { ...data, tables: Object.fromEntries(mixed) as CheckedPortal['tables'] };
  });

/** What a row's cells say, by column. */
export const textsOf = (table: TableName, row: AnyRow): Record<string, string> =>
  Object.fromEntries(columnsOf(tables[table]).flatMap((column) => {
    const text = cellText(column, row[column.name]);
    return text === undefined ? [] : [[column.name, text]];
  }));
