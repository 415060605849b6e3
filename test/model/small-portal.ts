import { portalSchema } from '../../src/config.ts';
import { tableNames, type Row, type TableName } from '../../src/schema/index.ts';
import type { CheckedPortal, Dataset } from '../../src/tables/dataset.ts';

type Rows = { [T in TableName]?: Partial<Row<T>>[] };

/** A city, a county, two towns and three villages, two of one name. */
export const regions: Partial<Row<'regions'>>[] = [
  { code: '990100000000', name: '望禾市' },
  { code: '990102000000', name: '青石县' },
  { code: '990102101000', name: '新桥镇' },
  { code: '990102101201', name: '新桥村' },
  { code: '990102101202', name: '南岸村' },
  { code: '990102102000', name: '柳湾镇' },
  { code: '990102102203', name: '新桥村', former_codes: ['990102102103'] },
];

const defaults: Rows = {
  regions,
  villages: [
    { village_code: '990102101201', designation: 'poor', notice_board: '村委会东墙' },
    { village_code: '990102101202', designation: 'poor' },
    { village_code: '990102102203', designation: 'weak_economy' },
  ],
  funds: [],
  projects: [],
};

/** A checked portal in a few rows. Tests give only the columns that they speak of. */
export function smallPortal(rows: Rows = {}, portal: Record<string, unknown> = {}, asOf = '2020-06-30'): CheckedPortal {
  const dataset: Record<string, unknown> = {};
  const all: Rows = { ...defaults, ...rows };
  for (const name of tableNames) {
    const own = all[name];
    if (!own) continue;
    dataset[name] = { name, file: `${name}.csv`, rows: own, rowNumbers: own.map((_, index) => index + 2), headers: {} };
  }
  return {
    portal: portalSchema.parse({ name: '测试公示', region: '990100000000', publisher: '测试局', ...portal }),
    tables: dataset as Dataset,
    asOf,
  };
}

/** Whole funds, projects and notices (of 新桥村) for tests, with what does not matter filled in. */
export const fund = (fund_id: string, amount: number, more: Partial<Row<'funds'>> = {}): Row<'funds'> => ({
  fund_id,
  name: `${fund_id}资金`,
  document_number: `望财农〔2020〕${fund_id}号`,
  year: 2020,
  level: 'central',
  amount,
  issued_on: '2020-03-02',
  allocation_method: '因素法',
  department: '市财政局',
  ...more,
});

export const project = (project_id: string, region_code: string[], more: Partial<Row<'projects'>> = {}): Row<'projects'> => ({
  project_id,
  name: `${project_id}项目`,
  region_code,
  category: '产业发展',
  year: 2020,
  task: '建棚',
  budget: 10_000_000,
  implementer: '镇政府',
  responsible_post: '镇长',
  goal: '增收',
  benefit: '分红',
  status: 'building',
  ...more,
});

export const notice = (notice_id: string, more: Partial<Row<'notices'>> = {}): Row<'notices'> => ({
  notice_id,
  kind: 'other',
  title: `${notice_id}公示`,
  region_code: '990102101201',
  publisher: '镇政府',
  published_on: '2020-06-20',
  phone: '0990-5550000',
  ...more,
});
