import type { Candidates } from './candidate.ts';
import type { Reading } from './ladder.ts';
import type { Head } from './layout.ts';
import { squeeze } from './normalise.ts';
import { isCodeHead } from './numbers.ts';
import { placeKindOf, whereIs, type Places } from './places.ts';
import { prepare, type Query } from './query.ts';
import { scan } from './scan.ts';
import { scoreOf } from './score.ts';

/**
 * Offers the places that answer a query by name, alone or with the places that they lie in, or by code.
 *
 * @param text the query as it was typed
 */
export function findPlaces(places: Places, { hrefs }: Head, text: string, query: Query, ladders: readonly Reading[], candidates: Candidates): void {
  const offer = (row: number, score: number, via?: string): void =>
    candidates.offer({
      score,
      order: row,
      ...(via !== undefined && { via }),
      hit(how, matched) {
        const kind = placeKindOf(places, row);
        const href = (hrefs[kind] ?? '').replace('*', places.codes[row]!);
        return { kind, title: places.names[row]!, where: whereIs(places, row), href, how, ...(matched !== undefined && { via: matched }) };
      },
    });
  const { alphabet, column, former } = places;
  const everywhere = { from: 0, to: column.size };
  // Of two that answer alike, the wider place first; but whoever names a place beside the name means that one.
  // And of two that fold alike (回龙村, 迴龙村), the one that is written as it was typed.
  const typed = [...squeeze(text)];
  const unlike = (row: number, score: number): number => (score < scoreOf('former', 0) ? 4 * differences(places.names[row]!, typed) : 0);
  scan(column, alphabet, query, everywhere, (row, score) => offer(row, score + places.levels[row]! + unlike(row, score)));
  for (const { text: part, from, to } of ladders) {
    scan(column, alphabet, prepare(part, alphabet), { from, to }, (row, score) => offer(row, score));
  }
  const formerRows = { from: 0, to: former.column.size };
  scan(former.column, alphabet, query, formerRows, (index, score) => {
    const isWhole = score < scoreOf('former', 0);
    offer(former.rows[index]!, isWhole ? scoreOf('former', 0) : score + 4, former.names[index]!);
  });
  if (isCodeHead(query.text)) findCodes(places, query.text, offer);
  for (const { row, syllables } of places.pinyin) {
    const how = spells(syllables, query);
    if (how) offer(row, scoreOf(how, 0));
  }
}

/** Characters in which a name is not as it was typed, three at most. */
function differences(name: string, typed: readonly string[]): number {
  const characters = [...name];
  return Math.min(3, typed.filter((character, index) => characters[index] !== character).length + Math.max(0, characters.length - typed.length));
}

function findCodes(places: Places, head: string, offer: (row: number, score: number, via: string) => void): void {
  const whole = head.padEnd(12, '0');
  for (const [row, code] of places.codes.entries()) {
    if (code.startsWith(head)) offer(row, scoreOf('number', code === whole ? 0 : 10 + places.levels[row]! * 10), code);
  }
  for (const { row, code } of places.formerCodes) {
    if (code.startsWith(head)) offer(row, scoreOf('number', code === whole ? 1 : 60), code);
  }
}

/** Whether letters are readings given by hand, the last one perhaps only begun; or their initials. */
function spells(syllables: readonly string[], { text, isLatin }: Query): 'pinyin' | 'initials' | undefined {
  if (!isLatin) return undefined;
  if (syllables.join('').startsWith(text)) return 'pinyin';
  return syllables.map(([initial]) => initial).join('') === text ? 'initials' : undefined;
}
