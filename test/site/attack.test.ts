import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { sampleAsOf } from '../../src/sample/index.ts';
import { attackSite, type AttackResult } from '../attacker/attack.ts';
import { sensitivePrints, unprotected, untruePrints } from '../attacker/judge.ts';
import { readRelease, type PublishedFile } from '../attacker/published.ts';
import { recount } from '../attacker/recount.ts';
import { metStandards } from '../attacker/standards.ts';
import { root } from './commands.ts';

const site = inject('sampleSite');
const folder = join(site, 'data', 'registry');
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, file: JSON.parse(readFileSync(join(folder, name), 'utf8')) as PublishedFile }));
const threshold = files[0]!.file.threshold;
const recounted = recount(join(root, 'data'), sampleAsOf);

describe('an outsider with all data files of the sample city, who also reads which villages have few people left', () => {
  let result: AttackResult;
  beforeAll(async () => {
    result = await attackSite(site, { atMost: metStandards(site) });
    const { hidden, disclosed, lps, seconds } = result;
    console.log(`attacked ${hidden} hidden numbers of the sample city: ${disclosed.length} disclosed, ${lps} LPs, ${seconds.toFixed(0)} s`);
  }, 900_000);

  test('reads that of the villages', () => {
    expect(metStandards(site).size).toBeGreaterThan(100);
  });

  test('attacks every number that a file hides', () => {
    const hidden = files.flatMap(({ file }) => file.places.flatMap(({ values }) =>
      Object.values(values).flatMap((cells) => Object.values(cells).filter((value) => value === file.suppressed))));
    expect(hidden.length).toBeGreaterThan(10_000);
    expect(result.hidden).toBe(hidden.length);
    // Nothing was given up for a contradiction.
    expect(result.faith).toEqual({ orderly: true, steady: true });
  });

  test('works out none of them', () => {
    expect(result.disclosed).toEqual([]);
  });

  test('is left with as many values for each as it needs, also for what follows by subtraction', () => {
    expect(unprotected(result, recounted, threshold)).toEqual([]);
  });
});

test('every printed number of the registry is the true one', () => {
  expect(untruePrints(readRelease(site), recounted)).toEqual([]);
});

test('no printed number gives somebody away, by itself or by another that it is subtracted from', () => {
  expect(sensitivePrints(readRelease(site), recounted, threshold)).toEqual([]);
});

const levelNames = { province: '省级', city: '市级', county: '县级', town: '乡级', village: '村级' } as const;

test.each(files)('the CSV beside $name says the same', ({ name, file }) => {
  const csv = readFileSync(join(folder, name.replace(/json$/, 'csv')), 'utf8');
  // So that Excel opens it right.
  expect([csv.startsWith('\uFEFF'), csv.includes('\r\n')]).toEqual([true, true]);
  const [header, ...lines] = Papa.parse<string[]>(csv.slice(1), { skipEmptyLines: true }).data;
  expect(header).toEqual(['区划代码', '名称', '级别', '年度', '表', '项目', '单位', '数值', '字段']);
  const columns = new Map(file.columns.map((column) => [column.key, column]));
  const expected = file.places.flatMap((place) => Object.entries(place.values).flatMap(([year, cells]) =>
    Object.entries(cells).map(([key, value]) => {
      const { table, title, unit } = columns.get(key)!;
      return [place.code, place.name, levelNames[place.level], year, table, title, unit, String(value), key];
    })));
  expect(lines).toEqual(expected);
});
