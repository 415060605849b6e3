import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { generateSample, sampleSeed, scales } from '../../src/sample/index.ts';
import { moneyText } from '../../src/sample/write.ts';
import { tableNames } from '../../src/schema/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { dataFolder } from './committed-sample.ts';

const root = resolve(import.meta.dirname, '../..');
const city = (out: string, seed = sampleSeed) => generateSample({ scale: scales.city, seed, out });
const runScript = (...argv: string[]) =>
  spawnSync(process.execPath, [join(root, 'scripts/sample.ts'), ...argv], { encoding: 'utf8', cwd: temporaryFolder() });

test('the generator makes every committed file again, byte for byte', async () => {
  const out = temporaryFolder();
  await city(out);
  expect(readdirSync(out).sort()).toEqual(readdirSync(dataFolder).sort());
  for (const file of readdirSync(out)) {
    expect(readFileSync(join(out, file)).equals(readFileSync(join(dataFolder, file))), file).toBe(true);
  }
});

test('there is one file for every table of the dictionary, in UTF-8 without BOM and with LF', () => {
  expect(readdirSync(dataFolder).sort()).toEqual(['portal.json', ...tableNames.map((name) => `${name}.csv`)].sort());
  for (const file of readdirSync(dataFolder)) {
    const bytes = readFileSync(join(dataFolder, file));
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    expect(text.startsWith('\uFEFF'), file).toBe(false);
    expect(text.includes('\r'), file).toBe(false);
    expect(text.endsWith('\n'), file).toBe(true);
  }
});

test('another seed gives another city of the same size', async () => {
  const out = temporaryFolder();
  await city(out, sampleSeed + 1);
  const lines = (folder: string, file: string) => readFileSync(join(folder, file), 'utf8').split('\n');
  for (const name of ['villages', 'registry', 'projects', 'disbursements', 'notices', 'enterprises']) {
    expect(lines(out, `${name}.csv`), name).not.toEqual(lines(dataFolder, `${name}.csv`));
  }
  for (const name of ['villages', 'registry', 'projects', 'enterprises']) {
    expect(lines(out, `${name}.csv`).length, name).toBe(lines(dataFolder, `${name}.csv`).length);
  }
});

test('a sample may be written over a sample', async () => {
  const out = temporaryFolder();
  await city(out, 1);
  await city(out);
  expect(readFileSync(join(out, 'funds.csv'), 'utf8')).toBe(readFileSync(join(dataFolder, 'funds.csv'), 'utf8'));
});

test('a folder with a file that a sample would not write is left as it is', async () => {
  const out = temporaryFolder();
  writeFileSync(join(out, '台账.xlsx'), 'x');
  await expect(city(out)).rejects.toThrow(UserError);
  expect(readdirSync(out)).toEqual(['台账.xlsx']);
});

test('a real portal is never written over, though its files have the same names', async () => {
  const out = temporaryFolder();
  writeFileSync(join(out, 'portal.json'), JSON.stringify({ name: '某市', example: false }));
  writeFileSync(join(out, 'funds.csv'), 'fund_id\n');
  await expect(city(out)).rejects.toThrow(UserError);
  expect(readFileSync(join(out, 'funds.csv'), 'utf8')).toBe('fund_id\n');

  const withoutPortal = join(out, 'tables');
  mkdirSync(withoutPortal);
  writeFileSync(join(withoutPortal, 'projects.csv'), 'project_id\n');
  await expect(city(withoutPortal)).rejects.toThrow(UserError);
  expect(readdirSync(withoutPortal)).toEqual(['projects.csv']);
});

test('a file in the place of the folder is wrong usage too', async () => {
  const file = join(temporaryFolder(), 'sample');
  writeFileSync(file, 'mine');
  await expect(city(file)).rejects.toThrow(UserError);
});

test('money is written as plain decimals without a float’s noise', () => {
  expect(moneyText(86_790_700, '万元')).toBe('86.7907');
  expect(moneyText(60_000_000, '万元')).toBe('60');
  expect(moneyText(30, '万元')).toBe('0.00003');
  expect(moneyText(0, '万元')).toBe('0');
  expect(moneyText(326_800, '元')).toBe('3268');
});

test('a province is not written into data by default', () => {
  const result = runScript('--scale', 'province');
  expect(result.status).toBe(2);
  expect(result.stderr).toContain('--out');
});

test('a refused folder is wrong usage: what, where, and what to do', () => {
  const out = temporaryFolder();
  writeFileSync(join(out, 'notes.txt'), 'mine');
  const result = runScript('--out', out);
  expect(result.status).toBe(2);
  expect(result.stderr).toContain('notes.txt');
  expect(result.stderr).toContain('办法：');
});

test('without --out the city goes into data', () => {
  const folder = temporaryFolder();
  const result = spawnSync(process.execPath, [join(root, 'scripts/sample.ts')], { encoding: 'utf8', cwd: folder });
  expect(result.status, result.stderr).toBe(0);
  expect(readFileSync(join(folder, 'data/villages.csv'), 'utf8')).toBe(
    readFileSync(join(dataFolder, 'villages.csv'), 'utf8'),
  );
});
