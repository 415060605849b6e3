import type { Row } from '../schema/index.ts';
import { addDays, officeDay, yearOf } from './days.ts';
import { groupBy } from './grouping.ts';
import type { County } from './place-types.ts';
import type { PlannedProject } from './project-rows.ts';
import type { Random } from './random.ts';
import { sampleAsOf, sampleYears } from './scales.ts';

const looks = [
  ['审计', '审计局', '财政专项资金管理使用', '03-20', '资金拨付基本及时，未发现挤占挪用。'],
  ['考核', '脱贫攻坚领导小组', '年度目标完成情况', '12-10', '目标任务完成，综合评价较好。'],
  ['督导', '扶贫开发办公室', '项目进度和公示公告', '08-05', '项目按计划推进，个别村公示资料归档不及时。'],
  ['第三方评估', '委托的第三方评估组', '退出户', '11-28', '退出程序规范，资料齐全。'],
  ['满意度调查', '统计局', '群众满意度', '10-15', '群众总体满意。'],
  ['数据比对', '民政局', '在册对象与工商、房产等信息比对', '09-10', '比对疑点已下发核实。'],
] as const;

const units: Partial<Record<string, Row<'inspections'>['sampled_unit']>> = {
  审计: '笔',
  督导: '项目',
  第三方评估: '户',
  满意度调查: '人',
  数据比对: '户',
};

const problems = [
  ['项目资料归档不及时', '补齐资料，建立归档制度'],
  ['公示栏公示不足规定天数', '重新公示并报备影像资料'],
  ['工程进度滞后于计划', '约谈施工单位，倒排工期'],
  ['质量保证金退付不及时', '逐笔清理，限期退付'],
  ['资产移交手续不完整', '补办移交，登记资产台账'],
  ['报账单据审核不严', '退回重审，完善审批手续'],
  ['受益对象台账与系统不一致', '逐户核对，统一更正'],
  ['产业分红兑现迟缓', '督促承租方按合同兑付'],
] as const;

/** Looks into counties year by year, with what they found and whether it was mended in time. */
export function planOversight(
  counties: readonly County[],
  projects: readonly PlannedProject[],
  random: Random,
): { inspections: Row<'inspections'>[]; findings: Row<'findings'>[] } {
  const inspections: Row<'inspections'>[] = [];
  const findings: Row<'findings'>[] = [];
  for (const county of counties) {
    for (const year of sampleYears) {
      const own = random.split(`oversight/${county.code}/${year}`);
      let findingNumber = 0;
      const chosen = looks
        .filter(([kind], at) => (at < 2 || own.chance(0.34)) && !(kind === '第三方评估' && year < 2016))
        .map((look) => ({ look, on: officeDay(addDays(`${year}-${look[3]}`, own.int(0, 12))) }))
        .filter(({ on }) => on <= sampleAsOf)
        .sort((a, b) => (a.on < b.on ? -1 : 1));
      chosen.forEach(({ look: [kind, by, scope, , summary], on }, at) => {
        const sampled = kind === '考核' ? undefined : own.int(30, 240);
        const id = `JC${year}-${county.letters}${at + 1}`;
        inspections.push({
          inspection_id: id,
          kind,
          on,
          region_code: county.code,
          by: kind === '第三方评估' || county.purse.direct ? `示例省${by}` : county.purse.name + by,
          scope,
          sampled,
          sampled_unit: sampled === undefined ? undefined : units[kind],
          passed: sampled && Math.floor(sampled * own.between(0.93, 1)),
          score: kind === '考核' || kind === '满意度调查' ? Math.round(own.between(880, 995)) / 10 : undefined,
          summary,
        });
        const found = kind === '考核' || kind === '满意度调查' ? 0 : own.int(0, 2);
        for (let number = 0; number < found; number++) {
          findingNumber++;
          findings.push(
            findingOf(`WT${year}-${county.letters}${String(findingNumber).padStart(2, '0')}`, id, county, on, own),
          );
        }
      });
    }
  }
  lookAgain(counties, random.split('latest'), inspections, findings);
  const byCounty = groupBy(projects, ({ county }) => county.code);
  const projectsAt = (code: string): Row<'projects'>[] => (byCounty.get(`${code.slice(0, 6)}000000`) ?? []).map(({ row }) => row);
  return { inspections, findings: findings.map((row) => followUp(row, projectsAt(row.region_code), random.split(`follow-up/${row.finding_id}`))) };
}

/** In the sample's last month some counties were looked at; what was found there is still being mended. */
function lookAgain(counties: readonly County[], random: Random, inspections: Row<'inspections'>[], findings: Row<'findings'>[]): void {
  for (const county of counties) {
    const own = random.split(county.code);
    if (!own.chance(0.4)) continue;
    const on = officeDay(addDays('2020-06-08', own.int(0, 9)));
    const id = `DC2020-${county.letters}1`;
    const sampled = own.int(18, 40);
    inspections.push({
      inspection_id: id,
      kind: '督导',
      on,
      region_code: county.code,
      by: county.purse.direct ? '示例省扶贫开发办公室' : `${county.purse.name}农业农村局`,
      scope: '上半年项目进度和资金拨付',
      sampled,
      sampled_unit: '项目',
      passed: sampled - own.int(1, 3),
      summary: '多数项目按期推进，个别项目要加快。',
    });
    const found = own.int(1, 2);
    for (let number = 1; number <= found; number++) {
      const row = findingOf(`DC2020-${county.letters}1-${number}`, id, county, on, own);
      findings.push({ ...row, due_on: officeDay(addDays('2020-07-15', own.int(0, 40))), resolved_on: undefined, result: undefined });
    }
  }
}

function findingOf(id: string, inspection: string, county: County, on: string, own: Random): Row<'findings'> {
  const [finding, measure] = own.pick(problems);
  const town = own.pick(county.towns);
  const due = officeDay(addDays(on, own.int(30, 75)));
  const resolved = officeDay(addDays(on, own.int(12, 95)));
  const done = resolved <= sampleAsOf && own.chance(0.95);
  return {
    finding_id: id,
    inspection_id: inspection,
    region_code: town.code,
    found_on: on,
    finding,
    amount: own.chance(0.3) ? own.int(2, 180) * 100_000 : undefined,
    responsible_unit: town.name.endsWith('街道') ? `${town.name}办事处` : `${town.name}人民政府`,
    measure,
    due_on: due,
    resolved_on: done ? resolved : undefined,
    result: done ? '已整改' : undefined,
  };
}

/** Problems that lie in the work on one project. */
const ofProjects = ['项目资料归档不及时', '工程进度滞后于计划', '质量保证金退付不及时', '资产移交手续不完整', '报账单据审核不严'];

/** Problems with a sum to them. */
const ofMoney = ['工程进度滞后于计划', '质量保证金退付不及时', '报账单据审核不严', '产业分红兑现迟缓'];

const consequences = [
  '责令{u}书面检查',
  '对{u}分管负责人约谈提醒',
  '对{u}经办岗位批评教育',
  '对{u}通报批评，取消当年评优资格',
];

/** Which project it was, what of the money came back, and who was called to account. */
function followUp(row: Row<'findings'>, projects: readonly Row<'projects'>[], own: Random): Row<'findings'> {
  const amount = ofMoney.includes(row.finding) ? (row.amount ?? (own.chance(0.4) ? own.int(8, 160) * 100_000 : undefined)) : undefined;
  const inTown = projects.filter(
    (project) =>
      project.region_code.some((code) => code.startsWith(row.region_code.slice(0, 9))) &&
      project.year <= yearOf(row.found_on) &&
      (project.starts_on ?? '9999') <= row.found_on &&
      project.budget >= (amount ?? 0),
  );
  const project = ofProjects.includes(row.finding) && inTown.length > 0 ? own.pick(inTown) : undefined;
  const isBack = row.resolved_on !== undefined && own.chance(0.75);
  const recovered = amount === undefined ? undefined : isBack ? amount : officialAmountOf(amount * own.between(0, 0.8));
  const isLate = (row.resolved_on ?? sampleAsOf) > row.due_on;
  return {
    ...row,
    amount,
    project_id: project?.project_id,
    recovered,
    accountability: isLate && own.chance(0.7) ? own.pick(consequences).replace('{u}', row.responsible_unit) : undefined,
  };
}

/** Whole 1,000 元. */
const officialAmountOf = (fen: number): number => Math.floor(fen / 100_000) * 100_000;
