/** Edit distance between two short texts. */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substituted = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(substituted, previous[j]! + 1, current[j - 1]! + 1));
    }
    previous = current;
  }
  return previous[b.length]!;
}

/** The one of `candidates` that was most likely meant by `text`, or undefined when none is near. */
export function findNearest(text: string, candidates: Iterable<string>): string | undefined {
  if (text.length > 60) return undefined;
  let best: string | undefined;
  let bestScore = 0.5;
  for (const candidate of candidates) {
    const longest = Math.max(text.length, candidate.length);
    const contained = candidate.length > 1 && text.length > 1 && (text.includes(candidate) || candidate.includes(text));
    const score = longest === 0 ? 0 : Math.max(1 - distance(text, candidate) / longest, contained ? 0.6 : 0);
    if (score >= bestScore && (best === undefined || score > bestScore)) {
      best = candidate;
      bestScore = score;
    }
  }
  return best;
}
