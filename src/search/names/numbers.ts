import { documentMark } from './layout.ts';

/** A document number, or as much of one as was typed: 望财农〔2017〕12号, 2017 12. */
export interface DocumentNumber {
  /** '' where only year and number are known. */
  issuer: string;
  key: string;
  /** Closed by 号, so that no digit is missing at its end. */
  isWhole: boolean;
}

/**
 * Reads a document number whatever its brackets are, with its issuer or without.
 *
 * @param plain folded, without blanks and so without brackets
 * @returns undefined for what is none
 */
export function readDocumentNumber(plain: string): DocumentNumber | undefined {
  const [, issuer, year, number, end] = /^(\p{Script=Han}*?)(?:字|第)?((?:19|20)\d\d)年?(?:字|第)?0*(\d{1,4})(号)?$/u.exec(plain) ?? [];
  if (issuer === undefined) return undefined;
  return { issuer, key: `${documentMark}${year}-${number}`, isWhole: end !== undefined };
}

/** The form in which ids are compared: letters, digits and Han, whatever stands between them. */
export const idKey = (folded: string): string => folded.replace(/[^\p{L}\p{N}]/gu, '');

/** Letters that usccs do without, because they are taken for digits. */
const mistaken: Record<string, string> = { o: '0', i: '1', l: '1', z: '2', s: '5' };

/** The form in which usccs are compared. */
export const usccKey = (text: string): string => text.toLowerCase().replace(/[oilzs]/g, (letter) => mistaken[letter]!);

/** Digits that could be a region code or the head of one. */
export const isCodeHead = (plain: string): boolean => /^\d{2,12}$/.test(plain);

/** Letters and digits that could be a uscc or a part of one. */
export const isUsccPart = (plain: string): boolean => /^[0-9a-z]{4,18}$/.test(plain) && /\d/.test(plain);
