import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { neededValues, sensitivePrints, untruePrints } from './judge.ts';
import { releaseOf } from './published.ts';
import { recount } from './recount.ts';
import { publish, truthOf } from './synthetic-site.ts';

function writeTables(events?: string): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'regions.csv'), 'code,name\n990101000000,甲县\n990101101000,乙镇\n990101101201,丙村\n990101101202,丁村\n');
  writeFileSync(join(folder, 'registry.csv'), [
    'household_key,village_code,persons,cause,measures,has_labour',
    'a,990101101201,4,因病,产业、健康,是',
    'b,990101101201,2,缺水,,否',
    'c,990101101202,3,因残,产业,',
  ].join('\n'));
  if (events) writeFileSync(join(folder, 'registry_events.csv'), events);
  return folder;
}

const events = [
  'household_key,event,on,persons',
  'a,脱贫,2015-12-31,',
  'a,识别纳入,2014-05-01,',
  'a,返贫,2016-02-01,',
  'b,识别纳入,2014-05-01,',
  'b,清退,2014-05-01,',
  'c,补录,2015-01-01,',
  'c,脱贫,2020-02-01,',
].join('\n');

test('the recount takes events by day, entries first, and counts complete years only', () => {
  const { years, places } = recount(writeTables(events), '2020-06-30');
  expect(years).toEqual(['2014', '2015', '2016', '2017', '2018', '2019']);
  const town = places.get('990101101000')!.values;
  expect(town['2014']).toMatchObject({ closing: 1, identified: 2, removed: 1, exited: 0, closing_persons: 4, removed_persons: 2 });
  expect(town['2015']).toMatchObject({
    registered: 2, closing: 1, left: 1, registered_persons: 7, left_persons: 4, added: 1, exited: 1,
    exit_illness: 1, exit_disability: 0, exit_group_health: 1, cause_disability: 1, cause_illness: 1, cause_no_water: 0, measure_health: 1,
  });
  expect(town['2016']).toMatchObject({ registered: 2, closing: 2, left: 0, exit_illness: 0, returned: 1, labour_yes: 1, labour_unreported: 1, measure_industry: 2, measure_health: 1 });
  expect(town['2019']).toMatchObject({ registered: 2, closing: 2, left: 0, exited: 0 });
  expect(places.get('990101101201')!.values['2014']).toMatchObject({ closing: 1, cause_group_health: 1, cause_group_other: 0 });
});

test('without events the recount has one nameless year in which every household is in', () => {
  const { years, places } = recount(writeTables(), '2020-06-30');
  expect(years).toEqual(['0']);
  expect(places.get('990101000000')!.values['0']).toMatchObject({ registered: 3, registered_persons: 9, cause_no_water: 1, measure_industry: 2 });
});

test('a printed number that is not the true one is found', () => {
  const recounted = recount(writeTables(events), '2020-06-30');
  const truth = truthOf(recounted, ['990101000000']);
  expect(untruePrints(releaseOf([publish(truth, new Set())]), recounted)).toEqual([]);
  truth.places[2]!.values['2016']!['closing'] = 7;
  expect(untruePrints(releaseOf([publish(truth, new Set())]), recounted)).toEqual(['990101101201/2016/closing: 7 printed, 1 counted']);
});

test('small counts need three possible values, also those that follow by subtraction, and groups that hold everybody', () => {
  const recounted = recount(writeTables(events), '2020-06-30');
  const needed = (key: string, threshold: number): number => neededValues(recounted, `990101101000/${key}`, threshold);
  expect(needed('2016/closing', 5)).toBe(3);
  expect(needed('2016/closing', 2)).toBe(2);
  expect(needed('2016/no_measure_housing', 5)).toBe(3);
  expect(needed('2016/measure_housing', 5)).toBe(2);
  expect(needed('2016/no_measure_housing', 2)).toBe(1);
  expect(needed('2016/exited', 5)).toBe(2);
  expect(needed('2014/closing_persons', 5)).toBe(3);
  expect(needed('2014/closing_persons', 1)).toBe(2);
  // All two get it, and all two have a cause of this group; one has one of these causes.
  expect(needed('2016/measure_industry', 2)).toBe(3);
  expect(needed('2016/cause_group_health', 2)).toBe(3);
  expect(needed('2016/cause_illness', 1)).toBe(2);
  // The one who has left has this cause, and the one who has not, that.
  expect(needed('2015/exit_illness', 1)).toBe(3);
  expect(needed('2015/staying_disability', 1)).toBe(3);
  expect(needed('2015/staying_illness', 1)).toBe(1);
  expect(needed('2016/labour_unreported', 1)).toBe(2);
});

test('a print that gives somebody away is found, and so are two that do so together', () => {
  const recounted = recount(writeTables(events), '2020-06-30');
  const truth = truthOf(recounted, ['990101000000']);
  const prints = (hide: readonly string[]): string[] => sensitivePrints(releaseOf([publish(truth, new Set(hide))]), recounted, 2);
  const town = '990101101000/2015';
  expect(prints([])).toEqual(expect.arrayContaining([
    `${town}/closing`, `${town}/closing_persons`, `${town}/exit_group_health`, `${town}/staying_group_health`, `${town}/no_measure_health`,
  ]));
  expect(prints([`${town}/cause_illness`])).not.toContain(`${town}/staying_group_health`);
  expect(prints([`${town}/registered`])).not.toContain(`${town}/no_measure_health`);
});
