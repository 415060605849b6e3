import { plainText } from '../../plain-text.ts';

/** What people type for the 〔〕 of a document number, and whatever else stands around a name or a number without being part of it. */
const brackets = /[〔〕[\]()【】〖〗﹝﹞{}<>《》「」『』“”"'‘’]/g;
/** Blanks, and signs that part words as blanks do. */
const blanks = /[\s,;、。，；:：·・•_/\\|－—–-]+/g;
/** Most names and titles: nothing in them to be changed. */
const plainAlready = /^[\u4E00-\u9FFF0-9]*$/;
/** Marks of tone, once taken off their letters. */
const tones = /[\u0300-\u0307\u0309-\u036F]/g;

/**
 * A text in the form in which it is compared: full-width letters plain, letters small, tones taken off (lǜ and lü → lv), brackets
 * gone, one blank for whatever parts words. Traditional script and variants are for the folding table.
 */
export const normalise = (text: string): string =>
  plainAlready.test(text)
    ? text
    : plainText(text)
        .normalize('NFKC')
        .toLowerCase()
        .replace(/u:/g, 'v')
        .replace(/[\u00C0-\u024F]/g, (letter) => letter.normalize('NFD').replace(/u[\u0300-\u036F]*\u0308[\u0300-\u036F]*/, 'v').replace(tones, ''))
        .replace(brackets, ' ')
        .replace(blanks, ' ')
        .trim();

/** The same without blanks. */
export const squeeze = (text: string): string => text.replace(/ /g, '');
