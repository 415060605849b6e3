import { expect, test } from 'vitest';
import { createSite } from '../../src/model/create-site.ts';
import { createFacts } from '../../src/model/facts.ts';
import { createPublicTables } from '../../src/model/public-tables/index.ts';
import { publicationOf } from '../../src/model/public-tables/publication.ts';
import type { Table, TopicView } from '../../src/model/views.ts';
import { columnsOf, tableNames, tables } from '../../src/schema/index.ts';
import { fund, project, smallPortal } from './small-portal.ts';

const portal = smallPortal({
  funds: [fund('F1', 100)],
  needs: [{ need_id: 'NEVER1', village_code: '990102101201', need: 'SHOWN1', quantity: 'SHOWN2', kind: 'money', posted_on: '2017-03-01', matched_by: 'SHOWN3', matched_on: '2017-05-20' }],
  cadre_pairings: [{ village_code: '990102101201', unit: 'NEVER2', year: 2019, cadres: 12, households: 12, raised: 12 }],
  revolving_funds: [{ revolving_fund_id: 'SHOWN14', name: 'SHOWN4', kind: 'village_industry', region_code: '990102101201', year: 2019, opening: 100, closing: 100 }],
  registry: Array.from({ length: 30 }, (_, index) => ({ household_key: `NEVER3${index}`, village_code: '990102101201', persons: 3, cause: 'illness' as const })),
  checklists: [{ village_code: '990102101201', standard: 'SHOWN5', item: 'SHOWN6', target: 'SHOWN7', actual: 'SHOWN8', met: true, checked_on: '2019-11-02' }],
  training: [{ region_code: '990102000000', year: 2019, course: 'SHOWN9', provider: 'SHOWN10', trainees: 120 }],
  assets: [{ asset_id: 'SHOWN11', village_code: '990102101201', name: 'SHOWN12', kind: 'standard_factory', project_id: 'P1' }],
  projects: [project('P1', ['990102101201'])],
  notices: [{ notice_id: 'N1', kind: 'allocation', title: '公告', region_code: '990102000000', publisher: '局', published_on: '2020-06-01', phone: '12317', body: 'SHOWN13' }],
});
const site = createSite(portal);

const page = (name: string): TopicView => site.dataPages.view(`dictionary${name && `/${name}`}`);
const tablesOf = (view: TopicView, part: string): Table[] => view.parts.filter(({ id }) => id === part).flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'table' ? [block.table] : [])));
const columnRows = (view: TopicView) => [...tablesOf(view, 'required'), ...tablesOf(view, 'optional')].flatMap(({ rows }) => rows);

test('every table has a page that the dictionary leads to, and /data/ leads to the dictionary', () => {
  expect(site.dataPages.ids().filter((id) => id.startsWith('dictionary'))).toEqual(['dictionary', ...tableNames.map((name) => `dictionary/${name}`)]);
  const front = JSON.stringify(page(''));
  for (const name of tableNames) {
    expect(front).toContain(`"/data/dictionary/${name}/"`);
    expect(page(name).meta.path).toBe(`/data/dictionary/${name}/`);
  }
  expect(JSON.stringify(site.dataPages.view(''))).toContain('"/data/dictionary/"');
  expect(JSON.stringify(site.dataPages.view('tables/projects'))).toContain('"/data/dictionary/projects/"');
});

test('every column of every table is explained, with its fixed words, and with an example where its values are published', () => {
  for (const name of tableNames) {
    const rows = columnRows(page(name));
    const all = columnsOf(tables[name]);
    expect(rows, name).toHaveLength(all.length);
    for (const { name: column, title, description, example } of all) {
      const shown = publicationOf(name, column) === 'never' ? null : example;
      expect(rows.some(([own, said, , value]) => String(own).startsWith(title) && String(said).startsWith(description) && value === shown), `${name}: ${title}`).toBe(true);
    }
  }
  expect(columnRows(page('projects')).find(([title]) => title === '进度')?.[2]).toBe('规定的词，只选一个：入库、计划、在建、完工、验收、终止');
  expect(columnRows(page('projects')).map(([title]) => title)).toContain('计划投资（万元）');
  expect(page('projects').parts.find(({ id }) => id === 'headers')?.blocks).toMatchObject([{ facts: expect.arrayContaining([{ label: '计划投资', value: '投资规模、计划总投资、资金规模、budget' }]) }]);
});

test('a column must be found in another table, but the key of a table not in itself', () => {
  const said = (name: string, title: string) => columnRows(page(name)).find(([own]) => own === title)?.[1];
  expect(said('villages', '村代码')).toBe('村的 12 位区划代码。要在“区划”表中有。');
  expect(said('regions', '区划代码')).not.toContain('表中有');
  expect(said('notices', '更正对象')).toContain('要在“公示公告”表中有。');
});

test('what is in the files of whole tables is called so, and nothing else is', () => {
  const { files } = createPublicTables(createFacts(portal));
  const { resources } = JSON.parse(files.view('datapackage.json')) as { resources: { path: string; schema?: { fields: { column: string }[] } }[] };
  for (const name of tableNames) {
    const resource = resources.find(({ path }) => path === `tables/${name}.csv`);
    if (!resource) continue;
    const own = columnsOf(tables[name]).map((column) => column.name);
    const inFile = resource.schema!.fields.map(({ column }) => column).filter((column) => own.includes(column));
    expect(own.filter((column) => publicationOf(name, column) === 'file'), name).toEqual(inFile);
  }
});

test('a column that is called 不公布 is on no page and in no file, and one that is called public is on one', () => {
  const all = [site.topicPages, site.notices, site.villages, site.counties, site.towns, site.cities, site.registry, site.projects]
    .flatMap((pages) => pages.ids().map((id): unknown => (pages as { view(one: string): unknown }).view(id)))
    .map((view) => JSON.stringify(view));
  const files = [site.tableFiles, site.registryFiles, site.listFiles].flatMap((pages) => pages.ids().map((id) => pages.view(id)));
  const published = [...all, ...files].join('\n');
  expect(new Set(published.match(/SHOWN\d+/g))).toEqual(new Set(Array.from({ length: 14 }, (_, index) => `SHOWN${index + 1}`)));
  expect(published.match(/.{0,80}NEVER\d+/g)).toBeNull();
  const never = tableNames.flatMap((name) => columnsOf(tables[name]).flatMap((column) => (publicationOf(name, column.name) === 'never' ? [`${name}.${column.name}`] : [])));
  expect(never).toEqual(['needs.need_id', 'cadre_pairings.unit', 'registry.household_key', 'registry_events.household_key']);
  for (const name of ['registry', 'registry_events']) expect(columnRows(page(name))[0]?.[0]).toBe('户编码（不公布）');
});

test('the dictionary is the same whatever the portal holds', () => {
  const empty = createSite(smallPortal());
  expect(empty.dataPages.view('dictionary')).toEqual(page(''));
  expect(empty.dataPages.view('dictionary/training')).toEqual(page('training'));
  expect(JSON.stringify(empty.dataPages.view('dictionary/notices')), 'nothing to download').not.toContain('/data/tables/');
  expect(JSON.stringify(page('notices'))).toContain('/data/tables/notices/');
});
