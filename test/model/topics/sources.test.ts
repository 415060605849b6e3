import { describe, expect, test } from 'vitest';
import { countedAmount, countyFloor } from '../../../src/model/county-floor.ts';
import { createFacts } from '../../../src/model/facts.ts';
import { sourcesTopic } from '../../../src/model/topics/sources.ts';
import type { TopicView } from '../../../src/model/views.ts';
import { fund, smallPortal } from '../small-portal.ts';
import { sayRows, tableOf, topicOf } from './topic-pages.ts';

const wan = 1_000_000;
const county = '990102000000';
const give = (allocation_id: string, fund_id: string, region_code: string, amount: number, project_id?: string) => ({ allocation_id, fund_id, region_code, amount: amount * wan, allocated_on: '2020-03-10', ...(project_id && { project_id }) });

/** Central money that goes down three steps, county money of two years, and a land quota. */
const portal = (more: Record<string, unknown> = {}) =>
  smallPortal(
    {
      funds: [
        fund('ZY1', 100 * wan, { kind: '专项扶贫' }),
        fund('XJ19', 90 * wan, { year: 2019, level: 'county', kind: '涉农整合' }),
        fund('TX19', 30 * wan, { year: 2019, level: 'county', kind: '小额贴息' }),
        fund('XJ20', 20 * wan, { level: 'county', kind: '涉农整合' }),
        fund('TD1', 132_750 * wan, { level: 'land_quota', kind: '其他', quota_hectares: 300, price_per_hectare: 442.5 * wan }),
      ],
      allocations: [
        give('1', 'ZY1', county, 80),
        give('2', 'ZY1', '990102101000', 50),
        give('3', 'ZY1', '990102101201', 30),
        give('4', 'XJ19', '990102101201', 90),
        give('5', 'TX19', county, 30),
        give('6', 'XJ20', '990102101201', 20),
        give('7', 'TD1', county, 132_750),
      ],
    },
    more,
  );

const bars = (page: TopicView, part: string) => {
  const block = page.parts.find(({ id }) => id === part)?.blocks[0];
  if (block?.type !== 'bars') throw new Error(`no bars in ${part}`);
  return block.bars.rows.map(({ label, length, target, mark }) => [label, length / wan, ...(target === undefined ? [] : [target / wan, mark])]);
};

describe('where the money comes from', () => {
  test('counts money once, however many levels it passed', () => {
    const topic = topicOf(sourcesTopic, portal());
    expect(bars(topic.pages.view(''), 'levels')).toEqual([['土地指标', 132_750], ['县级', 140], ['中央', 80]]);
    expect(bars(topic.pages.view('years/2019'), 'levels')).toEqual([['县级', 120]]);
    expect(bars(topic.pages.view(`places/${county}`), 'levels')).toEqual([['土地指标', 132_750], ['县级', 140], ['中央', 80]]);
  });

  test('leads from each level to its funds and from each year to its page', () => {
    const page = topicOf(sourcesTopic, portal()).pages.view('');
    expect(JSON.stringify(page)).toContain('/funds/levels/land_quota/');
    expect(tableOf(page, 'years').rows.map(([year]) => year)).toEqual([{ link: { text: '2020年', href: '/sources/years/2020/' } }, { link: { text: '2019年', href: '/sources/years/2019/' } }]);
  });

  test('holds each county against its floor: only the kinds that count, and a year that runs is still open', () => {
    const view = (more: object) => bars(topicOf(sourcesTopic, portal({ county_floor: more })).pages.view(`places/${county}`), 'floor');
    expect(view({})).toEqual([['2020年（年度未完）', 20, 100, 'open'], ['2019年（没达到）', 90, 100, 'no']]);
    expect(view({ general: 90 })).toEqual([['2020年（年度未完）', 20, 90, 'open'], ['2019年（达到）', 90, 90, 'yes']]);
    expect(view({ kinds: ['涉农整合', '小额贴息'] })[1]).toEqual(['2019年（达到）', 120, 100, 'yes']);
    expect(view({ key_counties: [county] })[1]).toEqual(['2019年（没达到）', 90, 300, 'no']);
  });

  test('the county’s own page shows the last years, other places nothing', () => {
    const topic = topicOf(sourcesTopic, portal());
    expect(topic.at!(county)?.more?.href).toBe(`/sources/places/${county}/`);
    expect(topic.at!('990102101201')).toBeUndefined();
  });

  test('the floor’s pure functions say the same to whoever asks', () => {
    const facts = createFacts(portal());
    expect(countyFloor(facts, county, 2019)).toEqual({ year: 2019, floor: 100 * wan, amount: 90 * wan, mark: 'no' });
    expect(countedAmount(facts.portal.county_floor, facts.money.inflows(county), 2020)).toBe(20 * wan);
  });

  test('shows the arithmetic of a land quota as Sichuan’s: 300 ha × 442.5 万元 = 132,750 万元', () => {
    expect(sayRows(tableOf(topicOf(sourcesTopic, portal()).pages.view(''), 'land-quotas'))).toEqual([['TD1资金', '300', 442.5, 132_750, 'yes:相符']]);
  });

  test('says how much of the money the county itself decides on, and how many tasks it has', () => {
    const part = topicOf(sourcesTopic, portal()).pages.view(`places/${county}`).parts.find(({ id }) => id === 'four');
    const block = part?.blocks[0];
    // The pots of ZY1 and TD1 and the county's own funds: all of it.
    expect(block?.type === 'facts' && block.facts.find(({ label }) => label === '权利')?.value).toEqual({ money: (80 + 132_750 + 140) * wan });
  });

  test('is not there where no money reached a place', () => {
    expect(() => topicOf(sourcesTopic, smallPortal({ funds: [fund('ZY1', wan)] }))).toThrow();
  });
});
