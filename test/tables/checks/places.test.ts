import { describe, expect, test } from 'vitest';
import { addressOf, isUnusableAddress } from '../../../src/schema/address.ts';
import { goodRows, inputOf, runChecks, type Rows, type Settings } from './good-portal.ts';

const check = (change: (rows: Rows) => void, settings?: Settings): string[] => {
  const rows = goodRows();
  change(rows);
  return runChecks(inputOf(rows, settings)).map(({ code, file, row }) => `${code} ${file} ${row}`);
};

describe('places', () => {
  test('a county straight under its province, and its towns and villages, are legal', () => {
    expect(
      check((rows) => {
        rows.regions.push({ code: '999001103000', name: '总口镇' }, { code: '999001103201', name: '荷花村' });
        rows.villages.push({ village_code: '999001103201', designation: 'poor' });
      }),
    ).toEqual([]);
  });

  test('a town straight under a city, with no county between, is legal', () => {
    expect(check((rows) => rows.regions.push({ code: '990100003000', name: '石碣镇' }, { code: '990100003201', name: '一村' }))).toEqual([]);
  });

  test('a village whose code names no town is warned about, straight under a city and straight under a county', () => {
    expect(check((rows) => rows.regions.push({ code: '990100000001', name: '甲村' }, { code: '990102000201', name: '乙村' }))).toEqual([
      'region-parent-skipped regions.csv 9',
      'region-parent-skipped regions.csv 10',
    ]);
  });

  test('an enterprise may be registered outside the portal, but only in a known place', () => {
    expect(check((rows) => void (rows.enterprises[0] = { ...rows.enterprises[0]!, region_code: '990000000000' }))).toEqual([]);
    expect(check((rows) => void (rows.enterprises[0] = { ...rows.enterprises[0]!, region_code: '981100000000' }))).toEqual([
      'unknown-region enterprises.csv 2',
    ]);
  });

  test('every place of a project that lies in several is looked up', () => {
    expect(check((rows) => rows.projects[1]?.region_code.push('990102101999'))).toEqual(['unknown-region projects.csv 3']);
  });

  test('a project may lie in a village that the programme does not cover', () => {
    expect(
      check((rows) => {
        rows.regions.push({ code: '990102101203', name: '北岸村' });
        rows.projects[1]?.region_code.push('990102101203');
      }),
    ).toEqual([]);
  });

  test('a region of the portal that is in no table is said at portal.json', () => {
    expect(check(() => undefined, { portal: { region: '000000000000', also_covers: [] } })).toContain(
      'portal-region-unknown portal.json undefined',
    );
  });

  test('a matched need names a known enterprise when it looks like a uscc, and may name any unit', () => {
    expect(check((rows) => void (rows.needs[0]!.matched_by = '91990102MA0000002X'))).toEqual(['unknown-reference needs.csv 2']);
    expect(check((rows) => void (rows.needs[0]!.matched_by = '市农业农村局'))).toEqual([]);
  });
});

describe('what was reported before is not reported again', () => {
  test('a row that was rejected for another reason still counts as there', () => {
    const rows = goodRows();
    const [first] = rows.projects;
    const input = inputOf({ ...rows, projects: rows.projects.slice(1) });
    input.tables.projects!.rejected = [{ row: 2, values: { project_id: first!.project_id } }];
    expect(runChecks(input).filter(({ code }) => code === 'unknown-reference')).toEqual([]);
  });

  test('sums are not judged when a row that belongs to them was rejected', () => {
    const rows = goodRows();
    const input = inputOf({ ...rows, allocations: rows.allocations.slice(1) });
    expect(new Set(runChecks(input).map(({ code }) => code))).toEqual(new Set());
    const without = inputOf({ ...rows, allocations: [] });
    expect(new Set(runChecks(without).map(({ code }) => code))).toContain('paid-over-allocated');
    without.tables.allocations!.rejected = [{ row: 2, values: {} }];
    expect(runChecks(without)).toEqual([]);
  });

  test('a table that could not be read is taken to hold every key', () => {
    const input = { ...inputOf(goodRows(), { without: ['enterprises', 'regions'] }), unreadable: new Set(['enterprises', 'regions'] as const) };
    expect(runChecks(input)).toEqual([]);
  });
});

describe('addresses', () => {
  test('letters, digits, Han characters, dot, underscore and hyphen stay; every other run becomes one hyphen', () => {
    expect(addressOf('望财农〔2020〕12号')).toBe('望财农-2020-12号');
    expect(addressOf('GS 2020/015#a')).toBe('GS-2020-015-a');
    expect(addressOf('㙍𬒈_v1.2-b')).toBe('㙍𬒈_v1.2-b');
  });

  test.each(['', '---', '/', '.', '..', '.htaccess', 'page', 'KINDS', 'index.html'])('“%s” cannot be an address', (id) => {
    expect(isUnusableAddress(id)).toBe(true);
  });

  test('two ids that differ only in signs or capitals are refused', () => {
    const copy = (project_id: string) => (rows: Rows) => rows.projects.push({ ...rows.projects[1]!, project_id });
    expect(check((rows) => void (copy('QS-1')(rows), copy('QS/1')(rows)))).toEqual(['address-clash projects.csv 5']);
  });
});
