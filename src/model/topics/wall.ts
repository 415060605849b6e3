import type { Facts } from '../facts.ts';
import type { Place } from '../places.ts';
import { compare, groupBy, to } from '../values.ts';
import type { Block, FilterGroup, Link, Part, Table, Tiles, TopicView, Value } from '../views.ts';
import { villagesIn } from './ledgers/ledger.ts';
import { pagesFrom, type MakeTopic } from './topic.ts';
import { createMeasures, type Measure, type Measured } from './wall/measures.ts';
import { projectMap } from './wall/project-map.ts';
import { createScale, type Scale } from './wall/steps.ts';

export const wallRoot = '/wall/';

/** More towns than this are shown county by county only. */
const mostTowns = 600;

/** The places of one page: all counties, all towns, or the towns and villages of one county. */
type View = { level: 'county' } | { level: 'town' } | { level: 'village'; county: Place };

interface Wall {
  facts: Facts;
  measures: readonly Measure[];
  counties: readonly Place[];
  towns: readonly Place[];
}

/** The front page is the counties by the first measure. */
function idOf({ measures }: Wall, measure: Measure, view: View): string {
  if (view.level === 'county') return measure === measures[0] ? '' : measure.key;
  return `${measure.key}/${view.level === 'town' ? 'towns' : view.county.code}`;
}

const pathOf = (wall: Wall, measure: Measure, view: View): string => `${wallRoot}${idOf(wall, measure, view)}/`.replace('//', '/');

const levelTitles = { county: '各县（市、区）', town: '各乡镇', village: '各村' } as const;

function filtersOf(wall: Wall, measure: Measure, view: View): FilterGroup[] {
  const { measures, counties, towns } = wall;
  const level = (title: string, other: View, number: number) => ({ text: title, href: pathOf(wall, measure, other), count: number, ...(other.level === view.level && { current: true }) });
  const hasTowns = towns.length > 0 && towns.length <= mostTowns;
  return [
    { title: '看什么', links: measures.map((other) => ({ text: other.title, href: pathOf(wall, other, view), ...(other === measure && { current: true }) })) },
    ...(hasTowns ? [{ title: '哪一级', links: [level('县级', { level: 'county' }, counties.length), level('乡级', { level: 'town' }, towns.length)] }] : []),
    {
      title: '一个县的乡镇和村',
      links: counties.map((county) => ({
        text: county.name,
        href: pathOf(wall, measure, { level: 'village', county }),
        ...(view.level === 'village' && view.county === county && { current: true }),
      })),
    },
  ];
}

type MeasuredPlace = readonly [place: Place, measured: Measured];

/** Tiles in the order of codes, grouped by what they lie in. */
function tilesOf(facts: Facts, caption: string, measured: readonly MeasuredPlace[], scale: Scale, link: (place: Place) => Link): Tiles {
  const groups = groupBy(measured, ([place]) => place.parent);
  // Beside cities, what lies straight under the province is not the province.
  const titleOf = ({ code, level }: Place): Link => ({ ...facts.places.link(code), ...(level === 'province' && groups.size > 1 && { text: '省直管' }) });
  return {
    caption,
    groups: [...groups].map(([parent, own]) => ({
      link: parent ? titleOf(parent) : { text: '各地', href: '/places/' },
      tiles: own.map(([place, at]) => ({ link: link(place), value: at.value, step: scale.stepOf(at) })),
    })),
    legend: scale.legend,
  };
}

/** The same numbers as a table, most first. */
function tableOf({ measure, caption, measured, link, isNested }: { measure: Measure; caption: string; measured: readonly MeasuredPlace[]; link: (place: Place) => Link; isNested: boolean }): Table {
  const order = [...measured].sort(([a, one], [b, other]) => compare(other.number ?? -1, one.number ?? -1) || compare(a.code, b.code));
  return {
    caption,
    columns: [{ title: '地方', kind: 'title' }, ...(isNested ? [{ title: '所在', kind: 'text' as const }] : []), { title: measure.title, kind: measure.kind }, ...measure.columns],
    rows: order.map(([place, { value, from }]): Value[] => [to(link(place)), ...(isNested ? [place.parent?.name ?? null] : []), value, ...from]),
    note: measure.note,
  };
}

/** The same on a map, where the portal has boundaries of such places and the number of their review. */
function mapBlock({ boundaries }: Facts, caption: string, measured: readonly MeasuredPlace[], scale: Scale): Block[] {
  const byCode = new Map(measured.map((one) => [one[0].code, one]));
  const areas = (boundaries?.areas ?? []).filter(({ code }) => byCode.has(code)).sort((a, b) => compare(a.code, b.code));
  if (!boundaries || areas.length === 0) return [];
  const { width, height, paths } = projectMap(areas);
  return [
    {
      type: 'map',
      map: {
        caption,
        width,
        height,
        areas: areas.map(({ code }, index) => {
          const [place, at] = byCode.get(code)!;
          return { name: place.name, step: scale.stepOf(at), ...paths[index]! };
        }),
        legend: scale.legend,
        reviewNumber: boundaries.reviewNumber,
      },
    },
  ];
}

function partsOf(wall: Wall, measure: Measure, places: readonly Place[], id: string, title: string, link: (place: Place) => Link): Part[] {
  const { facts } = wall;
  const measured = places.map((place): MeasuredPlace => [place, measure.of(place)]);
  const scale = createScale(
    measure,
    measured.map(([, at]) => at),
  );
  const caption = `${title}：${measure.title}`;
  const isNested = new Set(places.map(({ parent }) => parent)).size > 1;
  return [
    { id, title, blocks: [{ type: 'tiles', tiles: tilesOf(facts, caption, measured, scale, link) }, ...mapBlock(facts, caption, measured, scale)] },
    { id: `${id}-table`, title: `${title}从多到少`, blocks: [{ type: 'table', table: tableOf({ measure, caption, measured, link, isNested }), hideCaption: true, shown: 12, unit: '个地方' }] },
  ];
}

/** All walls before all tables. */
const inTurn = (some: readonly Part[], others: readonly Part[]): Part[] => others.flatMap((other, index) => [...some.slice(index, index + 1), other]);

function wallView(wall: Wall, measure: Measure, view: View): TopicView {
  const { facts } = wall;
  const own = (place: Place): Link => facts.places.link(place.code);
  const intoCounty = (place: Place): Link => ({ text: place.name, href: pathOf(wall, measure, { level: 'village', county: place }) });
  const path = pathOf(wall, measure, view);
  const where = view.level === 'village' ? view.county.name : levelTitles[view.level];
  const villages = view.level === 'village' ? villagesIn(facts, view.county) : [];
  const towns = view.level === 'village' ? view.county.children.filter(({ level }) => level === 'town') : [];
  return {
    meta: {
      title: path === wallRoot ? '挂图作战' : `挂图作战：${where}${measure.title}`,
      description: `${where}${measure.title}，按区划顺序排成方块，颜色越深数越大；旁边有同样的数的表。`,
      path,
      crumbs: path === wallRoot ? [] : [{ text: '挂图作战', href: wallRoot }],
      section: 'oversight',
      // Each of them is reached from the front page; a search for a place should find the place.
      ...(view.level !== 'county' && { unlisted: true }),
    },
    kind: '监督',
    heading: `${where}：${measure.title}`,
    ...(view.level === 'village' && { where: view.county.name }),
    lead: '按区划代码的顺序排列。颜色越深，数越大。',
    filters: filtersOf(wall, measure, view),
    parts:
      view.level === 'county'
        ? partsOf(wall, measure, wall.counties, 'counties', '各县（市、区）', intoCounty)
        : view.level === 'town'
          ? partsOf(wall, measure, wall.towns, 'towns', '各乡镇', own)
          : inTurn(towns.length > 0 ? partsOf(wall, measure, towns, 'towns', '各乡镇', own) : [], partsOf(wall, measure, villages, 'villages', '各村', own)),
    isSheet: true,
  };
}

/** All places of a level beside each other by a chosen measure. Source: 挂图作战，以目标倒逼进度 (Sichuan). */
export const wallTopic: MakeTopic<Facts> = (facts) => {
  const { places } = facts;
  const counties = places.of('county').filter((county) => villagesIn(facts, county).length > 0);
  if (counties.length === 0) return undefined;
  const towns = places.of('town').filter((town) => villagesIn(facts, town).length > 0);
  const wall: Wall = { facts, measures: createMeasures(facts), counties, towns };
  const views: View[] = [{ level: 'county' }, ...(towns.length > 0 && towns.length <= mostTowns ? [{ level: 'town' } as const] : []), ...counties.map((county): View => ({ level: 'village', county }))];
  return {
    root: wallRoot,
    section: 'oversight',
    title: '挂图作战',
    description: '各县、乡镇、村排成方块，按一个指标上色。',
    pages: pagesFrom(wall.measures.flatMap((measure) => views.map((view) => [idOf(wall, measure, view), () => wallView(wall, measure, view)] as const))),
  };
};
