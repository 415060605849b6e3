import type { Design } from './design.ts';
import type { PublishedNumbers } from './protect.ts';

/** What was decided about a registry, as plain data that can be kept beside a release. */
export interface StoredNumbers {
  head: Pick<PublishedNumbers, 'population' | 'losses' | 'withheld'> & { columns: number; withdrawn: Record<string, number[]> };
  /** By place, year, column: a number, `withheld` or `absent`. */
  values: Int32Array;
}

const withheld = -1;
const absent = -2;

/** Takes down what may be published. Nothing of a household is in it, and of what is withheld only that it is. */
export function storeNumbers({ population, design, at, withdrawn, losses, withheld: summary }: PublishedNumbers): StoredNumbers {
  const { places, years } = population;
  const columns = design.columns.length;
  const values = new Int32Array(places.length * years.length * columns);
  const gone: Record<string, number[]> = {};
  let next = 0;
  for (const place of places.keys()) {
    for (const year of years.keys()) {
      const left = withdrawn(place, year);
      if (left.length > 0) gone[`${place}/${year}`] = left;
      for (let column = 0; column < columns; column++) {
        const value = at(place, year, column);
        values[next++] = value === undefined ? absent : (value ?? withheld);
      }
    }
  }
  return { head: { population, losses, withheld: summary, columns, withdrawn: gone }, values };
}

/**
 * The same numbers again, as `protect` gave them.
 *
 * @param design the one that they were chosen for
 * @throws RangeError when they are not of its shape
 */
export function restoreNumbers({ head, values }: StoredNumbers, design: Design): PublishedNumbers {
  const { population, losses, withheld: summary, columns } = head;
  const { places, years } = population;
  if (columns !== design.columns.length || values.length !== places.length * years.length * columns) throw new RangeError('numbers of another shape');
  return {
    population,
    design,
    at(place, year, column) {
      const value = values[(place * years.length + year) * columns + column]!;
      return value === absent ? undefined : value === withheld ? null : value;
    },
    withdrawn: (place, year) => head.withdrawn[`${place}/${year}`] ?? [],
    losses,
    withheld: summary,
    problems: [],
  };
}
