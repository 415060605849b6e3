import { formatWanYuanShort } from '../../../format.ts';
import { listPath } from '../../addresses.ts';
import { contactFacts } from '../../contact.ts';
import type { Facts } from '../../facts.ts';
import { byCounty, filterGroups } from '../../lists.ts';
import { pairedWith } from '../../pairing-state.ts';
import { paginate } from '../../paging.ts';
import type { Place } from '../../places.ts';
import { compare, count, to, words } from '../../values.ts';
import type { Column, Part, Table, TopicView, Value } from '../../views.ts';
import { isOpen, needsRoot, pairRoot, waited, type Need, type NeedFacts } from './need-facts.ts';

/** A village that still needs something. */
interface Seeker {
  village: Place;
  /** Open needs, the longest waiting first; at least one. */
  needs: Need[];
  /** Enterprises that it is paired with on the as-of day. */
  enterprises: string[];
}

/** Villages with open needs: those without an enterprise first, then by how long they have waited. */
function seekers(needs: NeedFacts): Seeker[] {
  const { facts } = needs;
  const codes = new Set(needs.all.map((need) => need.village_code));
  return [...codes]
    .flatMap((code): Seeker[] => {
      const open = needs.of(code).filter((need) => isOpen(need, facts.asOf));
      return open.length === 0 ? [] : [{ village: facts.places.get(code), needs: open, enterprises: pairedWith(facts, code) }];
    })
    .sort(
      (a, b) =>
        Number(a.enterprises.length > 0) - Number(b.enterprises.length > 0) ||
        compare(a.needs[0]!.posted_on, b.needs[0]!.posted_on) ||
        compare(a.village.code, b.village.code),
    );
}

export const withoutEnterprise = (needs: NeedFacts): Seeker[] => seekers(needs).filter(({ enterprises }) => enterprises.length === 0);

/** "冷库一座（20万元）". */
function wish({ need, quantity, amount }: Need): string {
  const wanted = [...(quantity === undefined ? [] : [quantity]), ...(amount === undefined ? [] : [`${formatWanYuanShort(amount)}万元`])];
  return wanted.length === 0 ? need : `${need}（${wanted.join('，')}）`;
}

function seekerTable(facts: Facts, rows: readonly Seeker[], paired: boolean): Table {
  return {
    caption: paired ? '已有企业、还缺东西的村' : '没有企业、又有需求在等的村',
    columns: [
      { title: '村', kind: 'title' },
      { title: '主导产业', kind: 'text' },
      { title: '需要什么', kind: 'text' },
      ...(paired ? [{ title: '结对企业', kind: 'text' } satisfies Column] : []),
      { title: '最久的已等', kind: 'number' },
    ],
    rows: rows.map(({ village, needs, enterprises }): Value[] => [
      to({ ...facts.places.link(village.code), text: facts.places.fullName(village.code) }),
      words(facts.villages.get(village.code)?.leading_industry),
      needs.map(wish).join('、'),
      ...(paired ? [{ links: enterprises.map(facts.enterprises.link) }] : []),
      count(waited(needs[0]!, facts.asOf), '天'),
    ]),
  };
}

const listPart = (facts: Facts, id: string, title: string, rows: readonly Seeker[], paired: boolean): Part[] =>
  rows.length === 0 ? [] : [{ id, title, blocks: [{ type: 'table', table: seekerTable(facts, rows, paired), hideCaption: true }] }];

/** Where an enterprise finds a village to pair with. Ids begin with 'pair'. Source: 搭建社会力量参与扶贫的信息平台 (Panjin). */
export function pairPages(needs: NeedFacts): [id: string, make: () => TopicView][] {
  const { facts } = needs;
  const all = seekers(needs);
  const cut = byCounty(facts, (code) => all.filter(({ village }) => facts.places.upward(village.code).some((place) => place.code === code)));
  const pages = paginate(pairRoot, [{ part: '', label: '', items: all }, ...cut.parts]);
  const contact = contactFacts(facts);
  return [...pages].map(([id, { part, items, paging }]) => [
    id === '' ? 'pair' : `pair/${id}`,
    (): TopicView => {
      const heading = part.label === '' ? '企业找村' : `企业找村：${part.label}`;
      const lonely = part.items.filter(({ enterprises }) => enterprises.length === 0).length;
      const nth = paging.page > 1 ? `（第${paging.page}页）` : '';
      return {
        meta: {
          title: heading + nth,
          description: `${heading}${nth}：${part.items.length}个村还缺东西，其中${lonely}个没有企业结对。产业、需要什么、找谁联系。`,
          path: listPath(pairRoot, part.part, paging.page),
          crumbs: [{ text: '需求对接', href: needsRoot }, ...(part.part === '' ? [] : [{ text: '企业找村', href: pairRoot }])],
          section: 'enterprises',
          ...((part.part !== '' || paging.page > 1) && { unlisted: true }),
        },
        kind: '需求',
        heading: heading + nth,
        lead: '企业想结对帮一个村，从这里选。没有企业的村排在前面。',
        filters: filterGroups(pairRoot, [cut], part.part),
        parts: [
          ...(contact.length > 0 ? [{ id: 'contact', title: '选好了，找谁', blocks: [{ type: 'facts', facts: contact }] } satisfies Part] : []),
          ...listPart(facts, 'alone', `没有企业、又有需求在等的村（${lonely}个）`, items.filter(({ enterprises }) => enterprises.length === 0), false),
          ...listPart(facts, 'paired', `已有企业、还缺东西的村（${part.items.length - lonely}个）`, items.filter(({ enterprises }) => enterprises.length > 0), true),
          ...(part.items.length === 0 ? [{ id: 'none', title: '都有着落了', blocks: [{ type: 'text', paragraphs: ['眼下没有等人对接的需求。'] }] } satisfies Part] : []),
        ],
        paging,
      };
    },
  ]);
}
