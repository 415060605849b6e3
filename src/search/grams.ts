const hanRun = /\p{Script=Han}+/gu;

/** A query as people type it, in one form: full-width letters and odd spaces become plain, letters small. */
export const normalise = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** The parts of a query that must each be found: what stands between spaces. */
export const partsOf = (query: string): string[] => normalise(query).split(' ').filter(Boolean);

/**
 * Turns a query into words that the index is sure to hold: every run of Chinese characters becomes its two-character
 * grams (百花村 → 百花 花村), because Pagefind's index and the reader's browser cut Chinese into different words. Letters
 * and digits pass as they are; a lone character passes only when there is nothing else to look for.
 */
export function grams(query: string): string {
  const words: string[] = [];
  const lone: string[] = [];
  for (const part of partsOf(query)) {
    for (const run of part.match(hanRun) ?? []) {
      const characters = [...run];
      if (characters.length === 1) lone.push(run);
      for (let index = 1; index < characters.length; index++) words.push(characters[index - 1]! + characters[index]!);
    }
    words.push(...part.replace(hanRun, ' ').split(/[^\p{L}\p{N}.]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)));
  }
  return [...new Set(words.length > 0 ? words : lone)].join(' ');
}
