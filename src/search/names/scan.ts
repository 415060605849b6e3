import type { Alphabet } from './alphabet.ts';
import { isSameEnding, type NameColumn } from './name-column.ts';
import { scanMistakes, scanParts, scanSounds } from './near.ts';
import type { Query } from './query.ts';
import { scoreOf, type Rows, type Take } from './score.ts';
import { soundTable, type SoundTable } from './sound.ts';

/** Finds the rows that a query answers as it is written: the whole name, its beginning, a part of it. */
function scanWritten(column: NameColumn, query: Query, rows: Rows, take: Take): void {
  const { characters, starts, cores, endings } = column;
  const wanted = query.characters;
  const length = wanted.length;
  if (length === 0) return;
  const first = wanted[0]!;
  if (first === 0) return;
  for (let row = rows.from; row < rows.to; row++) {
    const start = starts[row]!;
    const last = starts[row + 1]! - length;
    const size = starts[row + 1]! - start;
    if (isSameCore(characters, start, cores[row]!, query) && isSameEnding(endings[row]!, query.ending)) {
      take(row, scoreOf('exact', size === length ? 0 : 5));
      continue;
    }
    for (let at = start; at <= last; at++) {
      if (characters[at] !== first) continue;
      let matched = 1;
      while (matched < length && characters[at + matched] === wanted[matched]) matched++;
      if (matched < length) continue;
      take(row, at === start ? scoreOf(size === length ? 'exact' : 'prefix', (size - length) * 8) : scoreOf('part', (size - length) * 8 + Math.min(7, at - start)));
      break;
    }
  }
}

function isSameCore(characters: Uint16Array, start: number, core: number, query: Query): boolean {
  if (core !== query.coreLength) return false;
  for (let index = 0; index < core; index++) if (characters[start + index] !== query.characters[index]) return false;
  return true;
}

/** Finds the rows that a query with letters spells: all syllables whole, the last perhaps only begun; or some by their initials alone. */
function scanSpelt(column: NameColumn, sounds: SoundTable, query: Query, rows: Rows, take: Take): void {
  const { characters, starts, cores } = column;
  const whole = 1 << query.characters.length;
  for (let row = rows.from; row < rows.to; row++) {
    const start = starts[row]!;
    const end = starts[row + 1]!;
    let best = Infinity;
    for (let at = start; at < end; at++) {
      if (sounds.canBegin[characters[at]!] === 0) continue;
      for (const initials of [false, true]) {
        let reached = 1;
        let next = at;
        while (reached !== 0 && next < end) {
          reached = sounds.step(characters[next]!, reached, initials);
          next++;
          if ((reached & whole) !== 0) {
            const isWhole = at === start && (next === end || next - start === cores[row]);
            const detail = (isWhole ? 0 : at === start ? 200 : 400) + (end - start - (next - at)) * 8;
            best = Math.min(best, scoreOf(initials ? 'initials' : 'pinyin', detail));
            reached = 0;
          }
        }
        // What whole syllables spell is spelt by initials too.
        if (best < scoreOf('initials', 0)) break;
      }
    }
    if (best < Infinity) take(row, best);
  }
}

/** All rows of a column that answer a query; those that answer it only nearly, too. */
export function scan(column: NameColumn, alphabet: Alphabet, query: Query, rows: Rows, take: Take): void {
  scanWritten(column, query, rows, take);
  if (query.hasLetters) scanSpelt(column, soundTable(query, alphabet), query, rows, take);
  else {
    scanSounds(column, alphabet, query, rows, take);
    scanMistakes(column, query, rows, take);
    scanParts(column, alphabet, query, rows, take);
  }
}
