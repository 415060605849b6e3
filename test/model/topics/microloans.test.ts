import { describe, expect, test } from 'vitest';
import type { Row } from '../../../src/schema/index.ts';
import { interestOf, isSubsidised } from '../../../src/model/microloan-numbers.ts';
import { microloansTopic } from '../../../src/model/topics/microloans.ts';
import { smallPortal } from '../small-portal.ts';
import { everything, sayRows, tableOf, topicOf } from './topic-pages.ts';

const wan = 1_000_000;
const loans = (region_code: string, year: number, number: number, subsidy: number | undefined, more: Partial<Row<'microloans'>> = {}): Row<'microloans'> => ({
  region_code,
  year,
  loans: number,
  amount: 200 * wan,
  rate: 4.35,
  subsidy: subsidy === undefined ? undefined : Math.round(subsidy * wan),
  overdue: 0,
  ...more,
});
const county = '990102000000';
const topic = (microloans: Row<'microloans'>[], portal: Record<string, unknown> = { microloans: { subsidy_share: 50 } }) => topicOf(microloansTopic, smallPortal({ microloans }, portal));

describe('the ledger of microloans', () => {
  test('works the interest out to the fen and holds the subsidy against half of it', () => {
    expect(interestOf({ amount: 258 * wan, rate: 4.35 })).toBe(112_230_00);
    expect(interestOf({ amount: 258 * wan, rate: undefined })).toBeUndefined();
    expect(sayRows(tableOf(topic([loans(county, 2019, 60, 4.35), loans(county, 2018, 60, 4), loans(county, 2020, 30, 1)]).pages.view(''), 'years'))).toEqual([
      ['2020年', 30, 200, 8.7, 1, 'open:年度未完', 0],
      ['2019年', 60, 200, 8.7, 4.35, 'yes:50%', 0],
      ['2018年', 60, 200, 8.7, 4, 'no:46%，不够', 0],
    ]);
  });

  test('takes what rounding of loans to 万元 leaves for half, and no more', () => {
    expect(isSubsidised(496, 1000, 50)).toBe(true);
    expect(isSubsidised(494, 1000, 50)).toBe(false);
    expect(isSubsidised('withheld', 1000, 50)).toBeUndefined();
    expect(isSubsidised(0, 0, 50)).toBeUndefined();
  });

  test('compares with nothing where portal.json sets no share', () => {
    expect(sayRows(tableOf(topic([loans(county, 2019, 60, 4)], {}).pages.view(''), 'years'))[0]?.[5]).toBe('45.9%');
  });

  test('withholds a place with few loans with all its money, and another with it', () => {
    const few = loans('990102101201', 2019, 3, 0.371, { amount: 17 * wan });
    const pages = topic([few, loans('990102101202', 2019, 40, 4.35), loans('990102102203', 2019, 80, 4.35, { amount: 300 * wan })]);
    const page = pages.pages.view(county);
    expect(sayRows(tableOf(page, 'places')).map((cells) => cells.slice(2))).toEqual([
      ['×', '×', '×', '×', '×', '×'],
      ['×', '×', '×', '×', '×', '×'],
      [80, 300, 13.05, 4.35, 'no:33.3%，不够', 0],
    ]);
    expect(sayRows(tableOf(page, 'years'))[0]?.slice(1, 3)).toEqual([123, 517]);
    const everywhere = everything(pages, [county, '990102101201', '990102101202']);
    expect(everywhere).not.toContain('{"count":3}');
    expect(everywhere).not.toContain(`{"money":${17 * wan}}`);
  });

  test('a sum over a place that does not report its rate has no interest, rather than too little', () => {
    const rows = [loans('990102101201', 2019, 30, 4.35), loans('990102101202', 2019, 30, 4.35, { rate: undefined })];
    expect(sayRows(tableOf(topic(rows).pages.view(''), 'years'))).toEqual([['2019年', 60, 400, null, 8.7, null, 0]]);
  });
});
