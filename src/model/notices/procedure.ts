import { checklistStandards } from '../../schema/index.ts';
import { formatCount } from '../../format.ts';
import type { Facts } from '../facts.ts';
import { printedCounts } from '../topics/inspection-counts.ts';
import type { NoticeBlock, ProcedureStep } from '../views.ts';
import { sampledWord } from '../oversight.ts';
import type { Notice } from './notice-facts.ts';
import { idsOf } from './subjects.ts';

const dated = (title: string, on: string | undefined): ProcedureStep =>
  on === undefined ? { title, mark: 'none', text: '未填日期' } : { title, mark: 'yes', text: '已完成', on };

/** 申请 → 入户调查 → 民主评议, as far as their days are known (Qianjiang; publication rules). */
const inquiry = (notice: Notice): ProcedureStep[] => [
  dated('对象申请', notice.applied_on),
  dated('入户调查', notice.surveyed_on),
  dated('民主评议', notice.reviewed_on),
];

/** Who verified it before it was published, with what result. `due`: what a notice of this kind should have behind it. */
function verification({ oversight, portal }: Facts, notice: Notice, due?: string): ProcedureStep[] {
  const inspection = oversight.inspection(notice.verified_by);
  if (!inspection) return due !== undefined && oversight.inspections.length > 0 ? [{ title: due, mark: 'none', text: '没有登记' }] : [];
  const { sampled, passed } = printedCounts(inspection, portal.disclosure.threshold);
  const unit = sampledWord(inspection.sampled_unit) ?? '';
  const result = typeof sampled === 'number' && typeof passed === 'number' ? `抽查${formatCount(sampled)}${unit}，合格${formatCount(passed)}${unit}。` : '';
  const note = result + (inspection.summary ?? '');
  return [{ title: due ?? inspection.kind, mark: 'yes', text: '已核实', on: inspection.on, link: oversight.inspectionLink(inspection), ...(note !== '' && { note }) }];
}

/**
 * The days for objections, and what came of them. Whether a notice is open today is for its head to say, on the reader's own
 * day: here stands only what stays true.
 */
function publicity({ asOf }: Facts, notice: Notice): ProcedureStep[] {
  const { open_from: from, open_to: to, outcome } = notice;
  const isOver = to !== undefined && to < asOf;
  const steps: ProcedureStep[] = [
    from === undefined || to === undefined
      ? { title: '公开公示', mark: 'yes', text: '已发布', on: notice.published_on }
      : { title: '公开公示', mark: isOver ? 'yes' : 'open', text: isOver ? '已满公示期' : '看公示期', on: from, until: to },
  ];
  if (outcome !== undefined) steps.push({ title: '公示结果', mark: 'yes', text: '已公布', note: outcome });
  else if (to !== undefined) steps.push({ title: '公示结果', mark: isOver ? 'none' : 'open', text: isOver ? '没有填写' : '公示期满后公布' });
  return steps;
}

/** The standard checked item by item, for the villages that a notice lets go. */
function standardCheck(facts: Facts, codes: readonly string[]): ProcedureStep {
  const rows = codes.flatMap((code) => facts.checklists.get(code) ?? []).filter((row) => row.standard === checklistStandards.exit_standard);
  const days = rows.flatMap((row) => row.checked_on ?? []).sort();
  const [first, last] = [days[0], days.at(-1)];
  const isMet = rows.length > 0 && rows.every((row) => row.met);
  return {
    title: '对标核查',
    mark: rows.length === 0 ? 'none' : isMet ? 'yes' : 'no',
    text: rows.length === 0 ? '没有登记' : isMet ? '逐项达标' : '有未达标的项目',
    ...(first !== undefined && { on: first }),
    ...(last !== undefined && last !== first && { until: last }),
  };
}

function approval({ villages, places, asOf }: Facts, codes: readonly string[]): ProcedureStep[] {
  return codes.map((code) => {
    const on = villages.get(code)?.exited_on;
    const title = codes.length === 1 ? '批准出列' : `批准${places.get(code).name}出列`;
    return on === undefined || on > asOf ? { title, mark: 'open', text: '还没有批准' } : { title, mark: 'yes', text: '已批准', on };
  });
}

const block = (steps: ProcedureStep[]): NoticeBlock => ({ type: 'procedure', title: '程序走到哪一步', steps });

/** Steps of a notice about households: identification and beneficiaries. Source: 申请、入户调查、民主评议、公开公示 (Qianjiang). */
export const identificationSteps = (facts: Facts, notice: Notice): NoticeBlock =>
  block([...inquiry(notice), ...verification(facts, notice), ...publicity(facts, notice)]);

/** Steps of leaving: the acceptance comes before the list is published. Source: 退出核查、第三方评估 (Panjin, Qianjiang). */
export const householdExitSteps = (facts: Facts, notice: Notice): NoticeBlock =>
  block([...inquiry(notice), ...verification(facts, notice, '验收核查'), ...publicity(facts, notice)]);

export function villageExitSteps(facts: Facts, notice: Notice): NoticeBlock {
  const codes = idsOf(notice, 'village');
  return block([standardCheck(facts, codes), ...verification(facts, notice, '验收核查'), ...publicity(facts, notice), ...approval(facts, codes)]);
}
