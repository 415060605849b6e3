import { needKinds } from '../../../schema/index.ts';
import { daysBetween } from '../../../tables/calendar.ts';
import { listPath } from '../../addresses.ts';
import { byCounty, byWord, filterGroups, type Cut } from '../../lists.ts';
import { paginate } from '../../paging.ts';
import { count, quantity } from '../../values.ts';
import type { Fact, Part, TopicView } from '../../views.ts';
import { isOpen, needsRoot, pairRoot, waited, type Need, type NeedFacts } from './need-facts.ts';
import { matchedTable, openTable } from './need-tables.ts';
import { withoutEnterprise } from './pair.ts';

const title = '需求对接';

/** The median wait of the matched needs, in days, with a half where two middle ones differ; undefined where no match has its day. */
export function medianWait(needs: readonly Need[]): number | undefined {
  const waits = needs.flatMap(({ posted_on, matched_on }) => (matched_on === undefined ? [] : daysBetween(posted_on, matched_on))).sort((a, b) => a - b);
  const [low, high] = [waits[Math.floor((waits.length - 1) / 2)], waits[Math.floor(waits.length / 2)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

export function needFigures({ facts }: NeedFacts, needs: readonly Need[]): Fact[] {
  const open = needs.filter((need) => isOpen(need, facts.asOf));
  const matched = needs.filter((need) => !isOpen(need, facts.asOf));
  const median = medianWait(matched);
  return [
    { label: '等人对接', value: count(open.length, '件') },
    ...(open[0] ? [{ label: '等得最久', value: count(waited(open[0], facts.asOf), '天') }] : []),
    { label: '已经对接', value: count(matched.length, '件') },
    ...(median === undefined ? [] : [{ label: '已对接的，一半在', value: quantity(median, '天内') }]),
  ];
}

/** The two lists of a set of needs. */
export function needParts({ facts }: NeedFacts, needs: readonly Need[], options: { places: boolean }): Part[] {
  const open = needs.filter((need) => isOpen(need, facts.asOf));
  const matched = needs.filter((need) => !isOpen(need, facts.asOf));
  return [
    ...(open.length > 0 ? [{ id: 'open', title: '等人对接', blocks: [{ type: 'table', table: openTable(facts, open, options), hideCaption: true }] } satisfies Part] : []),
    ...(matched.length > 0 ? [{ id: 'matched', title: '已经对接', blocks: [{ type: 'table', table: matchedTable(facts, matched, options), hideCaption: true }] } satisfies Part] : []),
  ];
}

const kindWords = needKinds as Readonly<Record<string, string>>;

/** The board, whole and by kind and county, fifty needs a page. Ids are relative to the root. */
export function boardPages(needs: NeedFacts): [id: string, make: () => TopicView][] {
  const { facts, all } = needs;
  const cuts: Cut<Need>[] = [
    byWord('类别', 'kinds', kindWords, all, (need) => need.kind ?? ''),
    byCounty(facts, needs.within),
  ];
  const pages = paginate(needsRoot, [{ part: '', label: '', items: [...all] }, ...cuts.flatMap((cut) => cut.parts)]);
  const lonely = withoutEnterprise(needs).length;
  return [...pages].map(([id, { part, items, paging }]) => [
    id,
    (): TopicView => {
      const heading = part.label === '' ? title : `${title}：${part.label}`;
      const nth = paging.page > 1 ? `（第${paging.page}页）` : '';
      const parts = needParts(needs, items, { places: true });
      return {
        meta: {
          title: heading + nth,
          description: `${heading}${nth}，共${paging.total}件。村里缺什么、等了多久，已经对接的由谁对接、等了几天。`,
          path: listPath(needsRoot, part.part, paging.page),
          crumbs: part.part === '' ? [] : [{ text: title, href: needsRoot }],
          section: 'enterprises',
          ...((part.part !== '' || paging.page > 1) && { unlisted: true }),
        },
        kind: '需求',
        heading: heading + nth,
        lead: '村里缺什么，谁来帮。等得最久的排在最前面。',
        figures: [
          ...needFigures(needs, part.items),
          ...(part.part === ''
            ? [
                { label: '提出需求的村', value: count(new Set(all.map((need) => need.village_code)).size, '个') },
                { label: '没有企业、又有需求在等的村', value: { count: lonely, unit: '个', href: pairRoot } },
              ]
            : []),
        ],
        filters: filterGroups(needsRoot, cuts, part.part),
        parts: parts.map((own) => (own.id === 'open' ? { ...own, more: { text: '企业想帮村？这里有还等着的村和电话', href: pairRoot } } : own)),
        paging,
      };
    },
  ]);
}
