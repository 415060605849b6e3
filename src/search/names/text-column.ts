/**
 * Names as a column that packs well: the commonest characters are written as one sign of ASCII, the others as two, by their place
 * in the table of readings; a character that is in neither stands as it is behind `~`.
 */
const first = 0x21;
const last = 0x7e;
/** Signs that stand for a character alone; those after them begin a pair. */
const alone = 64;
const pairs = last - first + 1;
const literal = '~';
const leads = pairs - alone - 1;

const sign = (index: number): string => String.fromCharCode(first + index);

/** Characters of a table of readings (`cun村存,…`), each once, in its order. */
export const charactersOf = (readings: string): string[] => [...new Set(readings.replace(/[a-z,]/g, ''))].slice(0, leads * pairs);

export interface PackedText {
  /** The characters that are written as one sign. */
  common: string;
  names: string;
}

/**
 * @param names without tabs and line breaks
 * @param readings table with most of their characters
 */
export function packText(names: readonly string[], readings: string): PackedText {
  const counts = new Map<string, number>();
  for (const name of names) for (const character of name) counts.set(character, (counts.get(character) ?? 0) + 1);
  const common = [...counts]
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .slice(0, alone)
    .map(([character]) => character);
  const signs = new Map(charactersOf(readings).map((character, index) => [character, sign(alone + Math.floor(index / pairs)) + sign(index % pairs)]));
  for (const [index, character] of common.entries()) signs.set(character, sign(index));
  const spell = (name: string): string => Array.from(name, (character) => signs.get(character) ?? literal + character).join('');
  return { common: common.join(''), names: names.map(spell).join('\t') };
}

export function unpackText({ common, names }: PackedText, readings: string): string[] {
  if (names === '') return [];
  const one = [...common];
  const two = charactersOf(readings);
  return names.split('\t').map((spelt) => {
    let name = '';
    for (let at = 0; at < spelt.length; at++) {
      const index = spelt.charCodeAt(at) - first;
      if (spelt[at] === literal) {
        const character = String.fromCodePoint(spelt.codePointAt(at + 1)!);
        name += character;
        at += character.length;
      } else name += index < alone ? one[index]! : two[(index - alone) * pairs + spelt.charCodeAt(++at) - first]!;
    }
    return name;
  });
}
