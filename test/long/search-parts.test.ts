import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTable, writeSmallCity, writeTable, type SmallTable } from '../../scripts/small-city.ts';
import { makeTwins, type Twins } from '../../scripts/twin-trees.ts';
import { createRandom } from '../../src/sample/random.ts';
import { inventUscc } from '../../src/sample/usccs.ts';
import type { PartList } from '../../src/search/messages.ts';

// A portal of two cities with a thousand funds, each of several counties of one of them, and a thousand enterprises: its search has parts that a small one has not.
const asOf = '2020-06-30';
const many = 1000;
const cities = { 望禾市: '990100000000', 临泽市: '990200000000' };
const countiesOf = { 望禾市: ['990101000000', '990102000000'], 临泽市: ['990201000000', '990202000000'] };

let folder = '';
let folders = { dataDir: '', contentDir: '' };
let last: Twins;
let releases = 0;

const file = (name: string): string => join(folders.dataDir, `${name}.csv`);

function editTable(name: string, change: (table: SmallTable, set: (row: string[], values: Record<string, string>) => string[]) => void): void {
  const table = readTable(file(name));
  change(table, (row, values) => table.header.map((column, at) => values[column] ?? row[at] ?? ''));
  writeTable(file(name), table);
}

function addCity(): void {
  const portal = JSON.parse(readFileSync(join(folders.dataDir, 'portal.json'), 'utf8')) as { also_covers: string[] };
  portal.also_covers.push(cities.临泽市);
  writeFileSync(join(folders.dataDir, 'portal.json'), JSON.stringify(portal));
  const names = { 990200000000: '临泽市', 990201000000: '临泽市东湖区', 990202000000: '临泽市西河县' };
  editTable('regions', (table, set) => {
    for (const [code, name] of Object.entries(names)) table.rows.push(set([], { code, name: name.slice(-3), full_name: `示例省${name}` }));
    table.rows.sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  });
}

function addFunds(): void {
  const ids = Array.from({ length: many }, (_, at) => `SY${String(at + 1).padStart(4, '0')}`);
  const cityOf = (id: string): keyof typeof cities => (Number(id.slice(2)) % 2 === 0 ? '望禾市' : '临泽市');
  editTable('funds', (table, set) => {
    const model = table.rows.find((row) => row[table.header.indexOf('amount')] !== '')!;
    for (const id of ids) table.rows.push(set(model, { fund_id: id, name: `2019年试验资金${id}`, document_number: `试财农〔2019〕${Number(id.slice(2))}号`, year: '2019', amount: '20', issued_on: '2019-03-01', department: `${cityOf(id)}财政局`, open_from: '2019-03-02', open_to: '2019-03-12', quota_hectares: '', price_per_hectare: '' }));
  });
  editTable('allocations', (table, set) => {
    for (const id of ids) {
      for (const [at, region] of countiesOf[cityOf(id)].entries()) table.rows.push(set([], { allocation_id: `${id}-${at}`, fund_id: id, region_code: region, amount: '10', allocated_on: '2019-03-05' }));
    }
  });
}

function addEnterprises(): void {
  const random = createRandom('search-parts/enterprises');
  editTable('enterprises', (table, set) => {
    for (let at = 1; at <= many; at++) table.rows.push(set([], { uscc: inventUscc('990101', random), name: `试验企业第${at}有限公司`, industry: '种植业', region_code: countiesOf.望禾市[0]! }));
  });
}

async function release(): Promise<Twins> {
  releases += 1;
  const name = `20200630-${String.fromCharCode(96 + releases).repeat(6)}`;
  const before = last;
  last = await makeTwins({ ...folders, asOf, folder: join(folder, name), release: name, earlier: before?.reused });
  if (before) rmSync(dirname(before.full.folder), { recursive: true });
  return last;
}

const parts = (): Record<string, string> => last.reused.record.searchParts;

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'gongshi-search-parts-')));
  folders = await writeSmallCity(folder, asOf);
  addCity();
  addFunds();
  addEnterprises();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('many funds are in parts of their cities, many enterprises in one of their kind', async () => {
  await release();
  expect(Object.keys(parts())).toEqual(expect.arrayContaining(['', ...Object.values(cities), 'kind-enterprises']));
  const list = JSON.parse(readFileSync(join(last.reused.folder, 'pagefind/parts.json'), 'utf8')) as PartList;
  expect(list).toMatchObject({ always: ['kind-enterprises'], parts: expect.arrayContaining([expect.objectContaining({ part: countiesOf.临泽市[0], city: cities.临泽市 })]) });
});

test('a word changed in a fund makes its own city’s part anew and not the other’s', async () => {
  const before = parts();
  editTable('funds', ({ rows, header }) => {
    const row = rows.find(([id]) => id === 'SY0002')!;
    row[header.indexOf('allocation_method')] = '因素法，改';
  });
  const { differences } = await release();
  expect(differences).toEqual([]);
  const made = Object.keys(parts()).filter((part) => parts()[part] !== before[part]);
  expect(made).toContain(cities.望禾市);
  expect(made).not.toContain(cities.临泽市);
  expect(made).not.toContain('kind-enterprises');
});

test('with funds and enterprises gone there are no longer many: nothing of their parts stays', async () => {
  for (const name of ['allocations', 'funds']) editTable(name, (table) => void (table.rows = table.rows.filter(([id = '']) => !id.startsWith('SY'))));
  editTable('enterprises', (table) => void (table.rows = table.rows.filter(([, name = '']) => !name.startsWith('试验企业'))));
  const { differences } = await release();
  expect(differences).toEqual([]);
  expect(Object.keys(parts()).filter((part) => part.startsWith('kind-') || Object.values(cities).includes(part))).toEqual([]);
  expect(Object.keys(last.reused.record.files).filter((name) => name.startsWith(`pagefind/${cities.望禾市}`))).toEqual([]);
});

test('and when they come back, so do their parts', async () => {
  addFunds();
  addEnterprises();
  const { differences } = await release();
  expect(differences).toEqual([]);
  expect(Object.keys(parts())).toEqual(expect.arrayContaining([...Object.values(cities), 'kind-enterprises']));
});
