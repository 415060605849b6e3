import { normalise, partsOf } from './grams.ts';

/** Words that ask, and say nothing of what is looked for. */
const asking = /请问|我想知道|想知道|我想查|我要查|查一下|有哪些|哪些|哪个|哪家|哪里|在哪儿?|什么|怎么样?|怎样|如何|多少|几个|是不是|有没有|吗|呢|？|\?/g;

/** Longest run of characters that is tried in two halves: each try is a search. */
const longestRun = 10;

/**
 * Ways to take a question apart, for titles that say the same with other words between; best first. 没有企业的村 → 没有企业, 村;
 * 哪些村没有企业 → 村没有企业 in two at each place. Nothing for a query of one short word, which is a name.
 */
export function loosePieces(query: string): string[][] {
  const asked = normalise(query).replace(asking, ' ');
  const pieces = partsOf(asked.replace(/的/g, ' '));
  const ways: string[][] = [];
  if (pieces.length > 0 && pieces.join(' ') !== partsOf(query).join(' ')) ways.push(pieces);
  for (const [index, piece] of pieces.entries()) {
    const characters = [...piece];
    if (characters.length < 4 || characters.length > longestRun || /[^\p{Script=Han}]/u.test(piece)) continue;
    for (let at = 1; at < characters.length; at++) {
      ways.push([...pieces.slice(0, index), characters.slice(0, at).join(''), characters.slice(at).join(''), ...pieces.slice(index + 1)]);
    }
  }
  return ways;
}
