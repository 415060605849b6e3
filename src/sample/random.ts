/**
 * Random numbers that are the same on every machine. Each stream is known by its name, so that a change in one table
 * does not shake the others: `random.split('projects')` never depends on what was drawn before.
 */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One of the entries, as likely as its weight says. */
  weighted<T>(entries: readonly (readonly [T, number])[]): T;
  /** A positive number with a long tail: half of them lie under `median`. */
  longTail(median: number, spread: number): number;
  shuffle<T>(list: readonly T[]): T[];
  split(name: string): Random;
}

/** Four 32-bit words from a text, well mixed (after MurmurHash3's finaliser). */
function hashText(text: string): [number, number, number, number] {
  const words: [number, number, number, number] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0x6a09e667];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    for (let word = 0; word < 4; word++) {
      words[word] = Math.imul(words[word]! ^ unit ^ (word << 16), 0x85ebca6b + word * 0x1000193) >>> 0;
      words[word] = ((words[word]! << 13) | (words[word]! >>> 19)) >>> 0;
    }
  }
  return words.map((word) => {
    let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) >>> 0;
  }) as [number, number, number, number];
}

/** The small fast counting generator sfc32 (Chris Doty-Humphrey, public domain). */
function createStream(text: string): () => number {
  let [a, b, c, counter] = hashText(text);
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let round = 0; round < 12; round++) next();
  return next;
}

/** e to the x by plain arithmetic, so that no engine's own rounding of `Math.exp` can change a committed file. */
function exponential(x: number): number {
  let power = 1 + x / 1024;
  for (let doubling = 0; doubling < 10; doubling++) power *= power;
  return power;
}

export function createRandom(path: string): Random {
  const next = createStream(path);
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    int,
    between: (low, high) => low + next() * (high - low),
    chance: (probability) => next() < probability,
    pick: (list) => list[int(0, list.length - 1)]!,
    weighted(entries) {
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of entries) {
        left -= weight;
        if (left < 0) return value;
      }
      return entries.at(-1)![0];
    },
    longTail(median, spread) {
      let normal = -6;
      for (let draw = 0; draw < 12; draw++) normal += next();
      return median * exponential(normal * spread);
    },
    shuffle(list) {
      const copy = [...list];
      for (let at = copy.length - 1; at > 0; at--) {
        const other = int(0, at);
        [copy[at], copy[other]] = [copy[other]!, copy[at]!];
      }
      return copy;
    },
    split: (name) => createRandom(`${path}/${name}`),
  };
}

/** Whole numbers that add up to exactly `total`, as near to the weights as can be (largest remainders). */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const whole = exact.map(Math.floor);
  const left = total - whole.reduce((a, b) => a + b, 0);
  exact
    .map((value, at) => ({ at, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at)
    .slice(0, left)
    .forEach(({ at }) => whole[at]!++);
  return whole;
}
