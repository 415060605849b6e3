import { labourAnswers, type Design, type Tier } from './design.ts';
import type { Household, Life } from './population.ts';

/**
 * What a household says, question by question: its persons, its cause, whether it can work, and yes or no to each measure. Each answer
 * is a slot. Nothing that is printed joins two questions, so a registry is known, as far as print goes, by how many households of each
 * village and life give each answer.
 */
export interface Slots {
  size: number;
  /** First slot and number of slots of each question: persons, cause, ability to work, then each measure. */
  questions: readonly { first: number; length: number }[];
  persons: { first: number; values: readonly number[] };
  cause: number;
  labour: number;
  measure: number;
  of(household: Household): number[];
}

export function createSlots({ attributes }: Design, households: readonly Household[]): Slots {
  const values = [...new Set(households.map(({ persons }) => persons))].sort((a, b) => a - b);
  const at = new Map(values.map((value, index) => [value, index]));
  const causes = attributes.causes.length;
  const cause = values.length;
  const labour = cause + causes;
  const measure = labour + labourAnswers.length;
  const measures = attributes.measures.length;
  return {
    size: measure + 2 * measures,
    questions: [
      { first: 0, length: values.length },
      { first: cause, length: causes },
      { first: labour, length: labourAnswers.length },
      ...attributes.measures.map((_, m) => ({ first: measure + 2 * m, length: 2 })),
    ],
    persons: { first: 0, values },
    cause,
    labour,
    measure,
    of: (household) => [
      at.get(household.persons)!,
      cause + household.cause,
      labour + household.labour,
      ...attributes.measures.map((_, m) => measure + 2 * m + ((household.measures >>> m) & 1)),
    ],
  };
}

export type Visit = (year: number, column: number, amount: number) => void;

/**
 * Tells every year and column in which a household of a life is counted for one of its answers, and with how much. The one
 * definition of the printed tables.
 *
 * @param tier says which columns the place has: causes one by one or in groups
 */
export function visitSlot({ at, groupOf }: Design, slots: Slots, life: Life, slot: number, tier: Tier, visit: Visit): void {
  const { registered, stock } = life;
  for (let year = 0; registered >>> year !== 0; year += 1) {
    if (((registered >>> year) & 1) === 0) continue;
    const isIn = ((stock >>> year) & 1) === 1;
    if (slot < slots.cause) {
      const persons = life.personsAt[year] ?? slots.persons.values[slot]!;
      const status = isIn ? at.closing : at.left;
      visit(year, at.registered, 1);
      visit(year, at.persons + at.registered, persons);
      visit(year, status, 1);
      visit(year, at.persons + status, persons);
    } else if (slot < slots.labour) {
      const cause = slot - slots.cause;
      const group = groupOf[cause]!;
      visit(year, tier === 'village' ? at.causeGroup + group : at.cause + cause, 1);
      if (tier === 'above') visit(year, (isIn ? at.staying : at.exit) + cause, 1);
      if (tier === 'town') visit(year, (isIn ? at.stayingGroup : at.exitGroup) + group, 1);
    } else if (slot < slots.measure) {
      visit(year, at.labour + slot - slots.labour, 1);
    } else {
      const measure = (slot - slots.measure) >>> 1;
      visit(year, ((slot - slots.measure) & 1 ? at.measure : at.without) + measure, 1);
    }
  }
  if (slot >= slots.cause) return;
  for (const event of life.events) {
    visit(event.year, at.flow + event.flow, 1);
    visit(event.year, at.persons + at.flow + event.flow, event.persons ?? slots.persons.values[slot]!);
  }
}
