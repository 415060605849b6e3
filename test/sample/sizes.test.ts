import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { planSample, scales } from '../../src/sample/index.ts';
import { tableNames, tables } from '../../src/schema/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { readTable } from './committed-sample.ts';

const root = resolve(import.meta.dirname, '../..');

test('the city has the size that the source documents speak of', () => {
  const codes = readTable('regions').map(({ code }) => code!);
  expect(codes.filter((code) => code.endsWith('000000') && !code.endsWith('00000000'))).toHaveLength(8);
  expect(codes.filter((code) => code.endsWith('000') && !code.endsWith('000000'))).toHaveLength(90);
  expect(readTable('villages')).toHaveLength(223);
  const registry = readTable('registry');
  expect(registry).toHaveLength(22_108);
  expect(registry.reduce((sum, { persons }) => sum + Number(persons), 0)).toBe(64_052);
  expect(new Set(registry.map(({ household_key }) => household_key)).size).toBe(22_108);
  expect(readTable('enterprises').length).toBeGreaterThanOrEqual(42);
  expect(readTable('projects').length).toBeGreaterThanOrEqual(900);
  expect(readTable('notices').length).toBeGreaterThanOrEqual(600);
});

test('funds come from all ten levels, most of them for five years and more', () => {
  const funds = readTable('funds');
  const years = new Map<string, Set<string>>();
  for (const { level, year } of funds) years.set(level!, (years.get(level!) ?? new Set()).add(year!));
  expect(years.size).toBe(10);
  expect([...years.values()].filter((set) => set.size >= 5).length).toBeGreaterThanOrEqual(9);
  expect(new Set(funds.map(({ year }) => year)).size).toBe(7);
});

test('every row of the plan is a row as its schema wants it, with every table filled', () => {
  const sample = planSample(scales.city, 7);
  for (const name of tableNames) {
    let rows = 0;
    for (const row of sample.tables[name]) {
      rows++;
      const { success, error } = tables[name].row.safeParse(row);
      if (!success) expect.fail(`${name} ${JSON.stringify(row)}: ${error.message}`);
    }
    expect(rows, name).toBeGreaterThan(20);
  }
});

async function countLines(path: string): Promise<number> {
  let lines = -1;
  const reader = createInterface({ input: createReadStream(path) }).on('line', () => lines++);
  await once(reader, 'close');
  return lines;
}

test(
  'a province is written with its full size in less than half a gigabyte of heap',
  { timeout: 300_000 },
  async () => {
    const out = temporaryFolder();
    const result = spawnSync(
      process.execPath,
      ['--max-old-space-size=450', join(root, 'scripts/sample.ts'), '--scale', 'province', '--out', out],
      { encoding: 'utf8' },
    );
    expect(result.status, result.stderr).toBe(0);
    expect(await countLines(join(out, 'villages.csv'))).toBe(11_501);
    expect(await countLines(join(out, 'registry.csv'))).toBe(1_100_000);
    expect(await countLines(join(out, 'projects.csv'))).toBe(40_000);
    expect(await countLines(join(out, 'notices.csv'))).toBeGreaterThanOrEqual(30_000);
    const counties = readTable('regions', out).filter(
      ({ code }) => code!.endsWith('000000') && !code!.endsWith('00000000'),
    );
    expect(counties).toHaveLength(160);
  },
);
