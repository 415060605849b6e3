import { fundLevels } from '../../schema/index.ts';
import type { Facts } from '../facts.ts';
import type { Allocation } from '../money.ts';
import { fundLink, projectLink } from '../tables.ts';
import { day, money, to } from '../values.ts';
import type { NoticeBlock, Table } from '../views.ts';
import { fundsOf, type Compose } from './subjects.ts';

/** Rows of a fund given within the notice's place, as a table. */
function allocationTable(facts: Facts, rows: readonly Allocation[], caption: string): Table {
  const mixed = rows.some((row) => row.project_id === undefined) && rows.some((row) => row.project_id !== undefined);
  return {
    caption,
    columns: [
      { title: '地方', kind: 'title' },
      { title: '项目', kind: 'text' },
      { title: '分配日期', kind: 'date' },
      { title: '分配金额', kind: 'money' },
    ],
    rows: rows.map((row) => {
      const project = row.project_id === undefined ? undefined : facts.money.project(row.project_id);
      return [
        to({ ...facts.places.link(row.region_code), text: facts.places.fullName(row.region_code) }),
        project ? to(projectLink(project)) : '分到地方',
        day(row.allocated_on),
        money(row.amount),
      ];
    }),
    ...(mixed && {
      note: '“分到地方”的钱由当地再落实到项目；落实后的各行已含在上级的数里，所以各行不能相加。',
    }),
  };
}

/** What was decided by the notice's day is the notice; what came after is said apart, so that no day in it is false. */
export const allocation: Compose = (facts, notice) =>
  fundsOf(facts, notice).flatMap((fund): NoticeBlock[] => {
    const rows = facts.money
      .allocationsOf(fund.fund_id)
      .filter((row) => facts.places.upward(row.region_code).some((place) => place.code === notice.region_code));
    const decided = rows.filter((row) => row.allocated_on <= notice.published_on);
    const later = rows.filter((row) => row.allocated_on > notice.published_on);
    return [
      {
        type: 'facts',
        title: fund.name,
        facts: [
          { label: '资金名称', value: to(fundLink(fund)) },
          { label: '文号', value: fund.document_number },
          { label: '来源层级', value: fundLevels[fund.level] },
          { label: '资金规模', value: money(fund.amount) },
          { label: '下达日期', value: day(fund.issued_on) },
          { label: '分配原则（办法）', value: fund.allocation_method },
          { label: '主管部门', value: fund.department },
        ],
      },
      ...(decided.length > 0
        ? [{ type: 'table', table: allocationTable(facts, decided, '分配结果') } as const]
        : []),
      ...(later.length > 0
        ? [{ type: 'table', table: allocationTable(facts, later, '公告发布以后的分配') } as const]
        : []),
    ];
  });
