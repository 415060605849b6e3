/**
 * A converter by the longest word that fits, as OpenCC does it.
 *
 * @param characters single characters, each followed by what it becomes
 * @param words by length (index): words of so many characters, each followed by what it becomes, which is as long
 */
export function createConverter(characters: string, words: readonly string[]): (text: string) => string {
  const tables = words.map((group, length) => readPairs(group, length));
  const single = readPairs(characters, 1);
  return (text) => {
    const all = [...text];
    let written = '';
    for (let at = 0; at < all.length; ) {
      let taken = 1;
      let part: string | undefined;
      for (let length = Math.min(tables.length - 1, all.length - at); length > 1 && part === undefined; length--) {
        part = tables[length]!.get(all.slice(at, at + length).join(''));
        if (part !== undefined) taken = length;
      }
      written += part ?? single.get(all[at]!) ?? all[at]!;
      at += taken;
    }
    return written;
  };
}

function readPairs(group: string, length: number): Map<string, string> {
  const all = [...group];
  const pairs = new Map<string, string>();
  for (let at = 0; at < all.length; at += 2 * length) {
    pairs.set(all.slice(at, at + length).join(''), all.slice(at + length, at + 2 * length).join(''));
  }
  return pairs;
}
