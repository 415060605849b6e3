import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Papa from 'papaparse';
import { columnsOf, referenceOf, tableNames, tables, type TableName } from '../src/schema/index.ts';
import { checkPortal } from '../src/tables/check.ts';
import { writeCsv } from '../src/write-csv.ts';

/** Cells of a table's file, without its header. */
export interface SmallTable {
  header: string[];
  rows: string[][];
}
export type SmallTables = Record<TableName, SmallTable>;

const sample = resolve(import.meta.dirname, '..');
const places = /^(?:990000000000|990100000000|99010[12]000000|999001000000|(?:990101101|990102101|999001103)\d{3})$/;
/** Of what the sample has most of, and of what a test can do with less. */
const most: Partial<Record<TableName, number>> = { projects: 24, allocations: 100 };
const fewWords = 8;
/** Older notices are left out; some of the others are still open. */
const firstNotices = '2019-06-01';

export function readTable(file: string): SmallTable {
  const { data } = Papa.parse<string[]>(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''), { skipEmptyLines: true });
  const [header = [], ...rows] = data;
  return { header, rows };
}

export function writeTable(file: string, { header, rows }: SmallTable): void {
  writeFileSync(file, writeCsv([header, ...rows]));
}

const idsOf = ({ header, rows }: SmallTable, key: string): Set<string> => new Set(rows.map((row) => row[header.indexOf(key)] ?? ''));

/** Leaves out what points to rows that are not there, until nothing does. */
function dropDangling(all: SmallTables): void {
  for (let isDone = false; !isDone; ) {
    isDone = true;
    for (const name of tableNames) {
      const table = all[name];
      const pointers = columnsOf(tables[name]).flatMap((column) => {
        const target = column.name === 'subject' ? 'subject' : referenceOf(tables[name], column);
        return target === undefined ? [] : [{ at: table.header.indexOf(column.name), target, isRequired: column.required }];
      });
      const before = table.rows.length;
      table.rows = table.rows.filter((row) =>
        pointers.every(({ at, target, isRequired }) => {
          const written = row[at] ?? '';
          if (written === '') return true;
          const left = written.split(/[;、]/).filter((part) => isThere(all, target, part));
          row[at] = left.join(written.includes(';') ? ';' : '、');
          return left.length > 0 || !isRequired;
        }),
      );
      if (table.rows.length !== before) isDone = false;
    }
  }
}

function isThere(all: SmallTables, target: string, part: string): boolean {
  if (target !== 'subject') return idsOf(all[target as TableName], tables[target as TableName].key[0]!).has(part);
  const [kind = '', ...rest] = part.split(':');
  const named = tableNames.find((name) => name === `${kind}s`);
  return named === undefined || idsOf(all[named], tables[named].key[0]!).has(rest.join(':'));
}

async function dropRefused(all: SmallTables, folders: { dataDir: string; contentDir: string }, asOf: string): Promise<void> {
  for (let round = 0; round < 20; round++) {
    for (const name of tableNames) writeTable(join(folders.dataDir, `${name}.csv`), all[name]);
    const { report } = await checkPortal({ ...folders, asOf });
    if (report.errors === 0) return;
    for (const name of tableNames) {
      const wrong = new Set(report.issues.filter(({ severity, file }) => severity === 'error' && file === `${name}.csv`).map(({ row }) => row));
      all[name].rows = all[name].rows.filter((_, at) => !wrong.has(at + 2));
    }
    if (report.issues.every(({ severity, row }) => severity !== 'error' || row === undefined)) {
      throw new Error(`the sample cannot be cut: ${JSON.stringify(report.issues.filter(({ severity }) => severity === 'error').slice(0, 3))}`);
    }
    dropDangling(all);
  }
  throw new Error('the sample cannot be cut: rows are still refused');
}

function copyContent(to: string): void {
  cpSync(join(sample, 'content'), to, { recursive: true });
  const glossary = join(to, 'glossary');
  readdirSync(glossary).sort().forEach((file, at) => {
    if (at >= fewWords) rmSync(join(glossary, file));
    else writeFileSync(join(glossary, file), readFileSync(join(glossary, file), 'utf8').replace(/^related:.*\n/m, ''));
  });
}

/**
 * Cuts a portal out of the sample that has some rows of every table and takes seconds to build: two counties of the city and the one straight under the province, a
 * town of each. What is left passes the check.
 *
 * @param folder gets `data/` and `content/`
 */
export async function writeSmallCity(folder: string, asOf: string): Promise<{ dataDir: string; contentDir: string }> {
  const [dataDir, contentDir] = [join(folder, 'data'), join(folder, 'content')];
  if (existsSync(dataDir)) throw new Error(`${dataDir} is there already`);
  mkdirSync(dataDir, { recursive: true });
  copyContent(contentDir);
  cpSync(join(sample, 'data/portal.json'), join(dataDir, 'portal.json'));
  const portal = JSON.parse(readFileSync(join(dataDir, 'portal.json'), 'utf8')) as { county_floor: { key_counties: string[] } };
  portal.county_floor.key_counties = portal.county_floor.key_counties.filter((code) => places.test(code));
  writeFileSync(join(dataDir, 'portal.json'), JSON.stringify(portal, null, 2));
  const all = Object.fromEntries(tableNames.map((name) => [name, readTable(join(sample, 'data', `${name}.csv`))])) as SmallTables;
  all.regions.rows = all.regions.rows.filter(([code = '']) => places.test(code));
  dropDangling(all);
  const published = all.notices.header.indexOf('published_on');
  all.notices.rows = all.notices.rows.filter((row) => row[published]! >= firstNotices);
  for (const [name, length] of Object.entries(most)) {
    const { rows } = all[name as TableName];
    const step = Math.max(1, rows.length / length);
    all[name as TableName].rows = rows.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
  }
  dropDangling(all);
  const used = new Set([...idsOf(all.allocations, 'fund_id'), ...idsOf(all.disbursements, 'fund_id')]);
  all.funds.rows = all.funds.rows.filter(([id = '']) => used.has(id));
  dropDangling(all);
  await dropRefused(all, { dataDir, contentDir }, asOf);
  return { dataDir, contentDir };
}
