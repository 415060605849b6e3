import type { Portal } from '../config.ts';
import { flowKinds, isPrinted, labourAnswers, stockKinds, tierOf, type Column } from '../disclosure/design.ts';
import type { EarlierNumbers } from '../disclosure/earlier.ts';
import type { CountedPlace } from '../disclosure/population.ts';
import { protect, type PublishedNumbers } from '../disclosure/protect.ts';
import { UserError } from '../errors.ts';
import { formatCount } from '../format.ts';
import { causes, measures, regionLevelNames, registryEvents } from '../schema/index.ts';
import type { CheckedPortal } from '../tables/dataset.ts';
import { createPlaces } from './places.ts';
import { causeGroups, readPopulation, registryDesign, undatedYear } from './registry-population.ts';
import type { Value } from './views.ts';

/** The one mark of a number that is withheld, on pages and in data files. */
export const withheldMark = '不公布';

export const tableTitles = { flow: '动态', cause: '致贫原因', exit: '脱贫户的致贫原因', labour: '劳动能力', measure: '帮扶措施' } as const;

export const stockTitles = { registered: '建档立卡户', closing: '年末在册', left: '年末已脱贫' } as const;
const labourTitles = { yes: '有劳动能力', no: '无劳动能力', unreported: '未填报' } as const;

const unitNames = { households: '户', persons: '人' } as const;

/** Words of each column, by key. */
const columnTitles = new Map<string, string>([
  ...stockKinds.map((key) => [key, stockTitles[key]] as const),
  ...flowKinds.map((key) => [key, registryEvents[key]] as const),
  ...labourAnswers.map((key) => [`labour_${key}`, labourTitles[key]] as const),
  ...Object.entries(measures).map(([key, title]) => [`measure_${key}`, title] as const),
  ...(['cause', 'exit'] as const).flatMap((prefix) => [
    ...Object.entries(causes).map(([key, title]) => [`${prefix}_${key}`, title] as const),
    ...Object.entries(causeGroups).map(([key, { title }]) => [`${prefix}_group_${key}`, title] as const),
  ]),
]);

export const titleOf = ({ key }: Pick<Column, 'key'>): string => columnTitles.get(key.replace(/_persons$/, '')) ?? key;
export const unitOf = ({ unit }: Pick<Column, 'unit'>): string => unitNames[unit];

/** Counts made from the household rows, as far as they may be published. The rows themselves are gone by here. */
export interface RegistryFacts {
  /** Whole years that are over, ascending; one year 0 for a registry without events. */
  years: readonly number[];
  /** Places that the registry is counted for, parents first. */
  places: readonly CountedPlace[];
  isCounted(code: string): boolean;
  /** Columns of a kind of place that say something in this portal, in order. */
  columns(level: CountedPlace['level']): readonly Column[];
  /** What a page shows of one number; null when the place has no such column. */
  value(code: string, year: number, key: string): Value;
  /** A number, null when it is withheld, undefined when it is not published at all. */
  number(code: string, year: number, key: string): number | null | undefined;
  /** Keys that an earlier release printed and this one withholds. */
  withdrawn(code: string, year: number): string[];
  published: PublishedNumbers;
}

/** Address of one number: `<code>/<year>/<key>`. */
export const cellName = (code: string, year: number, key: string): string => `${code}/${year}/${key}`;

/**
 * Counts the registry and decides what of it may be published.
 *
 * @param earlier what earlier releases of this site printed
 * @returns undefined without a registry table
 * @throws UserError when the audit finds a number that would not be safe; it names table, place and year, never a number
 */
export function protectRegistry({ portal, tables, asOf }: CheckedPortal, earlier?: EarlierNumbers): PublishedNumbers | undefined {
  const population = readPopulation(tables, createPlaces(tables.regions?.rows ?? [], portal), asOf);
  if (!population) return undefined;
  const published = protect(population, registryDesign, rulesOf(portal), earlier);
  if (published.problems.length > 0) throw refusal(published);
  return published;
}

const rulesOf = ({ disclosure }: Portal) => ({
  threshold: disclosure.threshold,
  primaryValues: disclosure.primary_values,
  secondaryValues: disclosure.secondary_values,
});

const problemNames = {
  printed: '该隐去的没有隐去',
  narrow: '隐去了，但能推算出来或推算到很小的范围',
  'visible-alternative': '证明不成立（会改动公开的数）',
  'impossible-alternative': '证明不成立（不是可能的名册）',
} as const;
const shownProblems = 10;

function refusal({ problems, design }: PublishedNumbers): UserError {
  const lines = problems.slice(0, shownProblems).map(({ kind, code, year, column }) => {
    const { table, unit } = design.columns[column]!;
    return `  ${tableTitles[table]}（${unitNames[unit]}），${code}，${year === undatedYear ? '现有名册' : `${year}年`}：${problemNames[kind]}`;
  });
  if (problems.length > shownProblems) lines.push(`  ……其余 ${problems.length - shownProblems} 处`);
  return new UserError(`防推算检查没有通过，共 ${problems.length} 处：\n${lines.join('\n')}`, {
    where: 'registry 建档立卡、registry_events 动态',
    hint: '旧的输出没有改动。核对这些地方的名册与上次公布时有没有个别户的改动；个别户的更正请积累到不少于公布下限的户数再发布',
    exitCode: 1,
  });
}

export function createRegistryFacts(published: PublishedNumbers): RegistryFacts {
  const { population, design } = published;
  const { places, years } = population;
  const placeIndex = new Map(places.map(({ code }, index) => [code, index]));
  const columnIndex = new Map(design.columns.map(({ key }, index) => [key, index]));
  const isDated = years[0] !== undatedYear;
  const roots = places.flatMap(({ parent }, index) => (parent < 0 ? [index] : []));
  const isEmpty = (column: number): boolean => roots.every((root) => years.every((_, year) => published.at(root, year, column) === 0));
  // What is nowhere in this portal has no rows of zeros: measures nobody gets, the answer that nobody left open.
  const open = columnIndex.get('labour_unreported')!;
  const isUnused = (column: Column, index: number): boolean =>
    ((column.table === 'measure' || index === open) && isEmpty(index)) ||
    (!isDated && column.table !== 'cause' && column.table !== 'labour' && column.table !== 'measure' && !column.key.startsWith('registered'));
  const used = design.columns.filter((column, index) => column.printed.length > 0 && !isUnused(column, index));
  // Nobody reported anything: then there is nothing to say of it.
  const isReported = used.some(({ key }) => key === 'labour_yes' && !isEmpty(columnIndex.get(key)!)) || !isEmpty(columnIndex.get('labour_no')!);
  const shown = used.filter(({ table }) => table !== 'labour' || isReported);
  const shownKeys = new Set(shown.map(({ key }) => key));

  const number = (code: string, year: number, key: string): number | null | undefined => {
    const place = placeIndex.get(code);
    const at = years.indexOf(year);
    return place === undefined || at < 0 || !shownKeys.has(key) ? undefined : published.at(place, at, columnIndex.get(key)!);
  };
  return {
    years,
    places,
    published,
    isCounted: (code) => placeIndex.has(code),
    columns: (level) => shown.filter((column) => isPrinted(column, tierOf(level))),
    number,
    value(code, year, key) {
      const found = number(code, year, key);
      if (found === undefined) return null;
      const cell = cellName(code, year, key);
      return found === null ? { suppressed: true, cell } : { count: found, unit: unitOf(design.columns[columnIndex.get(key)!]!), cell };
    },
    withdrawn: (code, year) => published.withdrawn(placeIndex.get(code)!, years.indexOf(year)).map((column) => design.columns[column]!.key).filter((key) => shownKeys.has(key)),
  };
}

/** The text that a cell must show wherever it stands: "1,234", or the mark of what is withheld. */
export function figureText({ number }: RegistryFacts, cell: string): string | undefined {
  const [code = '', year = '', key = ''] = cell.split('/');
  const found = number(code, Number(year), key);
  return found === undefined ? undefined : found === null ? withheldMark : formatCount(found);
}

export const levelName = (level: CountedPlace['level']): string => regionLevelNames[level];
