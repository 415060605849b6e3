import { describe, expect, test } from 'vitest';
import { goodRows, inputOf, runChecks } from './good-portal.ts';

const issuesOf = (portal: Record<string, unknown>) => runChecks(inputOf(goodRows(), { portal })).map(({ code, column }) => [code, column]);

describe('words and places that portal.json takes from the tables', () => {
  test('are refused when the tables do not know them, each at its own place', () => {
    expect(issuesOf({ county_floor: { levels: ['县级', '县里'], kinds: ['涉农'] } })).toEqual([
      ['portal-invalid', 'county_floor.levels.1'],
      ['portal-invalid', 'county_floor.kinds.0'],
    ]);
  });

  test('a key county is a county of the regions table', () => {
    expect(issuesOf({ county_floor: { key_counties: ['990102000000', '990109000000', '990102101000'] } })).toEqual([
      ['portal-region-unknown', 'county_floor.key_counties.1'],
      ['portal-invalid', 'county_floor.key_counties.2'],
    ]);
  });
});

describe('addresses of assets and revolving funds', () => {
  test('the years of one fund share a page, two funds do not', () => {
    const rows = goodRows();
    expect(runChecks(inputOf(rows))).toEqual([]);
    rows.revolving_funds.push({ ...rows.revolving_funds[0]!, revolving_fund_id: 'jj1' });
    expect(runChecks(inputOf(rows)).map(({ code }) => code)).toEqual(['address-clash']);
  });

  test('an asset’s id makes an address', () => {
    const rows = goodRows();
    rows.assets[0]!.asset_id = '///';
    expect(runChecks(inputOf(rows)).map(({ code }) => code)).toEqual(['address-reserved']);
  });
});

describe('land quotas', () => {
  test('Sichuan’s 300 ha at 442.5 万元 are 132,750 万元 to the fen, and its round 13.28 亿元 is told to be looked at', () => {
    const quota = (amount: number) => {
      const rows = goodRows();
      rows.funds.push({ ...rows.funds[0]!, fund_id: 'TD1', document_number: '1号', year: 2020, amount, quota_hectares: 300, price_per_hectare: 442_500_000 });
      return runChecks(inputOf(rows)).filter(({ code }) => code === 'land-quota-mismatch').length;
    };
    expect(quota(132_750_000_000)).toBe(0);
    expect(quota(132_800_000_000)).toBe(1);
  });
});
