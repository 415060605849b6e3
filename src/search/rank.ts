import { normalise } from './grams.ts';

/** What a found page says of itself. */
export interface Found {
  title: string;
  where: string;
  content: string;
}

/**
 * How well a page answers a query, best first: 0 it is called that, alone or with the places it lies in (镇名加村名, in
 * either order); 1 its name begins so; 2 its name holds it; 3 name and place hold it together; 4 its text holds it;
 * 5 it holds only pieces.
 */
export function answerRank({ title, where, content }: Found, parts: readonly string[]): number {
  const name = normalise(title);
  const ladder = normalise(where).replace(/ /g, '');
  const query = parts.join('');
  const isOwnName = query.endsWith(name) && (ladder + name).endsWith(query);
  const isNameAndPlaces = parts.includes(name) && parts.every((part) => part === name || ladder.includes(part));
  if (isOwnName || isNameAndPlaces) return 0;
  if (name.startsWith(query)) return 1;
  if (parts.every((part) => name.includes(part))) return 2;
  if ((ladder + name).includes(query) || parts.every((part) => name.includes(part) || ladder.includes(part))) return 3;
  const text = normalise(content);
  return parts.every((part) => text.includes(part)) ? 4 : 5;
}

/** Orders answers: by rank, then the shorter name, which holds less that was not asked for. */
export const byAnswer = (a: { rank: number; name: string }, b: { rank: number; name: string }): number =>
  a.rank - b.rank || a.name.length - b.name.length;

const before = 20;
const length = 64;

/** The stretch of a text around the first part of the query that it holds. Counts characters, not halves of rare ones. */
export function excerpt(content: string, parts: readonly string[]): string {
  const text = content.replace(/\s+/g, ' ').trim();
  const lower = text.toLowerCase();
  const found = parts.map((part) => lower.indexOf(part)).filter((index) => index >= 0);
  const head = [...text.slice(0, Math.min(...(found.length > 0 ? found : [0])))];
  const start = Math.max(0, head.length - before);
  const characters = [...text];
  const end = start + length;
  return (start > 0 ? '…' : '') + characters.slice(start, end).join('') + (end < characters.length ? '…' : '');
}
