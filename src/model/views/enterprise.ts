import { formatDate } from '../../format.ts';
import { certificatePath, enterprisePath, honourPath } from '../addresses.ts';
import type { Enterprise, Facts, Honour } from '../facts.ts';
import { peopleGiven, peopleOf, peopleValue, printedOnly, type PeopleMeasure } from '../given.ts';
import { standsOn } from '../pairing-state.ts';
import { explainScore, roundPoints, type Score } from '../scores.ts';
import { count, day, money, to, total, words } from '../values.ts';
import type { EnterpriseView, Fact, Table } from '../views.ts';

function pairingTable(facts: Facts, uscc: string): Table | undefined {
  const rows = facts.enterprises.pairingsOf(uscc);
  if (rows.length === 0) return undefined;
  return {
    caption: '结对的村',
    columns: [
      { title: '村', kind: 'title' },
      { title: '结对方式', kind: 'text' },
      { title: '开始', kind: 'date' },
      { title: '结束', kind: 'date' },
    ],
    rows: rows.map((row) => [
      to({ ...facts.places.link(row.village_code), text: facts.places.fullName(row.village_code) }),
      row.modes.join('、'),
      day(row.from),
      row.to === undefined ? '仍在结对' : day(row.to),
    ]),
  };
}

function contributionTable(facts: Facts, uscc: string): Table | undefined {
  const rows = facts.enterprises.contributionsOf(uscc);
  if (rows.length === 0) return undefined;
  return {
    caption: '帮扶投入',
    columns: [
      { title: '年度', kind: 'title' },
      { title: '村', kind: 'text' },
      { title: '类别', kind: 'text' },
      { title: '金额', kind: 'money' },
      { title: '岗位', kind: 'number' },
      { title: '培训', kind: 'number' },
      { title: '冠名', kind: 'text' },
      { title: '核实单位', kind: 'text' },
      { title: '核实日期', kind: 'date' },
    ],
    rows: rows.map((row) => [
      `${row.year}年`,
      to(facts.places.link(row.village_code)),
      row.kind,
      money(row.amount),
      peopleOf(row, 'jobs', facts.portal.disclosure.threshold),
      peopleOf(row, 'trainees', facts.portal.disclosure.threshold),
      words(row.named_after),
      words(row.verified_by),
      day(row.verified_on),
    ]),
    note: '没有核实日期的投入尚未核实，不计入表彰得分。',
  };
}

function honourTable(honours: readonly Honour[]): Table | undefined {
  if (honours.length === 0) return undefined;
  return {
    caption: '获得的表彰',
    columns: [
      { title: '荣誉', kind: 'title' },
      { title: '年度', kind: 'text' },
      { title: '授予单位', kind: 'text' },
      { title: '文号', kind: 'text' },
      { title: '现状', kind: 'text' },
      { title: '证书', kind: 'text' },
    ],
    rows: honours.map((row) => [
      row.title,
      to({ text: `${row.year}年`, href: honourPath(row.year) }),
      row.awarded_by,
      words(row.document_number),
      row.revoked_on === undefined ? '有效' : `已于${formatDate(row.revoked_on)}撤销${row.revoked_reason ? `：${row.revoked_reason}` : ''}`,
      to({ text: row.revoked_on === undefined ? '看证书、打印' : '撤销说明', href: certificatePath(row.honour_id) }),
    ]),
  };
}

function scoreTable(scores: readonly Score[]): Table | undefined {
  if (scores.length === 0) return undefined;
  return {
    caption: '各年度帮扶投入得分',
    columns: [
      { title: '年度', kind: 'title' },
      { title: '名次', kind: 'number' },
      { title: '得分', kind: 'number' },
      { title: '怎样算出来', kind: 'text' },
    ],
    rows: scores.map((score) => [
      to({ text: `${score.year}年`, href: honourPath(score.year) }),
      `第${score.rank}名`,
      roundPoints(score.points),
      explainScore(score),
    ]),
  };
}

/** What the enterprise did, in a few numbers; of its contributions only what has been verified. */
function figures(facts: Facts, uscc: string): Fact[] {
  const { enterprises, asOf, portal } = facts;
  const villages = new Set(enterprises.pairingsOf(uscc).filter((row) => standsOn(row, asOf)).map((row) => row.village_code));
  const verified = enterprises.contributionsOf(uscc).filter((row) => row.verified_on !== undefined);
  const people = (label: string, measure: PeopleMeasure): Fact[] => {
    const given = peopleGiven(verified, measure, portal.disclosure.threshold);
    const isPart = typeof given.sum === 'number' && given.left > 0;
    return given.sum === null ? [] : [{ label: isPart ? `${label}（${printedOnly}）` : label, value: peopleValue(given, measure) }];
  };
  const amounts = verified.flatMap((row) => row.amount ?? []);
  return [
    { label: '正在结对的村', value: count(villages.size, '个') },
    { label: '核实的投入', value: money(total(amounts)) },
    ...people('提供岗位', 'jobs'),
    ...people('培训', 'trainees'),
    { label: '表彰', value: count(enterprises.honoursOf(uscc).filter((row) => row.revoked_on === undefined).length, '项') },
  ];
}

export function enterpriseView(facts: Facts, enterprise: Enterprise): EnterpriseView {
  const { uscc, name } = enterprise;
  const { enterprises, places, notices } = facts;
  const pairings = pairingTable(facts, uscc);
  const contributions = contributionTable(facts, uscc);
  const honours = honourTable(enterprises.honoursOf(uscc));
  const scores = scoreTable(
    enterprises.honourYears.flatMap((year) => enterprises.scoreOf(uscc, year) ?? []),
  );
  return {
    meta: {
      title: name,
      description: `${name}结对帮扶${new Set(enterprises.pairingsOf(uscc).map((row) => row.village_code)).size}个村的情况：结对、投入、表彰与得分。`,
      path: enterprisePath(uscc),
      crumbs: [{ text: '企业', href: '/enterprises/' }],
      section: 'enterprises',
    },
    name,
    uscc,
    figures: figures(facts, uscc),
    facts: [
      { label: '统一社会信用代码', value: uscc },
      { label: '行业', value: words(enterprise.industry) },
      { label: '注册地', value: enterprise.region_code === undefined ? null : places.value(enterprise.region_code) },
    ],
    ...(pairings && { pairings }),
    ...(contributions && { contributions }),
    ...(honours && { honours }),
    ...(scores && { scores }),
    notices: notices.about('enterprise', uscc).map(notices.card),
  };
}
