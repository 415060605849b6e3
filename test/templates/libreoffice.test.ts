import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DataValidation } from 'hucre';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { findLibreOffice } from '../../scripts/find-libreoffice.ts';
import { columnsOf, tableNames, tables } from '../../src/schema/index.ts';
import { headerOf } from '../../src/templates/column-format.ts';
import { brief, readExactly } from '../tables/read-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { filledTemplates, sampleRows } from './filled.ts';

const libreOffice = findLibreOffice((line) => process.stderr.write(`${line}\n`));

/** Opens workbooks in the real LibreOffice and saves them again as XLSX; gives the new bytes by name. */
function saveAgain(files: Record<string, Uint8Array>): Record<string, Uint8Array> {
  const folder = temporaryFolder();
  const [before, after, profile] = ['before', 'after', 'profile'].map((name) => join(folder, name)) as [string, string, string];
  mkdirSync(before);
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(before, name), bytes);
  const args = [`-env:UserInstallation=${pathToFileURL(profile).href}`, '--headless', '--norestore', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', after];
  const { status, stderr } = spawnSync(libreOffice!, [...args, ...Object.keys(files).map((name) => join(before, name))], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`LibreOffice: ${stderr}`);
  return Object.fromEntries(readdirSync(after).map((name) => [name, readFileSync(join(after, name))]));
}

test.skipIf(libreOffice === undefined)('filled templates that LibreOffice has saved read as before: codes, days, amounts and words', async () => {
  const rows = await sampleRows(60);
  const saved = saveAgain(await filledTemplates(rows));
  expect(Object.keys(saved)).toHaveLength(tableNames.length);
  const { tables: read, report } = await readExactly(saved);
  expect(report.issues.map(brief)).toEqual([]);
  for (const name of tableNames) expect(read[name]?.rows, name).toEqual(rows[name]);
});

test.skipIf(libreOffice === undefined)('empty templates that LibreOffice has saved keep headers, comments and rules', async () => {
  const saved = saveAgain(await filledTemplates({}));
  const { report } = await readExactly(saved);
  expect(report.issues.map(brief)).toEqual([]);
  const empty = await filledTemplates({});
  const open = async (bytes: Uint8Array) => (await readXlsx(bytes, { readStyles: true })).sheets[0]!;
  for (const name of tableNames) {
    const [before, after] = [await open(empty[`${name}.xlsx`]!), await open(saved[`${name}.xlsx`]!)];
    const columns = columnsOf(tables[name]);
    expect(after.rows[0], name).toEqual(columns.map(headerOf));
    for (const index of columns.keys()) expect(after.cells?.get(`0,${index}`)?.comment?.text, name).toBe(before.cells?.get(`0,${index}`)?.comment?.text);
    expect(rulesOf(after), name).toEqual(rulesOf(before));
  }
});

/** What is ruled from which cell on. LibreOffice keeps rules for a thousand rows below the last that is filled, and no more. */
const rulesOf = ({ dataValidations = [] }: { dataValidations?: DataValidation[] }) =>
  dataValidations
    .map(({ type, operator = 'between', range, values, formula1, errorMessage }) => {
      const [, first, last] = /^([A-Z]+2):[A-Z]+(\d+)$/.exec(range) ?? [];
      return { first, isLong: Number(last) > 1000, type, ...(values ? { values } : { operator, formula1 }), errorMessage };
    })
    .toSorted((a, b) => (a.first! < b.first! ? -1 : 1));
