import { flowKinds, type Column } from '../../disclosure/design.ts';
import { registryEvents } from '../../schema/index.ts';
import { stocksChart } from '../charts.ts';
import type { Facts } from '../facts.ts';
import type { Place } from '../places.ts';
import { registryFilePath } from '../registry-files.ts';
import { undatedYear } from '../registry-population.ts';
import { stockTitles, tableTitles, titleOf, type RegistryFacts } from '../registry.ts';
import { count, to } from '../values.ts';
import type { Column as TableColumn, Link, LossesView, RegistryIndexView, RegistrySummary, RegistryView, Table, Value } from '../views.ts';

export const registryPath = (code: string): string => `/registry/${code}/`;

const yearTitle = (year: number): string => (year === undatedYear ? '现有名册' : `${year}年`);

/** The newest numbers on a place's own page. */
export function registrySummary({ registry }: Facts, code: string): RegistrySummary | undefined {
  const year = registry?.years.at(-1);
  if (!registry || year === undefined || !registry.isCounted(code)) return undefined;
  const isDated = year !== undatedYear;
  const fact = (label: string, key: string) => ({ label, value: registry.value(code, year, key) });
  return {
    heading: isDated ? `建档立卡（${year}年底）` : '建档立卡',
    facts: [
      fact('建档立卡户', 'registered'),
      ...(isDated ? [fact('其中在册', 'closing'), fact('已脱贫', 'left'), fact('在册人数', 'closing_persons')] : [fact('人数', 'registered_persons')]),
    ],
    more: { text: '历年进出、致贫原因、帮扶措施和数据下载', href: registryPath(code) },
  };
}

/**
 * A row for each column, a column for each year: so that a year's numbers stand one below the other. Rows of which no year is printed are
 * named below instead.
 */
function byYear(registry: RegistryFacts, code: string, caption: string, columns: readonly Column[]): Table {
  const isPrinted = ({ key }: Column): boolean => registry.years.some((year) => registry.number(code, year, key) !== null);
  const hidden = columns.filter((column) => !isPrinted(column));
  const printed = columns.filter(isPrinted);
  return {
    caption,
    columns: yearColumns(registry),
    rows: printed.map((column) => [titleOf(column), ...registry.years.map((year) => withoutUnit(registry.value(code, year, column.key)))]),
    ...(hidden.length > 0 && {
      note: printed.length === 0 ? '户数少，为保护隐私，这张表各年度都不公布。' : `为保护隐私，各年度都不公布的：${hidden.map(titleOf).join('、')}。`,
    }),
  };
}

const yearColumns = ({ years }: RegistryFacts): TableColumn[] => [{ title: '项目', kind: 'title' }, ...years.map((year) => ({ title: yearTitle(year), kind: 'number' }) as const)];

/** The unit stands in the caption. */
export const withoutUnit = (value: Value): Value => {
  if (value === null || typeof value !== 'object' || !('count' in value)) return value;
  const { unit: _, ...rest } = value;
  return rest;
};

/** Opening, what came, what went, closing: adds up from row to row. */
function flowTable(registry: RegistryFacts, code: string, unit: 'households' | 'persons'): Table {
  const suffix = unit === 'persons' ? '_persons' : '';
  const word = unit === 'persons' ? '人数' : '户数';
  const noun = unit === 'persons' ? '人口' : '户';
  const { years } = registry;
  const row = (title: string, key: string): Value[] => [title, ...years.map((year) => withoutUnit(registry.value(code, year, key + suffix)))];
  const isDated = years[0] !== undatedYear;
  const opening: Value[] = ['年初在册', ...years.map((_, at) => (at === 0 ? count(0) : withoutUnit(registry.value(code, years[at - 1]!, `closing${suffix}`))))];
  const sign = (kind: (typeof flowKinds)[number]): string => (kind === 'removed' || kind === 'exited' ? `减：${registryEvents[kind]}` : `加：${registryEvents[kind]}`);
  return {
    caption: `${word}（${unit === 'persons' ? '人' : '户'}）`,
    columns: yearColumns(registry),
    rows: isDated
      ? [opening, ...flowKinds.map((kind) => row(sign(kind), kind)), row(stockTitles.closing, 'closing'), row(stockTitles.left, 'left'), row(`建档立卡${noun}合计`, 'registered')]
      : [row(`建档立卡${noun}`, 'registered')],
    ...(isDated && unit === 'households' && stocksChart(years, years.map((year) => registry.value(code, year, 'closing')))),
  };
}

const levelNotes = {
  village: '村里户数少，致贫原因分四组公布；脱贫户的致贫原因只在乡镇和以上公布。',
  town: '脱贫户的致贫原因，乡镇分四组公布，县和以上分十二项。',
  above: '',
} as const;

export function registryView(facts: Facts, code: string): RegistryView {
  const registry = facts.registry!;
  const { places } = facts;
  const place = places.get(code);
  const fullName = places.fullName(code);
  const columns = registry.columns(place.level);
  const of = (table: Column['table']): Column[] => columns.filter((column) => column.table === table);
  const section = (id: Column['table'], note?: string, extra?: string): RegistryView['sections'] => {
    const own = of(id);
    return own.length === 0
      ? []
      : [{ id, title: tableTitles[id], ...(note && { note }), tables: [byYear(registry, code, `${tableTitles[id]}（户）${extra ?? ''}`, own)] }];
  };
  const last = registry.years.at(-1);
  const note = place.level === 'village' || place.level === 'town' ? levelNotes[place.level] : levelNotes.above;
  const children = place.children.filter((child) => registry.isCounted(child.code));
  return {
    meta: {
      title: `${fullName}建档立卡统计`,
      description: `${fullName}的建档立卡户：历年进出、致贫原因、劳动能力、帮扶措施。`,
      path: registryPath(code),
      crumbs: [...places.crumbs(code), ...(place.level !== 'province' && facts.hasPage(place) ? [places.link(code)] : [])],
      section: 'places',
    },
    heading: `${fullName}建档立卡统计`,
    lead: leadOf(facts, registry),
    place: { text: place.name, href: facts.hasPage(place) ? places.link(code).href : '/registry/' },
    sections:
      last === undefined
        ? []
        : [
            { id: 'flow', title: '户数和人数', tables: [flowTable(registry, code, 'households'), flowTable(registry, code, 'persons')] },
            ...section('cause', note),
            ...section('exit', '到年底已经脱贫的户，当初因为什么致贫。'),
            ...section('labour'),
            ...section('measure', '一户可以有几项措施，各项相加不等于总户数。', '得到这项措施的户数'),
          ],
    ...(children.length > 0 && last !== undefined && { children: childTable(registry, children, last) }),
    downloads: downloadsOf(facts, code, place),
  };
}

function leadOf({ asOf }: Facts, { years }: RegistryFacts): string {
  const last = years.at(-1);
  if (last === undefined) return '头一个年度还没有结束。年度结束后公布。';
  return last === undatedYear ? '按现有名册统计。' : `统计到${last}年底。${asOf.slice(0, 4)}年的数，年度结束后公布。`;
}

/** What each place is the sum of: the newest year, with the way down. */
function childTable(registry: RegistryFacts, children: readonly Place[], year: number): Table {
  const isDated = year !== undatedYear;
  const keys = isDated ? (['registered', 'closing', 'left', 'exited'] as const) : (['registered'] as const);
  const titles: Record<string, string> = { ...stockTitles, exited: `${year}年脱贫`, closing: '在册', left: '已脱贫' };
  return {
    caption: isDated ? `下一级各地（${year}年底，户）` : '下一级各地（户）',
    columns: [{ title: '名称', kind: 'title' }, ...keys.map((key) => ({ title: titles[key]!, kind: 'number' }) as const)],
    rows: children.map((child) => [
      to({ text: child.name, href: registryPath(child.code) }),
      ...keys.map((key) => withoutUnit(registry.value(child.code, year, key))),
    ]),
  };
}

function downloadsOf(facts: Facts, code: string, place: Place): RegistryView['downloads'] {
  const path = registryFilePath(facts, code);
  const whole = place.level === 'village' || place.level === 'town' ? `${facts.places.countyOf(code)?.name ?? ''}全部乡镇和村` : place.level === 'county' ? '全县各乡镇和村' : '本级';
  return [
    { link: { text: '表格文件（CSV）', href: `${path}.csv` }, description: `${whole}，Excel 可以直接打开。` },
    { link: { text: '数据文件（JSON）', href: `${path}.json` }, description: `${whole}，供程序读取。` },
  ];
}

export function registryIndexView(facts: Facts): RegistryIndexView | undefined {
  const { registry, places } = facts;
  if (!registry) return undefined;
  const roots = registry.places.filter(({ parent }) => parent < 0).map(({ code }) => places.get(code));
  const listed = roots.flatMap((root) => (root.level === 'county' ? [root] : [root, ...root.children.filter((child) => registry.isCounted(child.code))]));
  const last = registry.years.at(-1);
  return {
    meta: {
      title: '建档立卡统计',
      description: '各市、县、乡镇、村的建档立卡户：历年进出、致贫原因、劳动能力、帮扶措施，可以下载。',
      path: '/registry/',
      crumbs: [{ text: '各地', href: '/places/' }],
      section: 'places',
    },
    lead: leadOf(facts, registry),
    places: last === undefined ? { caption: '各地', columns: [{ title: '名称', kind: 'title' }], rows: listed.map((place) => [to({ text: place.name, href: registryPath(place.code) })]) } : { ...childTable(registry, listed, last), caption: `各地（${yearTitle(last)}底，户）`.replace('现有名册底', '现有名册') },
    downloads: listed.flatMap((place): { link: Link; description: string }[] => [
      { link: { text: `${place.name}（CSV）`, href: `${registryFilePath(facts, place.code)}.csv` }, description: place.level === 'county' ? '全县各乡镇和村' : '本级' },
    ]),
  };
}

const levelOrder = ['province', 'city', 'county', 'town', 'village'] as const;
const levelWords = { province: '省', city: '市', county: '县', town: '乡镇', village: '村' } as const;

/** How much is withheld, table by table and level by level: the price of protection, for the page that explains it. */
export function lossesView({ registry, portal }: Facts): LossesView | undefined {
  if (!registry || registry.years.length === 0) return undefined;
  const { losses, withheld } = registry.published;
  const sorted = [...losses].sort((a, b) => levelOrder.indexOf(a.level) - levelOrder.indexOf(b.level));
  return {
    facts: [
      { label: '公布的下限', value: count(portal.disclosure.threshold, '户') },
      { label: '隐去的数', value: count(withheld.cells, '个'), note: '含人数' },
      { label: '小户数至少有', value: count(portal.disclosure.primary_values, '种可能') },
      { label: '别的数至少有', value: count(portal.disclosure.secondary_values, '种可能') },
    ],
    table: {
      caption: '隐去了多少（各年度合计，按户数的表）',
      columns: [
        { title: '表', kind: 'title' },
        { title: '级别', kind: 'text' },
        { title: '数的个数', kind: 'number' },
        { title: '隐去个数', kind: 'number' },
        { title: '隐去的个数占', kind: 'number' },
      ],
      // How many households are in them is no number for the public: it would be one more equation.
      rows: sorted.map(({ table, level, cells, withheld: hidden }) => [
        tableTitles[table],
        levelWords[level],
        count(cells),
        count(hidden),
        { share: { part: hidden, whole: cells } },
      ]),
    },
  };
}

