/**
 * Text in which something is written in another way than it reads: full-width letters and digits, characters that no
 * one sees inside it, and the escapes of addresses (%2D), JSON (\n, \u6751) and HTML (&#49;).
 */
import { removeInvisible } from './cell.ts';

const otherForms = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\uFF0D\uFF3F\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/;
const escapes = /%[\da-f]{2}|\\[bfnrtu/]|&#\w+;/gi;
const borders = /[\s"'<>]/;
/** More of a word around an escape than this is not looked at. */
const furthest = 400;

/** Half width, and nothing in it that no one sees. */
export const foldCharacters = (text: string): string => (otherForms.test(text) ? removeInvisible(text.normalize('NFKC')) : text);

/**
 * The words of a text that have an escape in them, each read in its own way. They are additions to the text: read as it
 * stands, "\nab12" holds a word "nab12", and nobody's "ab12".
 */
export function* unescapedWords(text: string): Generator<string> {
  escapes.lastIndex = 0;
  for (let match = escapes.exec(text); match; match = escapes.exec(text)) {
    let start = match.index;
    let end = escapes.lastIndex;
    while (start > 0 && match.index - start < furthest && !borders.test(text[start - 1]!)) start -= 1;
    while (end < text.length && end - match.index < furthest && !borders.test(text[end]!)) end += 1;
    yield unescape(text.slice(start, end));
    escapes.lastIndex = end;
  }
}

function unescape(word: string): string {
  return word
    .replace(/\\u([\da-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\[bfnrt/]/g, ' ')
    .replace(/&#(?:x([\da-f]+)|(\d+));/gi, (whole, hex: string | undefined, decimal: string) => {
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    })
    .replace(/(?:%[\da-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'));
}
