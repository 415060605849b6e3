import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Row } from '../../../src/schema/index.ts';
import { createFacts } from '../../../src/model/facts.ts';
import { trainingTopic } from '../../../src/model/topics/training.ts';
import { assignedToTraining, createTrainingFacts, isAbout } from '../../../src/model/training-numbers.ts';
import { fund, project, smallPortal } from '../small-portal.ts';
import { everything, sayRows, tableOf, topicOf } from './topic-pages.ts';

const wan = 1_000_000;
const county = '990102000000';
const course = (year: number, trainees: number, employed: number | undefined, more: Partial<Row<'training'>> = {}): Row<'training'> => ({ region_code: county, year, course: `${year}-${trainees}班`, trainees, employed, cost: 5 * wan, ...more });
const targets = { training: { trainees_per_year: 150, employed_share: 90, assigned_money_share: 20 } };
const topic = (training: Row<'training'>[], portal: Record<string, unknown> = targets, more: object = {}) => topicOf(trainingTopic, smallPortal({ training, ...more }, portal));

describe('the ledger of training', () => {
  test('adds up each year and holds it against the targets; a year that runs is still open', () => {
    expect(sayRows(tableOf(topic([course(2019, 100, 90), course(2019, 60, 50), course(2018, 100, 95), course(2020, 50, 40)]).pages.view(''), 'years'))).toEqual([
      ['2020年', 50, 'open:年度未完', 40, '80%', 'open:年度未完', 5],
      ['2019年', 160, 'yes:达到', 140, '87.5%', 'no:没达到', 10],
      ['2018年', 100, 'no:没达到', 95, '95%', 'yes:达到', 5],
    ]);
  });

  test('compares with no target that portal.json does not set', () => {
    const table = tableOf(topic([course(2019, 100, 90)], {}).pages.view(''), 'years');
    expect(table.columns.map(({ title }) => title)).toEqual(['年度', '培训（人）', '就业（人）', '就业率', '费用']);
  });

  test('does not print who found work where they, or those who did not, are few, nor the rate or its judgement', () => {
    const page = topic([course(2019, 100, 97)]).pages.view(county);
    expect(sayRows(tableOf(page, 'years'))).toEqual([['2019年', 100, '×', '×', '×', 5]]);
    expect(sayRows(tableOf(page, 'courses'))).toEqual([['2019-100班', '2019年', null, 100, '×', '×', 5]]);
  });

  test('withholds a course with few trainees, another with it, and what was paid for them by the head', () => {
    const page = topic([course(2019, 3, 3, { cost: 0.15 * wan }), course(2019, 100, 80), course(2019, 200, 180)]).pages.view(county);
    expect(sayRows(tableOf(page, 'courses')).map((cells) => cells.slice(3))).toEqual([
      ['×', '×', '×', '×'],
      ['×', '×', '×', '×'],
      [200, 180, '90%', 5],
    ]);
    expect(sayRows(tableOf(page, 'years'))).toEqual([['2019年', 303, 263, '86.7%', 'no:没达到', 10.15]]);
  });

  test('a course that does not report work leaves the sum unreported, not smaller', () => {
    expect(sayRows(tableOf(topic([course(2019, 100, 90), course(2019, 60, undefined)]).pages.view(''), 'years'))).toEqual([['2019年', 160, 'yes:达到', null, null, 'none:未填报', 10]]);
  });

  test('no page, and no place’s own page, holds a number that another page withholds', () => {
    const rows = fc.array(fc.tuple(fc.constantFrom('990102000000', '990102101000', '990102101201'), fc.constantFrom(2018, 2019), fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(rows, (list) => {
        // Odd numbers that no sum, rate or other row can show by chance.
        const training = list.map(([region_code, year, trainees, part], at): Row<'training'> => ({ region_code, year, trainees, employed: Math.floor(trainees * part), course: `班${at}`, cost: (9_000_000 + at) * 100 }));
        const data = smallPortal({ training }, targets);
        const facts = createTrainingFacts(createFacts(data));
        const pages = everything(topicOf(trainingTopic, data), ['990102000000', '990102101000', '990102101201']);
        for (const { groups } of facts.years) {
          for (const { rows: own } of groups) {
            for (const { id, row } of own) {
              if (facts.numbers(id, [{ id, row }]).trainees !== 'withheld') continue;
              expect(pages).not.toContain(`{"money":${row.cost}`);
            }
          }
        }
      }),
    );
  });

  test('tells how much of the assigned units’ money went to training, and takes about 20% for enough', () => {
    const more = {
      funds: [fund('DD1', 100 * wan, { level: 'assigned', year: 2019 }), fund('XJ1', 50 * wan, { level: 'county', year: 2019 })],
      projects: [project('P1', [county], { category: '就业', name: '劳动力技能培训' }), project('P2', [county], { category: '产业发展', name: '培训中心大棚' })],
      allocations: [
        { allocation_id: '1', fund_id: 'DD1', region_code: county, project_id: 'P1', amount: 16.2 * wan, allocated_on: '2019-05-01' },
        { allocation_id: '2', fund_id: 'DD1', region_code: county, project_id: 'P2', amount: 73.8 * wan, allocated_on: '2019-05-01' },
        { allocation_id: '3', fund_id: 'XJ1', region_code: county, project_id: 'P1', amount: 50 * wan, allocated_on: '2019-05-01' },
      ],
    };
    expect(sayRows(tableOf(topic([course(2019, 100, 90)], targets, more).pages.view(''), 'assigned'))).toEqual([['2019年', 90, 16.2, '18%', 'yes:达到']]);
    expect(tableOf(topic([course(2019, 100, 90)], targets, more).pages.view(''), 'assigned').note).toContain('不低于18%');
    expect(assignedToTraining(createFacts(smallPortal(more)), 2019)).toEqual({ training: 16.2 * wan, assigned: 90 * wan });
    expect(assignedToTraining(createFacts(smallPortal(more)), 2018)).toBeUndefined();
    expect(isAbout({ training: 17 * wan, assigned: 100 * wan }, 20)).toBe(false);
  });

  test('says to whoever asks what the pages print, for a covered region and a county', () => {
    const facts = createTrainingFacts(createFacts(smallPortal({ training: [course(2019, 100, 90), course(2018, 40, 38)] })));
    expect(facts.in('990100000000', 2019)).toEqual({ trainees: 100, employed: 90, cost: 5 * wan });
    expect(facts.in(county, 2018)).toEqual({ trainees: 40, employed: 'withheld', cost: 5 * wan });
    expect(facts.in(county, 2017)).toBeUndefined();
  });

  test('stands on the pages of places that have courses', () => {
    const own = topic([course(2019, 100, 90, { region_code: '990102101201' })]);
    expect(sayRows(tableOf(own.at!('990102101201')))[0]?.[3]).toBe(100);
    expect(sayRows(tableOf(own.at!(county)))[0]?.[1]).toBe(100);
    expect(own.at!('990102101202')).toBeUndefined();
  });
});
