import { gunzipSync } from 'node:zlib';

/** Files of Pagefind's index, which anybody can unpack. Its program (`.pagefind`) is no text. */
export const indexFile = /\.pf_(?:fragment|index|filter|meta)$/;

/** What a file of the index says. */
export interface IndexTexts {
  /** Everything in it, for words to be looked up in. */
  texts: string[];
  /** What in it may be a number as people write it. */
  numbers: string[];
}

const magic = 'pagefind_dcd';
/** Pagefind marks the bounds of words with a character that no one sees, and one of them may lie inside a code with dashes. */
const wordBound = /\u200B/g;

/**
 * Reads a file of Pagefind's index: fragments are JSON with the text of a page, the others CBOR with words or filters.
 *
 * Not all of its text can be searched for personal numbers. A fragment has neighbouring cells one behind the other with
 * spaces between, so that only a number without spaces is one. The words of the index have lost their signs, so that two days
 * joined look like a bank card, and only those as long as a phone or a citizen id are numbers. Nothing is missed by it:
 * pages are read with their cells apart.
 *
 * @returns undefined when the file is damaged, or Pagefind has come to write it otherwise
 */
export function readIndexFile(file: string, bytes: Uint8Array): IndexTexts | undefined {
  try {
    const content = gunzipSync(bytes);
    if (content.toString('latin1', 0, magic.length) !== magic) return undefined;
    return file.endsWith('.pf_fragment') ? readFragment(content.toString('utf8', magic.length)) : readWords(file, content);
  } catch {
    return undefined;
  }
}

function readFragment(json: string): IndexTexts {
  JSON.parse(json);
  const text = json.replace(wordBound, '');
  return { texts: [text], numbers: text.match(/[0-9A-Za-z\uFF10-\uFF19.·_()/-]{11,}/g) ?? [] };
}

function readWords(file: string, content: Buffer): IndexTexts {
  const texts = stringsOf(content, magic.length).map((text) => text.replace(wordBound, ''));
  const numbers = file.endsWith('.pf_filter') ? texts : texts.filter((word) => /^(?:\d{11}|\d{17}[\dx])$/i.test(word));
  return { texts, numbers };
}

/**
 * The text strings of one CBOR item (RFC 8949) of definite length.
 *
 * @throws Error unless the item ends where the bytes do
 */
function stringsOf(bytes: Buffer, start: number): string[] {
  const strings: string[] = [];
  let at = start;
  let items = 1;
  while (items > 0) {
    const head = bytes.readUInt8(at);
    at += 1;
    items -= 1;
    const major = head >> 5;
    let argument = head & 31;
    if (argument > 27) throw new Error('CBOR of indefinite length');
    if (argument > 23) {
      const end = at + (1 << (argument - 24));
      if (end > bytes.length) throw new Error('CBOR breaks off');
      for (argument = 0; at < end; at += 1) argument = argument * 256 + bytes[at]!;
    }
    if (major === 3) strings.push(bytes.toString('utf8', at, at + argument));
    if (major === 2 || major === 3) at += argument;
    else if (major === 4) items += argument;
    else if (major === 5) items += 2 * argument;
    else if (major === 6) items += 1;
    if (at > bytes.length) throw new Error('CBOR breaks off');
  }
  if (at !== bytes.length) throw new Error('CBOR goes on');
  return strings;
}
