import { canBeTrueTogether, type Alternative } from './alternatives.ts';
import type { Census } from './census.ts';
import { flowKinds } from './design.ts';
import type { Life } from './population.ts';

/**
 * Whether an alternative is a registry that could be: no answer is taken back that nobody gave, and of each village and life as many
 * households answer one question as any other. Then it is one: number the households of each village and life, and hand out the answers to each question in
 * any order; nothing that is printed joins two questions.
 *
 * @param trueLives lives before this number are led in the true registry; others have to be possible
 */
export function isPossible(census: Census, alternative: Alternative, trueLives: number): boolean {
  if (!canBeTrueTogether(census, [alternative])) return false;
  const { questions } = census.slots;
  const sums = new Map<string, number[]>();
  for (const { village, life, slot, by } of alternative) {
    const key = `${village}/${life}`;
    let own = sums.get(key);
    if (!own) sums.set(key, (own = questions.map(() => 0)));
    own[questions.findIndex(({ first, length }) => slot >= first && slot < first + length)]! += by;
  }
  for (const own of sums.values()) if (own.some((sum) => sum !== own[0])) return false;
  return alternative.every(({ life }) => life < trueLives || isPossibleLife(census.lives[life]!));
}

/** In before out, out before returned, and at the end of each year where the events have led. */
export function isPossibleLife({ registered, stock, events }: Life): boolean {
  let status: 'out' | 'in' | 'left' = 'out';
  let at = 0;
  const years = 1 + Math.max(...events.map(({ year }) => year), 31 - Math.clz32(registered));
  for (let year = 0; year < years; year += 1) {
    for (; events[at]?.year === year; at += 1) {
      const kind = flowKinds[events[at]!.flow];
      if (kind === 'identified' || kind === 'added') {
        if (status !== 'out') return false;
        status = 'in';
      } else if (kind === 'returned') {
        if (status === 'in' || at === 0) return false;
        status = 'in';
      } else {
        if (status === 'out' || (kind === 'exited' && status === 'left')) return false;
        status = kind === 'exited' ? 'left' : 'out';
      }
    }
    if (((registered >>> year) & 1) !== Number(status !== 'out') || ((stock >>> year) & 1) !== Number(status === 'in')) return false;
  }
  return at === events.length;
}
