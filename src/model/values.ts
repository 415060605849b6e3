import { formatDate } from '../format.ts';
import type { Link, Value } from './views.ts';

/** Makers of view values. An undefined input is "not reported" and becomes null: never zero, never blank. */

export const money = (fen: number | undefined): Value => (fen === undefined ? null : { money: fen });

/** Money that is read in 元. */
export const yuan = (fen: number | undefined): Value => (fen === undefined ? null : { money: fen, unit: '元' });

export const count = (number: number | undefined, unit?: string): Value =>
  number === undefined ? null : unit === undefined ? { count: number } : { count: number, unit };

/** A quantity that may have decimals, such as an area. */
export const quantity = (number: number | undefined, unit = ''): Value =>
  number === undefined ? null : Number.isInteger(number) ? count(number, unit || undefined) : `${number}${unit}`;

export const day = (date: string | undefined): Value => (date === undefined ? null : { date });

export const words = (text: string | undefined): Value => text ?? null;

export const to = (link: Link): Value => ({ link });

export const share = (part: number, whole: number): Value => (whole === 0 ? null : { share: { part, whole } });

/** From one day to another, as the fact "period" of projects and notices. */
export function span(from: string | undefined, until: string | undefined): Value {
  if (from === undefined && until === undefined) return null;
  const [first, last] = [from, until].map((day) => (day === undefined ? '未填报' : formatDate(day)));
  return `${first}至${last}`;
}

/** Adds to the number kept under a key. */
export function addTo<Key>(sums: Map<Key, number>, key: Key, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount);
}

/** Groups items by a key, keeping their order. */
export function groupBy<Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Compares by code point, so that order never depends on the machine's language. */
export const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

export const total = (numbers: Iterable<number>): number => {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
};
