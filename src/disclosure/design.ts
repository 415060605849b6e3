import type { Level } from './population.ts';

/**
 * What is counted from the registry and printed: the columns of one statistical table whose rows are places and years.
 * Every table of the registry (flows, causes, ability to work, measures) is a set of these columns, so that disclosure control sees
 * all of them at once, as an attacker does.
 */

/** Kinds of events, in the order of their columns. */
export const flowKinds = ['identified', 'added', 'returned', 'removed', 'exited'] as const;
export type FlowKind = (typeof flowKinds)[number];

/**
 * Numbers at the end of a year: registered (ever identified and not removed: 建档立卡户), of whom some are still in the registry (在册) and
 * the others have left by an exit (已脱贫). registered = closing + left.
 */
export const stockKinds = ['registered', 'closing', 'left'] as const;

export const labourAnswers = ['yes', 'no', 'unreported'] as const;

/** The more people a place has, the finer its tables may be: villages, towns, and all above. */
export const tiers = ['village', 'town', 'above'] as const;
export type Tier = (typeof tiers)[number];
export const tierOf = (level: Level): Tier => (level === 'village' || level === 'town' ? level : 'above');

export type TableKey = 'flow' | 'cause' | 'exit' | 'labour' | 'measure';

export interface Column {
  /** `closing`, `exited_persons`, `cause_illness`, `cause_group_health`, `measure_housing`… */
  key: string;
  table: TableKey;
  /** What is counted: households or persons. */
  unit: 'households' | 'persons';
  /** Places that print it. */
  printed: readonly Tier[];
  /** Places whose readers get it by subtraction. */
  derived: readonly Tier[];
  /** Column of all that this one is a part of. */
  whole?: number;
}

export interface Attributes {
  /** Causes in the order of their numbers in a household. */
  causes: readonly string[];
  /** For villages, causes are printed in groups: each cause belongs to one. */
  causeGroups: readonly { key: string; causes: readonly string[] }[];
  /** Measures in the order of their bits in a household. */
  measures: readonly string[];
}

/** First column of each block. */
interface Blocks {
  registered: number;
  closing: number;
  left: number;
  /** Five flows, as in `flowKinds`. */
  flow: number;
  /** The same eight in persons. */
  persons: number;
  labour: number;
  measure: number;
  /** Households without the measure: registered less those with it. */
  without: number;
  /** Registered households by cause. */
  cause: number;
  causeGroup: number;
  /** Of those, the ones that have left. */
  exit: number;
  exitGroup: number;
  /** And the ones still in the registry: cause less exit. */
  staying: number;
  stayingGroup: number;
}

export interface Design {
  columns: readonly Column[];
  attributes: Attributes;
  /** Group of each cause. */
  groupOf: readonly number[];
  at: Blocks;
}

export const exitedFlow = flowKinds.indexOf('exited');

export function createDesign(attributes: Attributes): Design {
  const { causes, causeGroups, measures } = attributes;
  const columns: Column[] = [];
  const block = (keys: readonly string[], column: Omit<Column, 'key'>): number => {
    for (const key of keys) columns.push({ key, ...column });
    return columns.length - keys.length;
  };
  const numbers = [...stockKinds, ...flowKinds];
  const groups = causeGroups.map((group) => group.key);
  const [registered, closing, left] = [0, 1, 2];
  const printed = { unit: 'households', printed: tiers, derived: [] } as const;
  const unprinted = { unit: 'households', printed: [], derived: tiers } as const;
  block(numbers, { table: 'flow', ...printed });
  const at: Blocks = {
    registered,
    closing,
    left,
    flow: stockKinds.length,
    persons: block(numbers.map((key) => `${key}_persons`), { table: 'flow', ...printed, unit: 'persons' }),
    labour: block(labourAnswers.map((key) => `labour_${key}`), { table: 'labour', ...printed, whole: registered }),
    measure: block(measures.map((key) => `measure_${key}`), { table: 'measure', ...printed, whole: registered }),
    without: block(measures.map((key) => `without_${key}`), { table: 'measure', ...unprinted }),
    cause: block(causes.map((key) => `cause_${key}`), { table: 'cause', ...printed, printed: ['town', 'above'], whole: registered }),
    causeGroup: block(groups.map((key) => `cause_group_${key}`), { table: 'cause', ...printed, printed: ['village'], whole: registered }),
    exit: block(causes.map((key) => `exit_${key}`), { table: 'exit', ...printed, printed: ['above'], whole: left }),
    exitGroup: block(groups.map((key) => `exit_group_${key}`), { table: 'exit', ...printed, printed: ['town'], whole: left }),
    staying: block(causes.map((key) => `staying_${key}`), { table: 'exit', ...unprinted, derived: ['above'], whole: closing }),
    stayingGroup: block(groups.map((key) => `staying_group_${key}`), { table: 'exit', ...unprinted, derived: ['town'], whole: closing }),
  };
  const groupOf = causes.map((cause) => causeGroups.findIndex((group) => group.causes.includes(cause)));
  if (groupOf.includes(-1)) throw new RangeError('a cause belongs to no group');
  return { columns, attributes, groupOf, at };
}

export const isPrinted = ({ printed }: Column, tier: Tier): boolean => printed.includes(tier);

/** Columns whose numbers a reader of a place's page has or can work out. */
export const knownColumns = ({ columns }: Design, tier: Tier): number[] =>
  columns.flatMap((column, index) => (isPrinted(column, tier) || column.derived.includes(tier) ? [index] : []));

/** Columns that are printed, by the column of all that they are parts of. */
export function partsByWhole({ columns }: Design, tier: Tier): ReadonlyMap<number, readonly number[]> {
  const parts = new Map<number, number[]>();
  for (const [index, column] of columns.entries()) {
    if (column.whole !== undefined && isPrinted(column, tier)) parts.set(column.whole, [...(parts.get(column.whole) ?? []), index]);
  }
  return parts;
}

/**
 * The columns that a column which is never printed follows from, the one first that is withheld to keep it unknown.
 *
 * @returns nothing for printed columns
 */
export function sourcesOf({ at, attributes, groupOf }: Design, column: number): readonly number[] {
  const within = (first: number, length: number): number | undefined => (column >= first && column < first + length ? column - first : undefined);
  const measure = within(at.without, attributes.measures.length);
  if (measure !== undefined) return [at.measure + measure, at.registered];
  const cause = within(at.staying, attributes.causes.length);
  if (cause !== undefined) return [at.exit + cause, at.cause + cause];
  const group = within(at.stayingGroup, attributes.causeGroups.length);
  if (group !== undefined) return [at.exitGroup + group, ...groupOf.flatMap((own, index) => (own === group ? [at.cause + index] : []))];
  return [];
}

/** One thing for each kind of place. */
export const byTier = <T>(make: (tier: Tier) => T): Record<Tier, T> => ({ village: make('village'), town: make('town'), above: make('above') });
