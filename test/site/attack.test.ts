import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { attackSite, type AttackResult } from '../attacker/attack.ts';
import { unprotected, untruePrints } from '../attacker/judge.ts';
import { readRelease } from '../attacker/published.ts';
import { recount } from '../attacker/recount.ts';
import { root } from './commands.ts';

const site = inject('sampleSite');
const recounted = recount(join(root, 'data'), '2020-06-30');

test('every number of the registry that the sample city prints is the true one, counted by somebody else', () => {
  expect(untruePrints(readRelease(site), recounted)).toEqual([]);
});

describe('an attacker who reads all published files of the sample city', () => {
  let result: AttackResult;
  beforeAll(async () => {
    result = await attackSite(site);
    process.stdout.write(
      `attacked ${result.attacked} hidden numbers of the sample city: ${result.disclosed.length} disclosed, ${result.lps} linear programs, ${result.seconds.toFixed(0)} s\n`,
    );
  }, 900_000);

  test('works out none of the numbers that are withheld', () => {
    expect(result.attacked).toBeGreaterThan(10_000);
    expect(result.disclosed).toEqual([]);
  });

  test('is left with three values for every number that gives somebody away, and with two for the others', () => {
    expect(unprotected(result, recounted, 5)).toEqual([]);
  });
});

test('each table to download says the same as the data file beside it', () => {
  const folder = join(site, 'data', 'registry');
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.csv'))) {
    const text = readFileSync(join(folder, file), 'utf8');
    // So that Excel opens it right.
    expect([text.startsWith('\uFEFF'), text.includes('\r\n')]).toEqual([true, true]);
    const { data } = Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true });
    const { places } = JSON.parse(readFileSync(join(folder, file.replace('.csv', '.json')), 'utf8')) as {
      places: { code: string; values: Record<string, Record<string, number | string>> }[];
    };
    const rows = places.flatMap(({ code, values }) =>
      Object.entries(values).flatMap(([year, cells]) => Object.entries(cells).map(([key, value]) => `${code} ${year} ${key} ${value}`)),
    );
    expect(data.map((row) => `${row['区划代码']} ${row['年度']} ${row['字段']} ${row['数值']}`)).toEqual(rows);
  }
});
