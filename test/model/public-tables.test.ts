import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { createSite } from '../../src/model/create-site.ts';
import { createFacts } from '../../src/model/facts.ts';
import { createPublicTables } from '../../src/model/public-tables/index.ts';
import { fundView } from '../../src/model/views/fund.ts';
import { columnsOf, tables } from '../../src/schema/index.ts';
import { fund, project, regions, smallPortal } from './small-portal.ts';

const portal = smallPortal(
  {
    funds: [fund('F1', 137_529_070_00, { kind: '衔接补助', open_from: '2020-03-10', open_to: '2020-03-20' })],
    allocations: [{ allocation_id: 'A1', fund_id: 'F1', region_code: '990102000000', amount: 1, allocated_on: '2020-03-18' }],
    projects: [
      project('P1', ['990102101201', '990102102203'], { name: '=路', budget: 86_790_750, beneficiary_households: 3, beneficiary_persons: 12, task: '对3户危房加固', subsidy_standard: '每户2万元' }),
      project('P2', ['990102101202'], { beneficiary_households: 126, beneficiary_persons: 0 }),
      project('P3', ['990102101202']),
    ],
    notices: [
      { notice_id: 'N1', kind: 'allocation', title: '公告', region_code: '990102000000', publisher: '局', published_on: '2020-06-01', phone: '12317', body: '正文', outcome: '公示期间未收到异议。', document_number: '青农公〔2020〕15号', verified_by: 'J1' },
      { notice_id: 'N2', kind: 'allocation', title: '以后', region_code: '990102000000', publisher: '局', published_on: '2020-07-01', phone: '12317' },
    ],
    enterprises: [{ uscc: '91990102MA0000000A', name: '绿源公司' }],
    contributions: [
      { contribution_id: 'C1', uscc: '91990102MA0000000A', village_code: '990102101201', year: 2019, kind: '岗位', jobs: 2 },
      { contribution_id: 'C2', uscc: '91990102MA0000000A', village_code: '990102101201', year: 2019, kind: '岗位', jobs: 15 },
    ],
    inspections: [{ inspection_id: 'J1', kind: '督导', on: '2019-01-01', region_code: '990102000000', by: '组', sampled: 200, sampled_unit: '户', passed: 198, score: 96.5 }],
    training: [{ region_code: '990102000000', year: 2019, trainees: 3 }],
    regions: [
      { code: '990000000000', name: '示例省' },
      ...regions.map((region) => (region.code === '990100000000' ? { ...region, full_name: '示例省望禾市' } : region)),
      // Neither shown nor above a place that is.
      { code: '980000000000', name: '邻省' },
    ],
    cadre_pairings: [{ village_code: '990102101201', unit: '局', year: 2019, cadres: 2, households: 2 }],
  },
  { data_license: { name: 'CC-BY-4.0', title: '知识共享署名 4.0', path: 'https://creativecommons.org/licenses/by/4.0/deed.zh-hans' } },
);
const facts = createFacts(portal);
const { files, pages } = createPublicTables(facts);

interface Field {
  name: string;
  title: string;
  description: string;
  type: string;
  column: string;
  constraints?: { enum?: string[]; pattern?: string; required?: boolean };
}
interface Resource {
  name: string;
  path: string;
  format: 'csv' | 'json';
  bytes: number;
  schema: { fields: Field[]; missingValues: (string | { value: string; label: string })[]; primaryKey?: string[]; foreignKeys?: { fields: string[]; reference: { resource: string; fields: string[] } }[] };
}
const described = JSON.parse(files.view('datapackage.json')) as { $schema: string; licenses: unknown; resources: Resource[] };
const missingOf = ({ missingValues }: Resource['schema']): string[] => missingValues.map((missing) => (typeof missing === 'string' ? missing : missing.value));
const csvOf = (path: string): string[][] => Papa.parse<string[]>(files.view(path).slice(1), { delimiter: ',', skipEmptyLines: true }).data;
const jsonOf = (name: string): Record<string, unknown>[] => JSON.parse(files.view(`tables/${name}.json`)) as Record<string, unknown>[];

describe('the description of the published tables', () => {
  test('names every file and no other, with its size', () => {
    expect(['datapackage.json', ...described.resources.map(({ path }) => path)].sort()).toEqual([...files.ids()].sort());
    for (const { path, bytes } of described.resources) expect(Buffer.byteLength(files.view(path)), path).toBe(bytes);
    expect(described.licenses).toEqual([{ name: 'CC-BY-4.0', title: '知识共享署名 4.0', path: 'https://creativecommons.org/licenses/by/4.0/deed.zh-hans' }]);
  });

  test('a CSV file says nothing that the JSON file of its table does not say: where one changes, so does the other', () => {
    for (const { name, format, schema } of described.resources.filter(({ path }) => path.startsWith('tables/'))) {
      if (format !== 'csv') continue;
      const json = jsonOf(name).map((row) => Object.values(row));
      const rows = csvOf(`tables/${name}.csv`).slice(1);
      expect(rows, name).toHaveLength(json.length);
      for (const at of schema.fields.keys()) {
        const said = new Map<string, Set<string>>();
        for (const [row, cells] of rows.entries()) {
          const key = JSON.stringify(json[row]![at]);
          said.set(key, (said.get(key) ?? new Set()).add(cells[at]!));
        }
        for (const [key, texts] of said) expect([...texts], `${name}.${schema.fields[at]!.name}: ${key}`).toHaveLength(1);
      }
    }
  });

  test('has the fields of each file as its header has them, and every value fits its field', () => {
    const fits: Record<string, RegExp> = { string: /[\s\S]/, number: /^-?\d+(?:\.\d+)?$/, integer: /^\d+$/, date: /^\d{4}-\d\d-\d\d$/, year: /^\d{4}$/, boolean: /^[是否]$/ };
    for (const { path, format, schema } of described.resources) {
      const rows = format === 'csv' ? csvOf(path) : [schema.fields.map(({ name }) => name), ...jsonOf(path.slice(7, -5)).map((row) => Object.values(row).map((value) => (value === null ? '' : String(value))))];
      if (format === 'json') for (const row of jsonOf(path.slice(7, -5))) expect(Object.keys(row), path).toEqual(schema.fields.map(({ name }) => name));
      expect(rows[0], path).toEqual(schema.fields.map(({ name }) => name));
      schema.fields.forEach(({ name, type, constraints }, index) => {
        for (const row of rows.slice(1)) {
          const value = row[index] ?? '';
          const isMissing = missingOf(schema).includes(value);
          if (constraints?.required) expect(isMissing, `${path} ${name}`).toBe(false);
          if (isMissing) continue;
          expect(value, `${path} ${name}`).toMatch(fits[type]!);
          if (constraints?.enum) expect(constraints.enum).toContain(value);
          if (constraints?.pattern) expect(value).toMatch(new RegExp(constraints.pattern));
        }
      });
    }
  });

  test('tells withheld from not reported, and only where something may be withheld', () => {
    const labels = [{ value: '', label: '未填报' }, { value: '不公布', label: '为保护隐私不公布' }];
    const holding = ['contributions', 'inspections', 'projects'];
    for (const { path, name, schema } of described.resources) {
      const isHolding = holding.includes(name.replace('-json', ''));
      expect(schema.missingValues, path).toEqual(isHolding ? labels : ['']);
      expect(schema.fields.some(({ description }) => description.includes('不公布”')), path).toBe(isHolding);
      if (!isHolding) expect(files.view(path), path).not.toContain('不公布');
    }
    const said = described.resources.find(({ name }) => name === 'projects')!.schema.fields;
    expect(said.filter(({ description }) => description.includes('写“不公布”')).map(({ column }) => column)).toEqual(['subsidy_standard', 'beneficiary_households', 'beneficiary_persons']);
    expect(said.filter(({ description }) => description.includes('写“若干”')).map(({ column }) => column)).toEqual(['task', 'goal', 'benefit']);
  });

  test('says of which version of the standard it and each of its tables are', () => {
    expect(described.$schema).toBe('https://datapackage.org/profiles/2.0/datapackage.json');
    for (const resource of described.resources) expect(resource).toMatchObject({ $schema: 'https://datapackage.org/profiles/2.0/dataresource.json', type: 'table' });
  });

  test('names the other data files too, each that is there and no other', () => {
    const registry = Array.from({ length: 20 }, (_, index) => ({ household_key: `h${index}`, village_code: '990102101201', persons: 3, cause: 'illness' as const }));
    const site = createSite(smallPortal({ registry, projects: [project('P1', ['990102101201'])] }));
    const { resources } = JSON.parse(site.tableFiles.view('datapackage.json')) as { resources: Resource[] };
    const paths = resources.map(({ path }) => path);
    const published = [...site.tableFiles.ids(), ...site.registryFiles.ids().map((file) => `registry/${file}`), ...site.listFiles.ids().map((file) => `lists/${file}`)];
    expect(['datapackage.json', ...paths].sort()).toEqual(published.sort());
    expect(paths).toEqual(expect.arrayContaining(['lists/projects.json', 'registry/990102000000.csv']));
    const [header, ...rows] = Papa.parse<string[]>(site.registryFiles.view('990102000000.csv').slice(1), { skipEmptyLines: true }).data;
    const { fields, missingValues } = resources.find(({ path }) => path === 'registry/990102000000.csv')!.schema;
    expect(fields.map(({ name }) => name)).toEqual(header);
    expect(missingValues).toContainEqual({ value: '不公布', label: '为保护隐私不公布' });
    fields.forEach(({ type }, index) => type !== 'string' && rows.forEach((row) => expect(row[index]).toMatch(/^(?:\d+(?:\.\d+)?|不公布)$/)));
    expect(new Set(resources.map(({ name }) => name)).size).toBe(paths.length);
  });

  test('takes the titles of columns from the schemas that the tables are read by', () => {
    for (const { name, format, schema } of described.resources.filter((one) => one.format === 'csv')) {
      const known = new Map(columnsOf(tables[name as keyof typeof tables]).map((column) => [column.name, column.title]));
      for (const field of schema.fields) if (known.has(field.column)) expect(field.name.startsWith(known.get(field.column)!), `${format} ${field.name}`).toBe(true);
    }
  });

  test('has keys that are unique and lead to rows that are there', () => {
    const byName = new Map(described.resources.map((resource) => [resource.name, resource]));
    for (const { path, format, schema } of described.resources) {
      if (format === 'json') continue;
      const [header = [], ...rows] = csvOf(path);
      const cells = (fields: readonly string[]): string[] => rows.map((row) => fields.map((field) => row[header.indexOf(field)]).join('|'));
      if (schema.primaryKey) expect(new Set(cells(schema.primaryKey)).size, path).toBe(rows.length);
      for (const { fields, reference } of schema.foreignKeys ?? []) {
        const target = reference.resource === '' ? path : byName.get(reference.resource)!.path;
        const [targetHeader = [], ...targetRows] = csvOf(target);
        const keys = new Set(targetRows.map((row) => row[targetHeader.indexOf(reference.fields[0]!)]));
        for (const value of cells(fields)) if (value !== '') expect(keys.has(value), `${path} ${fields} ${value}`).toBe(true);
      }
    }
    expect(byName.get('allocations')?.schema.foreignKeys?.map(({ reference }) => reference.resource)).toEqual(['funds', 'regions', 'projects']);
  });
});

describe('a published table', () => {
  const [header = [], first = [], second = [], third = []] = csvOf('tables/projects.csv');
  const at = (title: string, row: string[]): string | undefined => row[header.indexOf(title)];

  test('has money in 元 to the last 分, places with their names, and words of the sheets', () => {
    expect(['计划投资（元）', '实施地点', '实施地点名称', '进度'].map((title) => at(title, first))).toEqual(['867907.5', '990102101201、990102102203', '青石县新桥镇新桥村、青石县柳湾镇新桥村', '在建']);
    expect(jsonOf('projects')[0]).toMatchObject({ budget: 867_907.5, region_name: '青石县新桥镇新桥村、青石县柳湾镇新桥村', status: '在建' });
  });

  test('withholds what the page of the project withholds, also in words', () => {
    const shown = ['受益户数（户）', '受益人数（人）', '建设任务', '补助标准'].map((title) => at(title, first));
    expect(shown).toEqual(['不公布', '不公布', '对若干户危房加固', '不公布']);
    expect(jsonOf('projects')[0]).toMatchObject({ beneficiary_households: '不公布', beneficiary_persons: '不公布' });
    expect(jsonOf('contributions').map(({ jobs }) => jobs)).toEqual(['不公布', 15]);
    expect(jsonOf('inspections')[0]).toMatchObject({ sampled: 200, passed: '不公布', score: '不公布' });
  });

  test('tells not reported from zero', () => {
    expect([second, third].map((row) => at('受益人数（人）', row))).toEqual(['0', '']);
    expect(jsonOf('projects').slice(1).map((row) => row.beneficiary_persons)).toEqual([0, null]);
  });

  test('is safe to open in a spreadsheet', () => {
    expect(at('项目名称', first)).toBe("'=路");
  });

  test('leaves out what no page prints, and tables of people that have rules of their own', () => {
    expect(jsonOf('notices').map((row) => [row.notice_id, 'body' in row, 'verified_by' in row])).toEqual([['N1', false, false]]);
    for (const name of ['registry', 'registry_events', 'training', 'microloans', 'cadre_pairings', 'assets', 'checklists', 'needs']) expect(files.ids()).not.toContain(`tables/${name}.csv`);
  });

  test('has of places the full name that was given, and every place above one that is shown', () => {
    expect(jsonOf('regions').slice(0, 3).map((row) => [row.code, row.full_name])).toEqual([
      ['990000000000', '示例省'],
      ['990100000000', '示例省望禾市'],
      ['990102000000', '青石县'],
    ]);
    expect(jsonOf('regions').map(({ code }) => code)).not.toContain('980000000000');
  });

  test('has what the head and the end of a notice say, and the period of a fund', () => {
    expect(jsonOf('notices')[0]).toMatchObject({ outcome: '公示期间未收到异议。', index_number: 'N1', document_number: '青农公〔2020〕15号' });
    expect(jsonOf('funds')[0]).toMatchObject({ open_from: '2020-03-10', open_to: '2020-03-20' });
    expect(fundView(facts, facts.money.fund('F1')!).facts).toContainEqual({ label: '公告期', value: '2020年3月10日至2020年3月20日' });
  });

  test('has a page that explains its columns', () => {
    expect(pages.ids()).toContain('tables/projects');
    const blocks = pages.view('tables/projects').parts.flatMap((part) => part.blocks);
    const explained = blocks.flatMap((block) => (block.type === 'table' ? block.table.rows.map(([name]) => name) : []));
    expect(explained).toEqual(header);
  });
});
