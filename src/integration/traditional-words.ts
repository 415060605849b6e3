import type { Plugin } from 'vite';

/** What the browser needs to write simplified text in traditional script. */
export interface TraditionalWords {
  /** Characters that change, each followed by what it becomes. */
  characters: string;
  /** By length: words that become something else than their characters one by one, each followed by what it becomes. */
  words: string[];
}

/**
 * Words that are in the way of another one that starts inside of them (关于|于田), kept whole. Of the thousands that the full
 * dictionary has for this, those that pages of this kind use; test/integration holds the sample's texts against the full one.
 */
const keptWhole = ['关于', '突发', '村里', '标准'];

type Entry = [from: string, to: string];

const entries = (dictionary: string): Entry[] => dictionary.split('|').map((line) => line.split(' ') as Entry);

async function readDictionaries(): Promise<{ characters: Map<string, string>; words: Entry[] }> {
  const [characters, variants, words, regional] = await Promise.all([
    import('opencc-js/dict/STCharacters'),
    import('opencc-js/dict/TWVariants'),
    import('opencc-js/dict/STPhrases'),
    import('opencc-js/dict/STPhrases_GeneratedFromRegionalPhrases'),
  ]);
  const variant = new Map(entries(variants.default));
  const inUse = (text: string): string => [...text].map((character) => variant.get(character) ?? character).join('');
  const standard = new Map(entries(characters.default));
  const all = [...new Set([...standard.keys(), ...variant.keys()])].sort();
  return {
    characters: new Map(all.map((from): Entry => [from, inUse(standard.get(from) ?? from)]).filter(([from, to]) => from !== to)),
    words: [...entries(words.default), ...entries(regional.default)].map(([from, to]) => [from, inUse(to)]),
  };
}

/**
 * The dictionary of OpenCC (simplified to traditional, in the forms that are used in print), without the six words in seven that say nothing which their
 * characters and shorter words do not say. 1.1 MB become 135 KB, 71 KB on the way.
 */
export async function makeTraditionalWords(): Promise<TraditionalWords> {
  const { characters, words } = await readDictionaries();
  const byLength: Map<string, string>[] = [];
  const longest = (text: string[], at: number): [taken: number, written: string] => {
    for (let length = Math.min(byLength.length - 1, text.length - at); length > 1; length--) {
      const written = byLength[length]?.get(text.slice(at, at + length).join(''));
      if (written !== undefined) return [length, written];
    }
    return [1, characters.get(text[at]!) ?? text[at]!];
  };
  const convert = (text: string[]): string => {
    let written = '';
    for (let at = 0; at < text.length; ) {
      const [taken, part] = longest(text, at);
      written += part;
      at += taken;
    }
    return written;
  };
  const keep = (from: string[], to: string): void => void (byLength[from.length] ??= new Map()).set(from.join(''), to);

  for (const word of keptWhole) keep([...word], convert([...word]));
  const shortFirst = words.map(([from, to]) => ({ from: [...from], to })).sort((a, b) => a.from.length - b.from.length);
  for (const { from, to } of shortFirst) if (convert(from) !== to) keep(from, to);
  return {
    characters: [...characters].flat().join(''),
    words: Array.from(byLength, (group) => [...(group ?? [])].flat().join('')),
  };
}

const moduleName = 'virtual:gongshi/traditional-words';
const resolvedName = `\0${moduleName}`;

/** Brings the dictionary to client/traditional.ts, in a file of its own that is fetched when somebody asks for it. */
export function traditionalWords(): Plugin {
  return {
    name: 'gongshi-traditional-words',
    resolveId: (id) => (id === moduleName ? resolvedName : undefined),
    async load(id) {
      if (id !== resolvedName) return undefined;
      const { characters, words } = await makeTraditionalWords();
      return `export const characters = ${JSON.stringify(characters)};\nexport const words = ${JSON.stringify(words)};`;
    },
  };
}
