import type { CellValue, WriteSheet } from 'hucre/xlsx';
import { writeXlsx } from 'hucre/xlsx';

/** Bytes of a workbook of these sheets. */
export const workbook = (...sheets: WriteSheet[]): Promise<Uint8Array> => writeXlsx({ sheets });

/** Bytes of a workbook with one sheet of plain rows. */
export const sheetOf = (rows: CellValue[][], more: Partial<WriteSheet> = {}): Promise<Uint8Array> =>
  workbook({ name: 'Sheet1', rows, ...more });

const quote = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Text of a CSV file of these rows. */
export const csvOf = (...rows: string[][]): string => rows.map((row) => `${row.map(quote).join(',')}\n`).join('');

/** A good project, for changing one cell of. */
export const goodProject = {
  project_id: 'P1',
  name: '新桥村道路',
  region_code: '990102101201',
  category: '基础设施',
  year: '2020',
  task: '硬化道路3公里',
  budget: '10',
  starts_on: '2020-04-01',
  implementer: '新桥镇人民政府',
  responsible_post: '镇长',
  goal: '合格',
  benefit: '务工',
  beneficiary_households: '20',
  status: '在建',
};

export type ProjectCells = Partial<Record<keyof typeof goodProject, string>>;

/** A projects table with one row for each argument, a good project but for the cells given. */
export function projectsCsv(...changes: ProjectCells[]): string {
  const rows = changes.map((change, index) => ({ ...goodProject, project_id: `P${index + 1}`, ...change }));
  return csvOf(Object.keys(goodProject), ...rows.map((row) => Object.values(row)));
}

/** A villages table, the smallest that has a date, counts and texts. */
export const villagesCsv = (...rows: string[][]): string =>
  csvOf(['村代码', '类别', '总户数', '出列日期', '主导产业'], ...rows);

export const microloansCsv = (...rows: string[][]): string =>
  csvOf(['区划代码', '年度', '贷款笔数', '贷款金额', '年利率'], ...rows);
