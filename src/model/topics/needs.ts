import type { Facts } from '../facts.ts';
import type { Part } from '../views.ts';
import { boardPages, needFigures, needParts } from './needs/board.ts';
import { createNeedFacts, isOpen, needsRoot, pairRoot, type NeedFacts } from './needs/need-facts.ts';
import { matchedTable, openTable } from './needs/need-tables.ts';
import { pairPages } from './needs/pair.ts';
import { pagesFrom, type MakeTopic, type Topic } from './topic.ts';

/** Needs shown on the page of a county or city; the rest are on the board. */
const shown = 5;

function villagePart({ facts, of }: NeedFacts, code: string): Part | undefined {
  const own = of(code);
  if (own.length === 0) return undefined;
  const open = own.filter((need) => isOpen(need, facts.asOf));
  const matched = own.filter((need) => !isOpen(need, facts.asOf));
  return {
    id: 'needs',
    title: '村里缺什么',
    short: '需求',
    blocks: [
      ...(open.length > 0 ? [{ type: 'table', table: openTable(facts, open, { places: false }) } as const] : []),
      ...(matched.length > 0 ? [{ type: 'table', table: matchedTable(facts, matched, { places: false }) } as const] : []),
    ],
    ...(open.length > 0 && { more: { text: '企业想来帮？找谁联系', href: pairRoot } }),
  };
}

function placePart(needs: NeedFacts, code: string): Part | undefined {
  const { facts } = needs;
  const own = needs.within(code);
  if (own.length === 0) return undefined;
  const [first] = needParts(needs, own.slice(0, shown), { places: true });
  const county = facts.places.countyOf(code);
  return {
    id: 'needs',
    title: '村里缺什么',
    short: '需求',
    blocks: [{ type: 'facts', facts: needFigures(needs, own) }, ...(first?.id === 'open' ? first.blocks.map((block) => ({ ...block, hideCaption: false })) : [])],
    more: county ? { text: `${county.name}的全部需求`, href: `${needsRoot}places/${county.code}/` } : { text: '全部需求', href: needsRoot },
  };
}

/**
 * What villages need and who meets it: a board for whoever wants to help. Source: 建立市、县两级服务平台为社会扶贫及行业扶贫
 * 提供需求信息，协调供给与需求有效对接 (Panjin).
 */
export const needsTopic: MakeTopic<Facts> = (facts): Topic | undefined => {
  const needs = createNeedFacts(facts);
  if (!needs) return undefined;
  return {
    root: needsRoot,
    section: 'enterprises',
    title: '需求对接',
    description: '村里缺什么，等了多久，谁来对接。',
    pages: pagesFrom([...boardPages(needs), ...pairPages(needs)]),
    at: (code) => (facts.places.get(code).level === 'village' ? villagePart(needs, code) : placePart(needs, code)),
  };
};
