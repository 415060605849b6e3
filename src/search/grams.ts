import { plainText } from '../plain-text.ts';

const hanRun = /\p{Script=Han}+/gu;

/** What people type for the 〔〕 of a document number: keyboards have every bracket but this one. */
const openingBrackets = '〔[(【〖［（﹝{';
const closingBrackets = '〕])】〗］）﹞}';
const inClass = (characters: string): string => characters.replace(/[[\]]/g, '\\$&');
const opening = new RegExp(`[${inClass(openingBrackets)}]`, 'g');
const closing = new RegExp(`[${inClass(closingBrackets)}]`, 'g');
const anyBracket = `[${inClass(openingBrackets + closingBrackets)}]`;

/** 2020年12号, 202012号: a year and a number with nothing, or the wrong thing, about the year. */
const bareNumber = /(?<!\d)((?:19|20)\d{2})(?:年第?|第)?(\d{1,4}号)/g;

/**
 * A text in one form, to be compared: full-width letters and odd spaces become plain, letters small, brackets of every
 * kind 〔〕, and the year of a document number stands in them.
 */
export const normalise = (text: string): string =>
  plainText(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(opening, '〔')
    .replace(closing, '〕')
    .replace(bareNumber, '〔$1〕$2')
    .replace(/\s+/g, ' ')
    .trim();

/** The same without brackets: whether they were typed makes no difference to what is meant. */
export const bare = (text: string): string => normalise(text).replace(/[〔〕]/g, '');

/** The parts of a query that must each be found: what stands between spaces, without brackets. */
export const partsOf = (query: string): string[] => bare(query).split(' ').filter(Boolean);

/** Finds any of the parts in a text as it was written, brackets or not. Nothing when there are no parts. */
export function partsPattern(parts: readonly string[]): RegExp | undefined {
  const escape = (character: string) => character.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const spelt = parts.map((part) => [...part].map(escape).join(`${anyBracket}?`));
  return spelt.length === 0 ? undefined : new RegExp(`(${spelt.join('|')})`, 'iu');
}

/**
 * Whether a query is this document number, with or without its issuer (〔2020〕12号), its brackets and its 号.
 *
 * @param number as published: 望财农〔2020〕12号
 * @param parts of the query
 */
export function isDocumentNumber(number: string, parts: readonly string[]): boolean {
  const asked = parts.join('').replace(/号$/, '');
  return /(?:19|20)\d{2}\d+$/.test(asked) && bare(number).replace(/号$/, '').endsWith(asked);
}

/**
 * Turns a query into words that the index is sure to hold: every run of Chinese characters becomes its two-character
 * grams (百花村 → 百花 花村), because Pagefind's index and the reader's browser cut Chinese into different words. Letters
 * and digits pass as they are; a lone character passes only when there is nothing else to look for.
 */
export function grams(query: string): string {
  const words: string[] = [];
  const lone: string[] = [];
  for (const part of normalise(query).split(' ')) {
    for (const run of part.match(hanRun) ?? []) {
      const characters = [...run];
      if (characters.length === 1) lone.push(run);
      for (let index = 1; index < characters.length; index++) words.push(characters[index - 1]! + characters[index]!);
    }
    words.push(...part.replace(hanRun, ' ').split(/[^\p{L}\p{N}.]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)));
  }
  return [...new Set(words.length > 0 ? words : lone)].join(' ');
}
