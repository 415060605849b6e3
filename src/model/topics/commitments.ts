import { formatDate } from '../../format.ts';
import { commitmentPath, commitmentsOf, commitmentsRoot, commitmentTable, dueValue, measuresWord, policyLink, quotedTable, reachedValue, unitWords, verdictWords, type Commitment } from '../commitments.ts';
import type { Facts } from '../facts.ts';
import type { Place } from '../places.ts';
import { describe, unitOf, type Unit, type Verdict } from '../targets.ts';
import { count, groupBy, to } from '../values.ts';
import type { Block, Mark, Part, Table, TopicView, Value } from '../views.ts';
import { pagesFrom, type MakeTopic, type Topic } from './topic.ts';

function frontView(facts: Facts, commitments: readonly Commitment[]): TopicView {
  const own = commitments.filter(({ policy }) => !policy.reference);
  const quoted = groupBy(commitments.filter(({ policy }) => policy.reference), ({ policy }) => policy);
  const number = (...marks: Mark[]): number => own.filter(({ verdict }) => marks.includes(verdict?.mark ?? 'none')).length;
  return {
    meta: { title: '承诺兑现', description: '文件答应了什么、什么时候到期、办到了多少，逐条拿本站公布的数据核对；没有办到的地方逐个列出。', path: commitmentsRoot, crumbs: [{ text: '政策', href: '/policies/' }], section: 'policies' },
    kind: '承诺',
    heading: '承诺兑现',
    lead: `文件答应的事，逐条拿本站公布的数据核对，算到${formatDate(facts.asOf)}。点承诺，看哪些地方没有办到。`,
    ...(own.length > 0 && {
      figures: [
        { label: '承诺', value: count(own.length, '项') },
        { label: '已兑现', value: count(number('yes'), '项') },
        { label: '未兑现或逾期', value: count(number('no', 'late'), '项') },
        { label: '未到期', value: count(number('open'), '项') },
      ],
    }),
    parts: [
      ...(own.length > 0 ? [{ id: 'own', title: '本地文件的承诺', blocks: [{ type: 'table', table: commitmentTable(own, '承诺、期限和兑现情况', true), hideCaption: true } satisfies Block], more: { text: '连同外地参考文件，列在一张表里', href: `${commitmentsRoot}all/` } }] : []),
      ...[...quoted].map(([policy, ofPolicy]): Part => ({
        id: policy.id,
        title: `参考：${policy.place}`,
        blocks: [
          { type: 'text', paragraphs: [`引自《${policy.document}》，只作参考。这些是${policy.place}自己的目标，不拿本站的数据核对。`] },
          { type: 'table', table: quotedTable(ofPolicy, `《${policy.document}》的目标`), hideCaption: true },
        ],
        more: { text: `看这份文件讲了什么`, href: `/policies/${policy.id}/` },
      })),
    ],
  };
}

/** All commitments of all policies in one table. */
function allView(commitments: readonly Commitment[]): TopicView {
  return {
    meta: { title: '全部文件的承诺', description: '本地文件和外地参考文件的全部承诺，列在一张表里。', path: `${commitmentsRoot}all/`, crumbs: [{ text: '承诺兑现', href: commitmentsRoot }], section: 'policies', unlisted: true },
    kind: '承诺',
    heading: '全部文件的承诺',
    lead: '外地文件的目标只作参考，不拿本站的数据核对。',
    parts: [{ id: 'all', title: `共${commitments.length}项`, blocks: [{ type: 'table', table: commitmentTable(commitments, '全部文件的承诺', true), hideCaption: true }] }],
  };
}

const order: Mark[] = ['no', 'late', 'none', 'open', 'yes'];

/** Rows of places in one table; more would be no list to read, and each county then has a page of its own. */
const mostRows = 150;

const unitName = ({ place, year }: Unit, facts: Facts): Value => {
  const name = place.level === 'village' ? facts.places.fullName(place.code) : place.name;
  const text = year === undefined ? name : `${name}，${year}年`;
  return facts.hasPage(place) && place.level !== 'province' ? to({ ...facts.places.link(place.code), text }) : text;
};

const unitTable = (facts: Facts, units: readonly Unit[], caption: string): Table => ({
  caption,
  columns: [
    { title: '地方', kind: 'title' },
    { title: '数据', kind: 'text' },
    { title: '结果', kind: 'text' },
  ],
  rows: units.map((unit) => [unitName(unit, facts), unit.value, { mark: unit.mark, text: unitWords[unit.mark] }]),
});

/** Of a number of villages that the policy does not name, those that came; else those that missed it, the missing first. */
const isByNumber = ({ measure }: Verdict): boolean => 'villages' in measure && measure.villages !== undefined;

function listed({ units, ...verdict }: Verdict): Unit[] {
  const kept: Mark[] = isByNumber({ units, ...verdict }) ? ['yes'] : ['no', 'late', 'none', 'open'];
  return units.filter((unit) => kept.includes(unit.mark)).sort((a, b) => order.indexOf(a.mark) - order.indexOf(b.mark));
}

function placesPart(facts: Facts, verdict: Verdict, href: (county: Place) => string): Part {
  const rows = listed(verdict);
  const [title, none] = isByNumber(verdict) ? ['按期达到的村', '没有村按期达到。'] : ['没有办到的地方', '都办到了。'];
  if (rows.length === 0) return { id: 'list', title, blocks: [{ type: 'text', paragraphs: [none] }] };
  if (rows.length <= mostRows) return { id: 'list', title, blocks: [{ type: 'table', table: unitTable(facts, rows, title), hideCaption: true }] };
  const byCounty = groupBy(rows, (unit) => facts.places.countyOf(unit.place.code));
  return {
    id: 'list',
    title,
    blocks: [{ type: 'links', links: [...byCounty].flatMap(([county, own]) => (county ? [{ text: county.name, href: href(county), note: `${own.length}个` }] : [])) }],
  };
}

function countyBars(facts: Facts, verdict: Verdict): Block[] {
  const { units } = verdict;
  const byCounty = [...groupBy(units, (unit) => facts.places.countyOf(unit.place.code))].flatMap(([county, own]) => (county ? [{ county, own }] : []));
  if (byCounty.length < 2 || isByNumber(verdict)) return [];
  return [
    {
      type: 'bars',
      bars: {
        caption: '各县（市、区）按期达到的，竖线是应达到的',
        rows: byCounty.map(({ county, own }) => {
          const reached = own.filter((unit) => unit.mark === 'yes').length;
          return { label: county.name, href: facts.places.link(county.code).href, value: `${own.length}个中${reached}个`, length: reached, target: own.length, mark: reached === own.length ? 'yes' : 'no' };
        }),
      },
    },
  ];
}

function commitmentView(facts: Facts, commitment: Commitment, verdict: Verdict): TopicView {
  const { target, policy } = commitment;
  const path = commitmentPath(commitment);
  const number = (mark: Mark) => verdict.units.filter((unit) => unit.mark === mark).length;
  const unit = measuresWord[unitOf(verdict.measure)];
  // Of a number, only those that were still missing came late.
  const late = isByNumber(verdict) ? Math.min(number('late'), Math.max(0, verdict.due - verdict.reached)) : number('late');
  return {
    meta: {
      title: `${target.promise}（${policy.title}）`,
      description: `${policy.title}：${target.promise}，期限${formatDate(verdict.measure.by)}，${verdictWords[verdict.mark]}。`,
      path,
      crumbs: [{ text: '政策', href: '/policies/' }, { text: '承诺兑现', href: commitmentsRoot }],
      section: 'policies',
    },
    kind: '承诺',
    heading: target.promise,
    lead: `出自《${policy.document}》，期限${formatDate(verdict.measure.by)}。`,
    figures: [
      { label: '结果', value: { mark: verdict.mark, text: verdictWords[verdict.mark] } },
      { label: '应达到', value: dueValue(verdict) },
      { label: verdict.measure.metric === 'households_left' ? '现在' : '按期达到', value: reachedValue(verdict) },
      ...(late > 0 ? [{ label: '逾期达到', value: count(late, unit) }] : []),
      ...(number('none') > 0 ? [{ label: '没有数据', value: count(number('none'), unit) }] : []),
    ],
    parts: [
      placesPart(facts, verdict, (county) => `${path}${county.code}/`),
      { id: 'places', title: '各地', blocks: unitOf(verdict.measure) === '村' ? countyBars(facts, verdict) : [{ type: 'table', table: unitTable(facts, verdict.units, '逐个看'), hideCaption: true }] },
      {
        id: 'method',
        title: '怎样核对',
        blocks: [{ type: 'text', paragraphs: [`${describe(verdict.measure)}。`, ...(target.note ? [target.note] : [])] }],
        more: policyLink(policy),
      },
    ].filter((part) => part.blocks.length > 0) as Part[],
  };
}

function countyView(facts: Facts, commitment: Commitment, verdict: Verdict, county: Place): TopicView {
  const { target, policy } = commitment;
  const own = verdict.units.filter((unit) => facts.places.countyOf(unit.place.code) === county);
  return {
    meta: {
      title: `${county.name}：${target.promise}`,
      description: `${county.name}：${target.promise}，${own.length}个中${own.filter((unit) => unit.mark === 'yes').length}个按期达到。`,
      path: `${commitmentPath(commitment)}${county.code}/`,
      crumbs: [{ text: '承诺兑现', href: commitmentsRoot }, { text: target.promise, href: commitmentPath(commitment) }],
      section: 'policies',
    },
    kind: '承诺',
    heading: `${county.name}：${target.promise}`,
    where: county.name,
    lead: `出自《${policy.document}》，期限${formatDate(verdict.measure.by)}。`,
    parts: [
      {
        id: 'units',
        title: '各村',
        blocks: [{ type: 'table', table: unitTable(facts, [...own].sort((a, b) => order.indexOf(a.mark) - order.indexOf(b.mark)), '各村'), hideCaption: true }],
      },
    ],
  };
}

/** What was promised to each village, by its code. A number of villages is a promise to none of them. */
function byVillage(commitments: readonly Commitment[]): Map<string, { commitment: Commitment; unit: Unit }[]> {
  const own = commitments.flatMap((commitment) => (commitment.verdict && !isByNumber(commitment.verdict) ? commitment.verdict.units : []).filter(({ place }) => place.level === 'village').map((unit) => ({ commitment, unit })));
  return groupBy(own, ({ unit }) => unit.place.code);
}

/** What was promised to one village: what was missed there stands open, what was kept or has time is folded up. */
function villagePart(own: readonly { commitment: Commitment; unit: Unit }[]): Part | undefined {
  if (own.length === 0) return undefined;
  const isMissed = ({ unit }: (typeof own)[number]): boolean => unit.mark === 'no' || unit.mark === 'late';
  const missed = own.filter(isMissed);
  const others = own.filter((each) => !isMissed(each));
  const kept = others.filter(({ unit }) => unit.mark === 'yes').length;
  const table = (rows: typeof own, caption: string): Block => ({
    type: 'table',
    hideCaption: true,
    table: {
      caption,
      columns: [
        { title: '承诺', kind: 'title' },
        { title: '数据', kind: 'text' },
        { title: '结果', kind: 'text' },
      ],
      rows: rows.map(({ commitment, unit }) => [to({ text: commitment.target.promise, href: commitmentPath(commitment) }), unit.value, { mark: unit.mark, text: unitWords[unit.mark] }]),
    },
  });
  return {
    id: 'commitments',
    title: '承诺兑现',
    short: '承诺',
    blocks: [
      { type: 'text', paragraphs: [`文件对本村的${own.length}项承诺，${kept === own.length ? '都已达到' : `${kept}项已达到${missed.length > 0 ? `，${missed.length}项没有按期达到` : ''}`}。`] },
      ...(missed.length > 0 ? [table(missed, '没有按期达到的承诺')] : []),
      ...(others.length > 0 ? [{ type: 'more', summary: missed.length > 0 ? `其余${others.length}项` : '逐项看', blocks: [table(others, '文件对本村的承诺')], offPaper: true } satisfies Block] : []),
    ],
  };
}

/** What documents promise and whether it was kept. Source: goals with deadlines of all five documents. */
export const commitmentsTopic: MakeTopic<Facts> = (facts): Topic | undefined => {
  const commitments = commitmentsOf(facts);
  if (commitments.length === 0) return undefined;
  const ofVillage = byVillage(commitments);
  return {
    root: commitmentsRoot,
    section: 'policies',
    title: '承诺兑现',
    description: '文件答应的事办到了没有，哪些地方没有办到。',
    pages: pagesFrom([
      ['', () => frontView(facts, commitments)] as const,
      ['all', () => allView(commitments)] as const,
      ...commitments.flatMap((commitment) => {
        const { verdict, policy, number } = commitment;
        if (!verdict) return [];
        const id = `${policy.id}/${number}`;
        const isLong = listed(verdict).length > mostRows;
        const counties = isLong ? facts.places.of('county').filter((county) => verdict.units.some((unit) => facts.places.countyOf(unit.place.code) === county)) : [];
        return [
          [id, () => commitmentView(facts, commitment, verdict)] as const,
          ...counties.map((county) => [`${id}/${county.code}`, () => countyView(facts, commitment, verdict, county)] as const),
        ];
      }),
    ]),
    at: (code) => villagePart(ofVillage.get(code) ?? []),
  };
};
