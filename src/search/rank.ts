import { bare, isDocumentNumber, partsPattern } from './grams.ts';

/** What a found page says of itself. */
export interface Found {
  title: string;
  where: string;
  content: string;
  /** Its document numbers, with spaces between; '' without any. */
  number: string;
}

/** The rank of a page that holds only pieces of a query. */
export const piecesOnly = 6;

/** The rank of a page whose title says what was asked with other words between: after all names, before all texts. */
export const looseTitle = 3.5;

/** Whether a title holds all pieces of a question, in any order. */
export const holdsInTitle = (title: string, pieces: readonly string[]): boolean => pieces.every((piece) => bare(title).includes(piece));

/**
 * How well a page answers a query, best first: 0 it is called that, alone or with the places it lies in (镇名加村名, in
 * either order), or has that document number; 1 its name begins so; 2 its name holds it; 3 name and place hold it
 * together; 4 one part is its name, and its text holds the rest; 5 its text holds it; 6 it holds only pieces.
 */
export function answerRank({ title, where, content, number }: Found, parts: readonly string[]): number {
  if (number.split(' ').some((one) => isDocumentNumber(one, parts))) return 0;
  const name = bare(title);
  const ladder = bare(where).replace(/ /g, '');
  const query = parts.join('');
  const isOwnName = query.endsWith(name) && (ladder + name).endsWith(query);
  const isNameAndPlaces = parts.includes(name) && parts.every((part) => part === name || ladder.includes(part));
  if (isOwnName || isNameAndPlaces) return 0;
  if (name.startsWith(query)) return 1;
  if (parts.every((part) => name.includes(part))) return 2;
  if ((ladder + name).includes(query) || parts.every((part) => name.includes(part) || ladder.includes(part))) return 3;
  const text = bare(content);
  if (!parts.every((part) => text.includes(part) || ladder.includes(part))) return piecesOnly;
  return parts.includes(name) ? 4 : 5;
}

/** How many parts of a query a page holds, in its name, its places or its text. */
export function partsHeld({ title, where, content }: Found, parts: readonly string[]): number {
  const all = [title, where.replace(/ /g, ''), content].map(bare);
  return parts.filter((part) => all.some((text) => text.includes(part))).length;
}

export interface Ranked {
  rank: number;
  /** Parts of the query that it holds. */
  held: number;
  isVillage: boolean;
  name: string;
}

/**
 * Orders answers: by rank, then by how much of the query they hold; a village before what only lists it; then the
 * shorter name, which holds less that was not asked for.
 */
export const byAnswer = (a: Ranked, b: Ranked): number =>
  a.rank - b.rank || b.held - a.held || Number(b.isVillage) - Number(a.isVillage) || a.name.length - b.name.length;

const before = 20;
const length = 64;

/** The stretch of a text around the first part of the query that it holds. Counts characters, not halves of rare ones. */
export function excerpt(content: string, parts: readonly string[]): string {
  const text = content.replace(/\s+/g, ' ').trim();
  const pattern = partsPattern(parts);
  const head = [...text.slice(0, Math.max(0, pattern ? text.search(pattern) : 0))];
  const start = Math.max(0, head.length - before);
  const characters = [...text];
  const end = start + length;
  return (start > 0 ? '…' : '') + characters.slice(start, end).join('') + (end < characters.length ? '…' : '');
}
