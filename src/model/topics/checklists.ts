import type { Facts } from '../facts.ts';
import type { Place } from '../places.ts';
import { count, groupBy, to } from '../values.ts';
import type { Block, Link, Part, TopicView, Value } from '../views.ts';
import { createStandards, isStale, type Standard } from './checklist-standards.ts';
import { itemTable, matrixTable, staleNote, standingTable, unmetTable, villageTable } from './checklist-tables.ts';
import { pagesFrom, type MakeTopic, type Topic } from './topic.ts';

export const checklistsRoot = '/checklists/';

const standardPath = ({ address }: Standard): string => `${checklistsRoot}${address}/`;
const countyPath = (standard: Standard, county: Place): string => `${standardPath(standard)}${county.code}/`;
const townAnchor = (code: string): string => `town-${code}`;

interface Checklists {
  facts: Facts;
  standards: Standard[];
  counties: Place[];
  /** Villages checked by a standard in a place. */
  within(standard: Standard, code: string): string[];
}

function frontView(lists: Checklists): TopicView {
  const { facts, standards, counties, within } = lists;
  const groups = standards.map((standard) => ({ name: to({ text: standard.name, href: standardPath(standard) }), standard, codes: [...standard.villages.keys()] }));
  return {
    meta: {
      title: '对标清单',
      description: `${standards.map(({ name }) => name).join('、')}：各县（市、区）有几个村全部达标，哪个村还差哪一项。`,
      path: checklistsRoot,
      crumbs: [],
      section: 'oversight',
    },
    kind: '台账',
    heading: '对标清单',
    lead: '每个标准逐村逐项核查：哪些村全部达标，哪个村还差哪一项。',
    parts: [
      { id: 'standards', title: '各标准有几个村全部达标', blocks: [{ type: 'table', table: standingTable(facts, groups, '各标准有几个村全部达标', '标准'), hideCaption: true }] },
      {
        id: 'counties',
        title: '各县（市、区）',
        blocks: [
          {
            type: 'table',
            hideCaption: true,
            table: {
              caption: '各县（市、区）全部达标的村',
              columns: [{ title: '地方', kind: 'title' }, ...standards.map(({ name }) => ({ title: name, kind: 'number' }) as const)],
              rows: counties.map((county) => [
                county.name,
                ...standards.map((standard): Value => {
                  const codes = within(standard, county.code);
                  return codes.length === 0 ? '没有核查' : { count: codes.filter((code) => standard.standing(code).met).length, unit: `／${codes.length}个村`, href: countyPath(standard, county) };
                }),
              ]),
              note: '前一个数是全部达标的村，后一个数是核查的村。点数字看每个村每一项。',
            },
          },
        ],
      },
    ],
  };
}

function standardView(lists: Checklists, standard: Standard): TopicView {
  const { facts, counties, within } = lists;
  const groups = counties.flatMap((county) => {
    const codes = within(standard, county.code);
    return codes.length === 0 ? [] : [{ name: to({ text: county.name, href: countyPath(standard, county) }), standard, codes }];
  });
  return {
    meta: {
      title: standard.name,
      description: `${standard.name}：核查${standard.villages.size}个村，各县（市、区）有几个村全部达标，每一项有几个村达标。`,
      path: standardPath(standard),
      crumbs: [{ text: '对标清单', href: checklistsRoot }],
      section: 'oversight',
    },
    kind: '台账',
    heading: standard.name,
    figures: figuresOf(facts, standard, [...standard.villages.keys()]),
    parts: [
      { id: 'counties', title: '各县（市、区）有几个村全部达标', blocks: [{ type: 'table', table: standingTable(facts, groups, '各县（市、区）有几个村全部达标', '地方'), hideCaption: true }] },
      { id: 'items', title: '每一项有几个村达标', blocks: [{ type: 'table', table: itemTable(standard), hideCaption: true }] },
    ],
  };
}

function figuresOf(facts: Facts, standard: Standard, codes: readonly string[]) {
  const met = codes.filter((code) => standard.standing(code).met).length;
  const stale = codes.filter((code) => standard.villages.get(code)?.some((row) => isStale(facts, row))).length;
  return [
    { label: '核查的村', value: count(codes.length, '个') },
    { label: '全部达标', value: count(met, '个') },
    { label: '没有全部达标', value: count(codes.length - met, '个') },
    ...(stale > 0 ? [{ label: '该复核了', value: count(stale, '个') }] : []),
  ];
}

function countyView(lists: Checklists, standard: Standard, county: Place): TopicView {
  const { facts, standards, counties, within } = lists;
  const codes = within(standard, county.code);
  const heading = `${county.name}：${standard.name}`;
  const towns = [...groupBy(codes, (code) => facts.places.get(code).parent ?? county)];
  const unmet = unmetTable(facts, standard, codes);
  const isAnyStale = codes.some((code) => standard.villages.get(code)?.some((row) => row.met && isStale(facts, row)));
  const link = (text: string, other: Standard, place: Place) => ({ text, href: countyPath(other, place), count: within(other, place.code).length, ...(other === standard && place === county && { current: true }) });
  return {
    meta: {
      title: heading,
      description: `${county.name}${codes.length}个村对照${standard.name}逐项核查的结果，未达标的列在前面。`,
      path: countyPath(standard, county),
      crumbs: [
        { text: '对标清单', href: checklistsRoot },
        { text: standard.name, href: standardPath(standard) },
      ],
      section: 'oversight',
    },
    kind: '台账',
    heading,
    where: county.name,
    figures: figuresOf(facts, standard, codes),
    filters: [
      { title: '标准', links: standards.filter((other) => within(other, county.code).length > 0).map((other) => link(other.name, other, county)) },
      { title: '地方', links: counties.filter((place) => within(standard, place.code).length > 0).map((place) => link(place.name, standard, place)) },
    ],
    parts: [
      { id: 'unmet', title: '还没达标的', blocks: [{ type: 'table', table: unmet, hideCaption: true, empty: '核查的村每一项都达标。', shown: 10, unit: '行' }] },
      ...towns.map(
        ([town, own]): Part => ({
          id: townAnchor(town.code),
          title: town.name,
          blocks: [
            { type: 'more', summary: `${own.length}个村逐项看`, blocks: [{ type: 'table', table: matrixTable(facts, standard, own, `${town.name}各村`), hideCaption: true }] },
          ],
        }),
      ),
      ...(isAnyStale ? [wordsPart(facts)] : []),
    ],
  };
}

const wordsPart = (facts: Facts): Part => ({ id: 'words', title: '“曾达标”是什么意思', blocks: [{ type: 'text', paragraphs: [staleNote(facts)] }] });

/** Whether a village meets all of a standard, in a word. */
function standingMark(facts: Facts, standard: Standard, code: string): Value {
  const { met, unmet, missing } = standard.standing(code);
  if (!met) return { mark: 'no', text: `差${unmet.length + missing.length}项，共${standard.items.length}项` };
  const isOld = standard.villages.get(code)?.some((row) => isStale(facts, row)) ?? false;
  return isOld ? { mark: 'late', text: `${standard.items.length}项曾全部达标，该复核了` } : { mark: 'yes', text: `${standard.items.length}项全部达标` };
}

/** A village's own lists, each in a word with its items folded up; of higher places, how many of their villages meet what. */
function placePart(lists: Checklists, code: string): Part | undefined {
  const { facts, standards, within } = lists;
  const { places } = facts;
  const own = standards.filter((standard) => within(standard, code).length > 0);
  if (own.length === 0) return undefined;
  const county = places.countyOf(code);
  const { level } = places.get(code);
  const part = { id: 'checklists', title: '对标清单', short: '清单' };
  if (level === 'village') {
    const links: Link[] = county ? own.map((standard) => ({ text: `${county.name}各村的${standard.name}`, href: `${countyPath(standard, county)}#${townAnchor((places.get(code).parent ?? county).code)}` })) : [];
    const tables = own.map((standard): Block => ({ type: 'table', table: villageTable(facts, standard.name, standard.villages.get(code) ?? []) }));
    return {
      ...part,
      blocks: [
        { type: 'facts', facts: own.map((standard) => ({ label: standard.name, value: standingMark(facts, standard, code) })) },
        { type: 'more', summary: '逐项看', blocks: [...tables, { type: 'links', links }], offPaper: true },
      ],
    };
  }
  const hrefOf = (standard: Standard): string => (county ? countyPath(standard, county) + (level === 'town' ? `#${townAnchor(code)}` : '') : standardPath(standard));
  const groups = own.map((standard) => ({ name: to({ text: standard.name, href: hrefOf(standard) }), standard, codes: within(standard, code) }));
  return { ...part, blocks: [{ type: 'table', table: standingTable(facts, groups, '各标准有几个村全部达标', '标准'), hideCaption: true }] };
}

/** How villages stand to the standards, item by item. Sources: 八有 (Huai'an), 五个一 (Sichuan), 一有两不愁四保障 (Qianjiang). */
export const checklistsTopic: MakeTopic<Facts> = (facts): Topic | undefined => {
  const standards = createStandards(facts);
  if (standards.length === 0) return undefined;
  const { places } = facts;
  const below = new Map(
    standards.map((standard) => {
      const byPlace = new Map<string, string[]>();
      for (const code of standard.villages.keys()) {
        for (const place of places.upward(code)) {
          const list = byPlace.get(place.code);
          if (list) list.push(code);
          else byPlace.set(place.code, [code]);
        }
      }
      return [standard, byPlace];
    }),
  );
  const within = (standard: Standard, code: string): string[] => below.get(standard)?.get(code) ?? [];
  const counties = places.of('county').filter((county) => standards.some((standard) => within(standard, county.code).length > 0));
  const lists: Checklists = { facts, standards, counties, within };
  return {
    root: checklistsRoot,
    section: 'oversight',
    title: '对标清单',
    description: '哪些村达到标准，哪个村还差哪一项。',
    pages: pagesFrom([
      ['', () => frontView(lists)],
      ...standards.flatMap((standard) => [
        [standard.address, () => standardView(lists, standard)] as const,
        ...counties
          .filter((county) => within(standard, county.code).length > 0)
          .map((county) => [`${standard.address}/${county.code}`, () => countyView(lists, standard, county)] as const),
      ]),
    ]),
    at: (code) => placePart(lists, code),
  };
};
