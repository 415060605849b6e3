import { attackComponent, type Seen } from './attack-component.ts';
import { roundDown, roundUp, wholeValues } from './ranges.ts';
import { relate, type Faith } from './relations.ts';
import { simplifyPairs } from './pairs.ts';
import { cautions, linkReleases, type Caution } from './releases.ts';
import { Contradiction } from './system.ts';
import { readRelease, type Release } from './published.ts';
import { components } from './simplify.ts';

export interface Found {
  /** `place/year/column`; `no_measure_…` and `staying_…` are the numbers that follow by subtraction. */
  readonly cell: string;
  /** Rounded inward. */
  readonly low: number;
  readonly high: number;
  /** `Optimal`, or how the solver failed: then the cell counts as disclosed. */
  readonly status: string;
}

export interface AttackResult {
  /** How many hidden cells there are, and numbers that would follow from them by subtraction. */
  readonly attacked: number;
  /** How many of them are cells. */
  readonly hidden: number;
  /** The cells with fewer than two whole values left. */
  readonly disclosed: readonly Found[];
  /** All with fewer than `values` whole values left: also numbers that follow, which may do no harm. */
  readonly narrow: readonly Found[];
  readonly lps: number;
  readonly seconds: number;
  /** How far several releases were linked: less than `trusting` where that contradicts itself. */
  readonly caution: Caution;
  /** What was taken for granted: not all where that contradicts itself. */
  readonly faith: Faith;
  /** Variables and conditions of the largest piece that hangs together, after simplification. */
  readonly largest: { readonly variables: number; readonly rows: number };
}

export interface AttackOptions {
  /** How many whole values a cell needs not to be reported as narrow. */
  readonly values?: number;
  /** For one linear program. */
  readonly seconds?: number;
  /** From how many variables on a system that hangs together is first attacked in pieces. */
  readonly large?: number;
  /** Codes of the only counties to attack, by what they alone print; for sites too big to be attacked as a whole. */
  readonly counties?: readonly string[];
  /** By cell, the most that it can be: what is known from elsewhere. */
  readonly atMost?: ReadonlyMap<string, number>;
  /** Only this is taken for granted. Left out: as much as does not contradict itself. */
  readonly faith?: Faith;
  readonly log?: (line: string) => void;
}

/**
 * Attacks a finished site from outside: reads only its published files and works out, by linear programs over all
 * tables, places and years together, between what ends each hidden number must lie.
 *
 * @param folder the finished site, such as `dist/`
 */
export const attackSite = (folder: string, options: AttackOptions = {}): Promise<AttackResult> =>
  attackSites([folder], options);

/** Attacks several releases of one site together, oldest first. */
export const attackSites = async (folders: readonly string[], options: AttackOptions = {}): Promise<AttackResult> =>
  attackReleases(folders.map((folder) => readRelease(folder, options.counties)), options);

const faiths: readonly Faith[] = [
  { orderly: true, steady: true },
  { orderly: true, steady: false },
  { orderly: false, steady: false },
];

/**
 * An attacker who took too much for granted runs into a contradiction, and trusts less. A correction, for one, may change
 * what is hidden and nothing that is printed.
 *
 * @throws Contradiction when a single release contradicts itself
 */
export async function attackReleases(releases: readonly Release[], options: AttackOptions = {}): Promise<AttackResult> {
  const ways = (options.faith ? [options.faith] : faiths).flatMap((faith) =>
    (releases.length > 1 ? cautions : (['none'] as const)).map((caution) => ({ faith, caution })));
  for (const way of ways.slice(0, -1)) {
    try {
      const result = await attackInWay(releases, way, options);
      if (!result.narrow.some(({ status }) => status === 'infeasible')) return result;
    } catch (error) {
      if (!(error instanceof Contradiction)) throw error;
    }
    options.log?.(`the releases contradict ${JSON.stringify(way)}`);
  }
  return attackInWay(releases, ways.at(-1)!, options);
}

async function attackInWay(
  releases: readonly Release[],
  { faith, caution }: { faith: Faith; caution: Caution },
  options: AttackOptions,
): Promise<AttackResult> {
  const { values = 3, log = () => {} } = options;
  const started = performance.now();
  const knowledge = relate(linkReleases(releases, caution), faith);
  const { system } = knowledge;
  for (const [cell, most] of options.atMost ?? []) {
    const variable = knowledge.hidden.get(cell);
    if (variable !== undefined) system.high[variable] = most;
  }
  const hidden = new Map([...knowledge.hidden, ...knowledge.derived]);
  const simple = simplifyPairs(knowledge);
  log(`${system.variables.length} variables, ${system.rows.length} rows, ${hidden.size} hidden; left ${simple.rows.length} rows`);

  const seen = new Map<number, Seen>();
  for (const variable of hidden.values()) {
    const { root } = simple.alias(variable);
    seen.set(root, { low: Infinity, high: -Infinity, status: 'Optimal' });
  }
  let lps = 0;
  let largest = { variables: 0, rows: 0 };
  const inRows = new Set<number>();
  for (const component of components(simple.rows)) {
    for (const variable of component.variables) inRows.add(variable);
    largest = { variables: component.variables.length, rows: component.rows.length };
    lps += await attackComponent(component, simple, seen, options);
  }
  // What no condition mentions any more can be anything between its bounds.
  for (const [variable, it] of seen) {
    if (inRows.has(variable)) continue;
    it.low = simple.low[variable]!;
    it.high = simple.high[variable]!;
  }

  const disclosed: Found[] = [];
  const narrow: Found[] = [];
  for (const [cell, variable] of hidden) {
    const { root, sign, offset } = simple.alias(variable);
    const { low, high, status } = seen.get(root)!;
    const left = status === 'Optimal' ? wholeValues(low, high) : 0;
    if (left >= values) continue;
    const [from, to] = sign > 0 ? [low + offset, high + offset] : [offset - high, offset - low];
    const found = { cell, low: roundUp(from), high: roundDown(to), status };
    narrow.push(found);
    if (left < 2 && knowledge.hidden.has(cell)) disclosed.push(found);
  }
  return { attacked: hidden.size, hidden: knowledge.hidden.size, disclosed, narrow, lps, seconds: (performance.now() - started) / 1000, largest, caution, faith };
}
