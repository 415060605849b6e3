import { describe, expect, test } from 'vitest';
import type { Row } from '../../../src/schema/index.ts';
import { keepsLease } from '../../../src/model/factory-clauses.ts';
import { assetsTopic } from '../../../src/model/topics/assets.ts';
import { fund, project, smallPortal } from '../small-portal.ts';
import { everything, sayRows, tableOf, topicOf } from './topic-pages.ts';

const wan = 1_000_000;
const uscc = '91990102MA0000001D';
const factory = (asset_id: string, more: Partial<Row<'assets'>> = {}): Row<'assets'> => ({
  asset_id,
  village_code: '990102101201',
  name: `${asset_id}厂房`,
  kind: 'standard_factory',
  area: 1000,
  invested: 60 * wan,
  project_id: 'P1',
  tenant: uscc,
  lease_from: '2018-01-01',
  lease_to: '2020-12-31',
  rent: 5 * wan,
  jobs: 40,
  registry_jobs: 22,
  ...more,
});

/** A factory paid by three levels; the county paid what is asked for. */
const portal = (assets: Row<'assets'>[], countyPaid = 10) =>
  smallPortal({
    assets,
    enterprises: [{ uscc, name: '绿源公司', region_code: '990102000000' }],
    projects: [project('P1', ['990102101201'], { budget: 60 * wan })],
    funds: [
      fund('SJ1', 40 * wan, { level: 'provincial', kind: '标准厂房奖补' }),
      fund('DS1', 10 * wan, { level: 'city', kind: '标准厂房奖补' }),
      fund('XJ1', countyPaid * wan, { level: 'county', kind: '标准厂房奖补' }),
    ],
    allocations: ['SJ1', 'DS1', 'XJ1'].map((fund_id, at) => ({ allocation_id: `FP${at}`, fund_id, region_code: '990102101201', project_id: 'P1', amount: [40, 10, countyPaid][at]! * wan, allocated_on: '2020-03-10' })),
    disbursements: ['SJ1', 'DS1', 'XJ1'].map((fund_id, at) => ({ disbursement_id: `BF${at}`, project_id: 'P1', fund_id, instalment: 1, paid_on: '2020-05-10', amount: [40, 10, countyPaid][at]! * wan })),
  });

const jobsTable = (assets: Row<'assets'>[]) => sayRows(tableOf(topicOf(assetsTopic, portal(assets)).pages.view(''), 'counties')).map((row) => row.slice(-2));

describe('the register of assets', () => {
  test('is not there without assets', () => {
    expect(() => topicOf(assetsTopic, smallPortal())).toThrow();
  });

  test('puts the reward by the rule beside what was paid, level by level, and marks the difference', () => {
    const page = topicOf(assetsTopic, portal([factory('ZC1')], 12)).pages.view('items/ZC1');
    expect(sayRows(tableOf(page, 'reward'))).toEqual([
      ['省级', '1×40万元', 40, 40, 40, 'yes:相符'],
      ['市级', '1×10万元', 10, 10, 10, 'yes:相符'],
      ['县级', '1×10万元', 10, 12, 12, 'no:多2万元'],
    ]);
  });

  test('adds the rewards of a county up once, though one project built two factories', () => {
    const topic = topicOf(assetsTopic, portal([factory('ZC1', { area: 600 }), factory('ZC2', { area: 600 })], 8));
    expect(sayRows(tableOf(topic.pages.view(''), 'rewards'))).toEqual([['青石县', 2, 60, 58, 'no:1处不符', 'no:2座不够']]);
  });

  test('names what of each factory is not as the rule wants it', () => {
    const topic = topicOf(assetsTopic, portal([factory('ZC1', { registry_jobs: 19, lease_to: '2020-12-30' }), factory('ZC2', { area: 1000.5 })]));
    const odd = topic.pages.view('').parts.find(({ id }) => id === 'odd')?.blocks[0];
    expect(odd).toMatchObject({ type: 'links', links: [{ href: '/assets/items/ZC1/', note: expect.stringMatching(/建档立卡用工不到50%；租期不到3年$/) }, { href: '/assets/items/ZC2/' }] });
  });

  test('keeps the reward apart from the clauses, and says ✓ of clauses only where all are judged', () => {
    const marks = (assets: Row<'assets'>[]) => sayRows(tableOf(topicOf(assetsTopic, portal(assets)).pages.view(''), 'rewards'))[0]!.slice(-2);
    expect(marks([factory('ZC1')])).toEqual(['yes:都相符', 'yes:都够']);
    expect(marks([factory('ZC1', { lease_to: '2020-12-30' })])).toEqual(['yes:都相符', 'no:1座不够']);
    expect(marks([factory('ZC1', { jobs: 27, registry_jobs: 11 })])).toEqual(['yes:都相符', 'no:1座不够']);
    expect(marks([factory('ZC1', { registry_jobs: 3 })])).toEqual(['yes:都相符', 'none:1座没有全部判断']);
  });

  test('names a factory with 11 of 27 jobs, and says that what is withheld is not judged', () => {
    const odd = (assets: Row<'assets'>[]) => JSON.stringify(topicOf(assetsTopic, portal(assets)).pages.view('').parts.find(({ id }) => id === 'odd'));
    expect(odd([factory('ZC1', { jobs: 27, registry_jobs: 11 })])).toContain('建档立卡用工不到50%');
    expect(odd([factory('ZC1')])).not.toContain('不判断');
    expect(odd([factory('ZC1', { registry_jobs: 3 })])).toContain('用工够不够不判断');
  });

  test('counts as let only leases that are not over, with their rent and jobs', () => {
    const topic = topicOf(assetsTopic, portal([factory('ZC1'), factory('ZC2', { lease_to: '2020-06-29', rent: 3 * wan }), factory('ZC3', { lease_to: '2020-06-30', rent: wan }), factory('ZC4', { lease_to: undefined, rent: wan })]));
    const front = topic.pages.view('');
    expect(front.figures).toMatchObject([{ value: { count: 4 } }, {}, { label: '正在出租', value: { count: 3 } }, { label: '年租金', value: { money: 7 * wan } }, { label: '租期已满', value: { count: 1 } }]);
    expect(sayRows(tableOf(front, 'counties'))).toEqual([['青石县', 4, 240, 3, 1, 7, 120, 66]]);
    const tables = topic.pages.view('990102000000').parts.find(({ id }) => id === 'assets')!.blocks.flatMap((block) => (block.type === 'table' ? [block.table] : []));
    expect(tables.map(({ caption, rows, foot }) => [caption, rows.length, foot?.at(-2)])).toEqual([['资产', 3, { money: 7 * wan }], ['租期已满的资产', 1, undefined]]);
    expect(JSON.stringify(topic.pages.view('items/ZC2'))).not.toContain('其中建档立卡');
  });

  test('judges the clauses: at least 1000 m², half of the workers, three years with both days counted', () => {
    const table = (more: Partial<Row<'assets'>>) => sayRows(clauses(more))[0]!.slice(1);
    expect(table({})).toEqual(['yes:够', 'yes:够', 'yes:够']);
    expect(table({ area: 999, registry_jobs: 19, lease_to: '2020-12-30' })).toEqual(['no:不够', 'no:不够', 'no:不够']);
    expect(table({ area: undefined, registry_jobs: undefined, lease_to: undefined })).toEqual(['none:未填报', 'none:未填报', 'none:未填报']);
  });

  test('counts a lease over a leap day to the day', () => {
    const years = (lease_from: string, lease_to: string) => keepsLease({ lease_from, lease_to }, portal([]).portal.factory_reward);
    expect(years('2017-03-01', '2020-02-29')).toBe(true);
    expect(years('2017-03-01', '2020-02-28')).toBe(false);
    expect(years('2016-02-29', '2019-02-28')).toBe(true);
  });

  test('shows on a village’s own page who rents what, and says when a lease is over', () => {
    const topic = topicOf(assetsTopic, portal([factory('ZC1', { lease_to: '2020-06-29' }), factory('ZC2', { village_code: '990102101202' })]));
    expect(sayRows(tableOf(topic.at!('990102101201')))).toEqual([['ZC1厂房', '标准厂房', 60, '绿源公司', 5, 'late:租期已满']]);
    expect(topic.at!('990102102203')).toBeUndefined();
  });

  test('withholds the registered workers where they, or the others, are fewer than the threshold, and with them whether the half is kept', () => {
    for (const registry_jobs of [4, 36]) {
      const topic = topicOf(assetsTopic, portal([factory('ZC1', { jobs: 40, registry_jobs })]));
      const page = topic.pages.view('items/ZC1');
      const facts = page.parts.flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'facts' ? block.facts : [])));
      expect(facts.find(({ label }) => label === '其中建档立卡')?.value).toEqual({ suppressed: true });
      expect(facts.find(({ label }) => label.startsWith('建档立卡用工过'))?.value).toEqual({ suppressed: true });
      expect(everything(topic, ['990102101201', '990102000000'])).not.toContain('建档立卡用工不到');
    }
  });

  test('withholds a second asset’s workers where the county’s sum would give the first away', () => {
    const three = [factory('ZC1', { jobs: 40, registry_jobs: 37 }), factory('ZC2', { jobs: 50, registry_jobs: 30 }), factory('ZC3', { jobs: 60, registry_jobs: 30 })];
    const topic = topicOf(assetsTopic, portal(three));
    expect(jobsTable(three)).toEqual([[150, 97]]);
    const registered = ['ZC1', 'ZC2', 'ZC3'].map((id) => topic.pages.view(`items/${id}`).parts[0]!.blocks.flatMap((block) => (block.type === 'facts' ? block.facts : [])).find(({ label }) => label === '其中建档立卡')?.value);
    expect(registered).toEqual([{ suppressed: true }, { suppressed: true }, { count: 30, unit: '人' }]);
  });

  test('withholds the county’s sum where one asset is all there is', () => {
    expect(jobsTable([factory('ZC1', { jobs: 40, registry_jobs: 38 })])).toEqual([[40, '×']]);
    expect(jobsTable([factory('ZC1', { jobs: 3, registry_jobs: 2 })])).toEqual([['×', '×']]);
  });
});

/** The table of clauses stands second among those of the county's factories. */
function clauses(more: Partial<Row<'assets'>>) {
  const part = topicOf(assetsTopic, portal([factory('ZC1', more)])).pages.view('990102000000').parts.find(({ id }) => id === 'factories')!;
  const block = part.blocks[1]!;
  if (block.type !== 'table') throw new Error('no table of clauses');
  return block.table;
}
