import { certificatePath, honourPath } from '../addresses.ts';
import type { Facts, Honour } from '../facts.ts';
import { explainScore, roundPoints } from '../scores.ts';
import { day, to, words } from '../values.ts';
import type { Fact, HonourYearView, Table } from '../views.ts';

const units: Record<string, string> = { 岗位: '每个岗位', 培训: '每培训一人' };

/** The published rule, one line a kind, as portal.json states it. */
export const honourRule = (facts: Facts): Fact[] =>
  Object.entries(facts.portal.honour_rule.points).map(([kind, points]) => ({
    label: kind,
    value: `${units[kind] ?? '每万元'}计${points}分`,
  }));

function rankingTable(facts: Facts, year: number): Table {
  return {
    caption: `${year}年度帮扶投入得分榜`,
    columns: [
      { title: '名次', kind: 'number' },
      { title: '企业', kind: 'title' },
      { title: '得分', kind: 'number' },
      { title: '怎样算出来', kind: 'text' },
    ],
    rows: facts.enterprises
      .scoresIn(year)
      .map((score) => [
        `第${score.rank}名`,
        to(facts.enterprises.link(score.uscc)),
        roundPoints(score.points),
        explainScore(score),
      ]),
    note: '只计已核实的投入。岗位和培训人数很少的不公布、不计分。得分写到两位小数，名次按没有舍入的得分排；得分相同的名次相同。',
  };
}

function awardTable(facts: Facts, honours: readonly Honour[], caption: string, revoked: boolean): Table | undefined {
  if (honours.length === 0) return undefined;
  return {
    caption,
    columns: [
      { title: '企业', kind: 'title' },
      { title: '荣誉', kind: 'text' },
      { title: '授予单位', kind: 'text' },
      { title: '文号', kind: 'text' },
      ...(revoked
        ? [
            { title: '撤销日期', kind: 'date' } as const,
            { title: '撤销原因', kind: 'text' } as const,
          ]
        : []),
      { title: '证书', kind: 'text' },
    ],
    rows: honours.map((row) => [
      to(facts.enterprises.link(row.uscc)),
      row.title,
      row.awarded_by,
      words(row.document_number),
      ...(revoked ? [day(row.revoked_on), words(row.revoked_reason)] : []),
      to({ text: revoked ? '撤销说明' : '看证书、打印', href: certificatePath(row.honour_id) }),
    ]),
  };
}

/** The honour list of a year: scores by the published rule, awards given, awards taken back. */
export function honourYearView(facts: Facts, year: number): HonourYearView {
  const { enterprises } = facts;
  const honours = enterprises.honoursIn(year);
  const standing = honours.filter((row) => row.revoked_on === undefined);
  const revoked = honours.filter((row) => row.revoked_on !== undefined);
  const awards = awardTable(facts, standing, `${year}年度表彰名单`, false);
  const takenBack = awardTable(facts, revoked, '已撤销的表彰', true);
  return {
    meta: {
      title: `${year}年度企业帮扶光荣榜`,
      description: `${year}年度参与帮扶的企业得分与表彰名单，得分按公布的办法计算。`,
      path: honourPath(year),
      crumbs: [{ text: '企业', href: '/enterprises/' }],
      section: 'enterprises',
    },
    year,
    years: enterprises.honourYears.map((other) => ({ text: `${other}年`, href: honourPath(other) })),
    ruleTitle: facts.portal.honour_rule.title,
    rule: honourRule(facts),
    ranking: rankingTable(facts, year),
    ...(awards && { awards }),
    ...(takenBack && { revoked: takenBack }),
  };
}
