import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The four required tables and nothing else: one county, one town, two villages, one fund, three projects. */
const tables: Record<string, string> = {
  regions: `code,name
990100000000,望禾市
990102000000,青石县
990102101000,新桥镇
990102101201,新桥村
990102101202,上湾村
`,
  villages: `village_code,designation
990102101201,贫困村
990102101202,插花村
`,
  funds: `fund_id,name,document_number,year,level,amount,issued_on,allocation_method,department
ZY2020-1,2020年中央衔接资金,望财农〔2020〕12号,2020,中央,120,2020-03-02,因素法,市财政局
`,
  projects: `project_id,name,region_code,category,year,task,budget,implementer,responsible_post,goal,benefit,status
QS2020-001,新桥村道路硬化,990102101201,基础设施,2020,硬化道路3公里,60,新桥镇人民政府,镇长,验收合格率100%,方便出行,在建
QS2020-002,上湾村蔬菜大棚,990102101202,产业发展,2020,建大棚10个,40,新桥镇人民政府,镇长,验收合格率100%,租金分红,计划
QS2020-003,联村水渠,990102101201、990102101202,基础设施,2020,修水渠2公里,20,新桥镇人民政府,镇长,验收合格率100%,保障灌溉,入库
`,
};

const portal = { name: '望禾市公示网', region: '990100000000', publisher: '望禾市农业农村局', example: true };

/**
 * Writes the smallest portal that there can be.
 *
 * @param folder gets `data/` and an empty `content/`
 * @returns the options that point a command to it
 */
export function writeTinyPortal(folder: string): string[] {
  const [data, content] = [join(folder, 'data'), join(folder, 'content')];
  mkdirSync(data, { recursive: true });
  mkdirSync(content);
  for (const [name, text] of Object.entries(tables)) writeFileSync(join(data, `${name}.csv`), text);
  writeFileSync(join(data, 'portal.json'), JSON.stringify(portal));
  return ['--data', data, '--content', content];
}

/** Edits the portal's projects, as a clerk would between two releases. */
export function editProjects(folder: string, from: string | RegExp, to: string): void {
  const file = join(folder, 'data/projects.csv');
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
}
