import { differencesOf, keepsLimits, type Alternative } from './alternatives.ts';
import { countCells, takeCensus, type Census } from './census.ts';
import { createCover, type Cover } from './cover.ts';
import { isPrinted, tierOf, type Design } from './design.ts';
import { aboveColumns, isOpenAbove, type Bounds } from './earlier.ts';
import { askedBy, exchangeAnswers, exchangeStatus } from './exchange-answers.ts';
import { amountOf, createLifeExchange } from './exchange-lives.ts';
import { exchangePersons } from './exchange-persons.ts';
import { addHousehold, addRoundTrip } from './make-up.ts';
import { createNeighbourhood } from './neighbours.ts';
import type { Population } from './population.ts';
import { findNear, findSmall, findWholeGroups } from './primary.ts';
import type { Candidate, Search } from './search.ts';
import { weighCells } from './weights.ts';

export interface Rules {
  /** Counts of fewer households than this are withheld; whole number ≥ 2. */
  threshold: number;
  /** Values that a cell which gives somebody away must be able to have. */
  primaryValues: number;
  /** Values that any other withheld cell must be able to have. */
  secondaryValues: number;
}

export interface Suppression {
  census: Census;
  counts: Int32Array;
  /** 1: not printed. */
  hidden: Uint8Array;
  /** 1: gives somebody away by itself. */
  primary: Uint8Array;
  /** 1: holds everybody it could hold. */
  whole: Uint8Array;
  alternatives: readonly Alternative[];
  /** Numbers of the alternatives that prove a cell open. */
  proofOf(cell: number): number[];
  /** Cells for which not enough alternatives were found; the audit finds them by itself and refuses. */
  open: number[];
}

/**
 * Chooses what is not printed. Cells that give somebody away come first; for each, other registries are looked for that change it and as little as
 * possible that a reader could miss, and whatever they change is withheld as well (complementary suppression). So every withheld cell is
 * withheld together with the proof that it cannot be worked out.
 *
 * @param bounds what earlier releases leave to decide
 * @param known alternatives found without regard to those, to be tried first
 *
 * Goes through the thresholds upward, each on top of what the lower ones withheld: a higher threshold never prints more. Deterministic.
 */
export function suppress(population: Population, design: Design, rules: Rules, bounds?: Bounds, known: readonly Alternative[] = []): Suppression {
  const census = takeCensus(population, design);
  const { grid } = census;
  const counts = countCells(census);
  const counted = { counts, population, design, grid };
  const whole = findWholeGroups(counted);
  const weights = weighCells(population.places, design, grid, counts);
  const cover = createCover(census, counts, weights);
  const primary = new Uint8Array(grid.size);
  const above = aboveColumns(design);
  /** Printed before with the same number: known already. */
  const wasPrinted = (cell: number): boolean => bounds !== undefined && (bounds.fixed[cell] === 1 || bounds.loose[cell] === 1);
  /** And known still: no alternative may change it. */
  const isKnown = (cell: number): boolean =>
    bounds !== undefined && (bounds.fixed[cell] === 1 || (bounds.loose[cell] === 1 && !isOpenAbove(cell, cover.hidden, bounds, population.places, grid, above)));
  const find = createFinder(census, cover, isKnown, weights);
  const open = new Set<number>();
  /** Known alternatives that would withhold more, by the cells they keep open. */
  const tried = new Map<number, Alternative[]>();

  const printedCells = (alternative: Alternative): number[] =>
    [...differencesOf(census, alternative).keys()].filter((cell) => isPrinted(design.columns[grid.columnOf(cell)]!, tierOf(population.places[grid.placeOf(cell)]!.level)));
  const mark = (cell: number): void => {
    if (wasPrinted(cell) || primary[cell]) return;
    cover.hide(cell);
    for (const own of grid.columnOf(cell) < design.at.persons ? [cell, cell + design.at.persons] : [cell]) {
      primary[own] = 1;
      cover.lookAgain(own);
    }
  };
  const needs = (cell: number): number => {
    if (primary[cell]) return rules.primaryValues;
    return isKnown(cell) || design.columns[grid.columnOf(cell)]!.printed.length === 0 ? 1 : rules.secondaryValues;
  };
  const mustBeApart = (cell: number): boolean => whole[cell] === 1 && primary[cell] === 1 && !cover.isApart(cell);
  const isOpen = (cell: number): boolean => mustBeApart(cell) || cover.valuesOf(cell) < needs(cell);
  const progress = (cell: number): number => cover.valuesOf(cell) + Number(cover.isApart(cell));
  /** A known alternative for the cell that changes nothing that is known. */
  const nextKnown = (cell: number): Alternative | undefined => {
    for (let next = tried.get(cell)?.pop(); next; next = tried.get(cell)?.pop()) if (!printedCells(next).some(isKnown)) return next;
    return undefined;
  };
  const settle = (): void => {
    for (let queue = cover.takeNews(); queue.length > 0; queue = cover.takeNews()) {
      for (const cell of inOrder(queue, census)) {
        while (isOpen(cell)) {
          const before = progress(cell);
          const next = nextKnown(cell);
          const found = next ?? find(cell, mustBeApart(cell));
          if (found) cover.accept(found, cell);
          if (progress(cell) > before || next) continue;
          open.add(cell);
          break;
        }
      }
    }
  };

  bounds?.withheld.forEach((before, cell) => void (before && cover.hide(cell)));
  for (const alternative of known) {
    const cells = printedCells(alternative);
    if (cells.some((cell) => bounds?.fixed[cell])) continue;
    if (cells.every((cell) => cover.hidden[cell] && !isKnown(cell))) cover.accept(alternative, cells[0]!);
    else for (const cell of cells) tried.set(cell, [...(tried.get(cell) ?? []), alternative]);
  }
  bounds?.sensitive.forEach((before, cell) => void (before && mark(cell)));
  whole.forEach((isWhole, cell) => void (isWhole && mark(cell)));
  for (let threshold = 2; threshold <= rules.threshold; threshold += 1) {
    findSmall(counted, threshold, mark);
    settle();
    for (let more = true; more; settle()) {
      more = false;
      // What is withheld above may have opened what was known.
      bounds?.loose.forEach((isLoose, cell) => void (isLoose && cover.hidden[cell] && isOpen(cell) && !open.has(cell) && (cover.lookAgain(cell), (more = true))));
      findNear(counted, threshold, cover.hidden, (cell) => {
        if (wasPrinted(cell)) return;
        more = true;
        mark(cell);
      });
    }
  }
  return { census, counts, hidden: cover.hidden, primary, whole, alternatives: cover.alternatives, proofOf: cover.proofOf, open: [...open].filter(isOpen) };
}

/** Highest places first: what is withheld for them is withheld below anyway. Then place by place, year by year. */
function inOrder(cells: readonly number[], { places, grid }: Census): number[] {
  const depth: number[] = [];
  for (const { parent } of places) depth.push(parent < 0 ? 0 : depth[parent]! + 1);
  return [...cells].sort((a, b) => depth[grid.placeOf(a)]! - depth[grid.placeOf(b)]! || a - b);
}

/** Above this price other ways to keep an answer open are looked at too. */
const dear = 10;

/** Finds the alternative that costs the reader least for a cell. */
function createFinder(census: Census, cover: Cover, isKnown: (cell: number) => boolean, weights: Float32Array) {
  const { grid, design, slots } = census;
  const { at } = design;
  const near = createNeighbourhood(census);
  const exchangeLives = createLifeExchange(census);
  const price = (cell: number): number => (isKnown(cell) ? Infinity : cover.hidden[cell] ? 0 : weights[cell]!);
  const priceWithAll = (cell: number): number => (isKnown(cell) ? Infinity : cover.priceWithAll(cell));
  const cheaper = (a: Candidate | undefined, b: Candidate | undefined): Candidate | undefined => (!a || (b && b.cost < a.cost) ? b : a);

  /** @param beside alternatives that the one found must be able to be true together with, as far as stated limits go */
  const findBeside = (cell: number, apart: boolean, beside: readonly Alternative[]): Alternative | undefined => {
    const [place, year, column] = [grid.placeOf(cell), grid.yearOf(cell), grid.columnOf(cell)];
    const target = { place, year, column };
    const taken = apart ? [] : cover.proofOf(cell).flatMap((index) => cover.alternatives[index]!).filter(({ by }) => by < 0);
    const search: Search = {
      census,
      near,
      price,
      priceWithAll,
      isAllowed: (alternative) => keepsLimits(census, [alternative]) && keepsLimits(census, [...beside, alternative]),
      spare({ village, life, answers }, slot) {
        let left = answers[slot]!;
        for (const change of taken) if (change.slot === slot && change.village === village && change.life === life) left += change.by;
        return left;
      },
    };
    const asked = askedBy(target, design, slots);
    let best: Candidate | undefined;
    if (asked) {
      const isAsked = (slot: number): boolean => !asked.answers.includes(slot) || asked.isIn(slot);
      best = exchangeAnswers(search, target, asked);
      if (asked.status !== 'all' && (!best || best.cost > 2)) best = cheaper(best, exchangeStatus(search, target, asked));
      if (!apart && (!best || best.cost > dear)) {
        const question = slots.questions.findIndex(({ first }) => first === asked.answers[0]);
        best = cheaper(best, exchangeLives(search, place, (life) => Number(asked.isCounted(life)), { question, isIn: asked.isIn }));
      }
      best ??= addHousehold(search, target, asked.isCounted, isAsked);
    } else {
      const own = column >= at.persons ? column - at.persons : column;
      if (column >= at.persons) best = exchangePersons(search, target);
      if (!best || best.cost > dear) best = cheaper(best, exchangeLives(search, place, (life) => amountOf(census, life, year, own)));
      if (own >= at.flow && (!best || best.cost > 0)) best = cheaper(best, addRoundTrip(search, target, own - at.flow));
      best ??= addHousehold(search, target, (life) => amountOf(census, life, year, own) > 0, () => true);
    }
    return best && best.cost < Infinity ? best.alternative : undefined;
  };
  return (cell: number, apart: boolean): Alternative | undefined => {
    const proof = apart ? [] : cover.proofOf(cell).map((index) => cover.alternatives[index]!);
    const found = findBeside(cell, apart, proof);
    return found || proof.length === 0 ? found : findBeside(cell, apart, []);
  };
}
