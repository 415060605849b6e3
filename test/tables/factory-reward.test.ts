import { describe, expect, test } from 'vitest';
import { portalSchema } from '../../src/config.ts';
import { computeFactoryReward, factoryAreas, type ProjectFunding } from '../../src/tables/factory-reward.ts';

const rule = portalSchema.parse({ name: '测试', region: '990100000000', publisher: '测试局' }).factory_reward;
const wan = 1_000_000;
const reward = (level: ProjectFunding['level'], paid: number, more: Partial<ProjectFunding> = {}): ProjectFunding => ({ level, kind: '标准厂房奖补', allocated: paid * wan, paid: paid * wan, ...more });
const dues = (area: number, hasCity: boolean, fundings: ProjectFunding[]): number[] => computeFactoryReward(rule, area, hasCity, fundings).lines.map(({ due }) => due / wan);

describe('the reward for a standard factory', () => {
  test('is 40 万元 from the province and 10 each from city and county for every 1000 m², by Huai’an’s document', () => {
    expect(dues(1000, true, [reward('provincial', 40)])).toEqual([40, 10, 10]);
    expect(dues(2999, true, [reward('provincial', 40)])).toEqual([80, 20, 20]);
    expect(dues(999.5, true, [reward('provincial', 40)])).toEqual([0, 0, 0]);
  });

  test('leaves the province nothing to pay where helpers found its part, but not where they found less', () => {
    const assigned = (paid: number) => reward('assigned', paid, { kind: '其他' });
    expect(dues(1000, true, [assigned(40)])).toEqual([0, 10, 10]);
    expect(dues(1000, true, [assigned(25), reward('enterprise', 15, { kind: '捐赠' })])).toEqual([0, 10, 10]);
    expect(dues(1000, true, [assigned(39)])).toEqual([40, 10, 10]);
    expect(dues(1000, true, [assigned(40), reward('provincial', 40)])).toEqual([40, 10, 10]);
  });

  test('has no part of a city where the county lies straight under the province', () => {
    expect(dues(1000, false, [reward('provincial', 40)])).toEqual([40, 0, 10]);
  });

  test('counts as paid only funds of the kind 标准厂房奖补, level by level', () => {
    const { lines } = computeFactoryReward(rule, 1000, true, [reward('county', 8), reward('county', 5, { kind: '专项扶贫' }), reward('city', 10, { paid: 0 })]);
    expect(lines.map(({ allocated, paid }) => [allocated / wan, paid / wan])).toEqual([[0, 0], [10, 0], [8, 8]]);
  });

  test('is worked out for all factories of a project together, and not at all where one does not say its area', () => {
    const asset = (project_id: string, area?: number, kind: 'standard_factory' | 'other' = 'standard_factory') => ({ asset_id: 'x', village_code: '990102101201', name: '厂房', kind, project_id, area });
    expect(factoryAreas([asset('A', 600), asset('A', 500), asset('B', 1000), asset('B'), asset('C', 900, 'other')])).toEqual(new Map([['A', 1100], ['B', undefined]]));
  });
});
