import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Row } from '../../../src/schema/index.ts';
import { createLedgers, sumLedgers } from '../../../src/model/revolving-ledgers.ts';
import { revolvingFundsTopic } from '../../../src/model/topics/revolving-funds.ts';
import { smallPortal } from '../small-portal.ts';
import { sayRows, tableOf, topicOf } from './topic-pages.ts';

const wan = 1_000_000;
type FundYear = Row<'revolving_funds'>;
const row = (year: number, [opening, received, spent, repaid, closing]: number[], more: Partial<FundYear> = {}): FundYear => ({
  revolving_fund_id: 'JJ-1',
  name: '新桥村产业扶持基金',
  kind: 'village_industry',
  region_code: '990102101201',
  year,
  opening: opening! * wan,
  received: received! * wan,
  spent: spent! * wan,
  repaid: repaid! * wan,
  closing: closing! * wan,
  ...more,
});
const statesOf = (rows: FundYear[], asOf = '2020-06-30') => createLedgers(rows, asOf)[0]!.years.map(({ year, state }) => [year, state]);

describe('the ledgers of revolving funds', () => {
  test('have a line for every year from the first to the last one that is over', () => {
    expect(statesOf([row(2017, [0, 20, 8, 0, 12])])).toEqual([[2017, 'used'], [2018, 'missing'], [2019, 'missing']]);
    expect(statesOf([row(2019, [0, 20, 8, 0, 12])], '2020-12-31')).toEqual([[2019, 'used'], [2020, 'missing']]);
  });

  test('mark a year in which nothing moved though there was money, and one that opens otherwise than the last closed', () => {
    expect(statesOf([row(2018, [12, 0, 0, 0, 12]), row(2019, [11, 0, 3, 0, 8])])).toEqual([[2018, 'idle'], [2019, 'broken']]);
    expect(statesOf([row(2019, [0, 0, 0, 0, 0])])).toEqual([[2019, 'used']]);
  });

  test('add up each year what its funds say, and say how many are missing', () => {
    const other = { revolving_fund_id: 'JY-1', kind: 'education', region_code: '990102000000', name: '青石县教育扶贫救助基金' } as const;
    const topic = topicOf(revolvingFundsTopic, smallPortal({ revolving_funds: [row(2018, [0, 20, 8, 0, 12]), row(2018, [0, 300, 100, 0, 200], other), row(2019, [200, 50, 80, 0, 170], other)] }));
    const table = tableOf(topic.pages.view(''), 'years');
    expect(sayRows(table)).toEqual([
      ['2019年', 1, 200, 50, 80, 0, 170],
      ['2018年', 2, 0, 320, 108, 0, 212],
    ]);
    expect(table.note).toContain('2019年有1个');
    expect(sayRows(tableOf(topic.pages.view('kinds/education'), 'years'))).toHaveLength(2);
    expect(sayRows(tableOf(topic.pages.view('items/JJ-1'), 'years'))).toEqual([
      ['2019年', null, null, null, null, null, 'no:没有报账'],
      ['2018年', 0, 20, 8, 0, 12, 'yes:有进出'],
    ]);
    expect(sayRows(tableOf(topic.pages.view('places/990102000000'), 'funds')).map(([name, , , , closing, state]) => [name, closing, state])).toEqual([
      ['新桥村产业扶持基金', 12, 'no:2019年没有报账'],
      ['青石县教育扶贫救助基金', 170, 'yes:账目连续'],
    ]);
    expect(topic.at!('990102101201')?.more?.href).toBe('/revolving-funds/items/JJ-1/');
    expect(topic.at!('990102000000')?.more?.href).toBe('/revolving-funds/places/990102000000/');
    expect(topic.at!('990102101202')).toBeUndefined();
  });

  test('whole ledgers chain: the sums of a year close with what the next opens with', () => {
    const flows = fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(flows, { minLength: 1, maxLength: 5 }), (funds) => {
        const rows = funds.flatMap((years, fund) => {
          let opening = 0;
          return years.map(([received, spent], at) => {
            const own = row(2019 - years.length + 1 + at, [opening, received, Math.min(spent, opening + received), 0, 0], { revolving_fund_id: `JJ-${fund}` });
            opening = opening + received - Math.min(spent, opening + received);
            return { ...own, closing: opening * wan };
          });
        });
        const ledgers = createLedgers(rows, '2020-06-30');
        for (let year = 2015; year < 2019; year += 1) {
          const [now, next] = [sumLedgers(ledgers, year), sumLedgers(ledgers, year + 1)];
          expect(now.closing).toBe(now.opening + now.received + now.repaid - now.spent);
          expect(next.opening).toBe(now.closing);
          expect(next.missing).toBe(0);
        }
      }),
    );
  });
});
