import { readSyllables } from '../reading.ts';
import type { Facts } from '../facts.ts';
import type { Place } from '../places.ts';
import type { Pages } from '../site.ts';
import { compare, groupBy } from '../values.ts';
import type { Link, PlaceLettersView } from '../views.ts';

export const lettersRoot = '/places/letters/';

/** Names on one page: so many weigh some 7 KB over the wire, and can still be looked through by eye. */
const mostNames = 300;

/** What comes under no letter of its own: names that begin with a digit or a sign. */
const other = '#';

interface Entry {
  place: Place;
  syllables: string[];
  letter: string;
}

function readEntries({ places, tables, hasPage }: Facts): Entry[] {
  const given = new Map((tables.regions?.rows ?? []).map((row) => [row.code, row.pinyin]));
  return places.all
    .filter((place) => place.level !== 'province' && hasPage(place))
    .map((place): Entry & { key: string } => {
      const syllables = readSyllables(place.name, given.get(place.code));
      const initial = (syllables[0] ?? '').slice(0, 1).toUpperCase();
      return { place, syllables, letter: /[A-Z]/.test(initial) ? initial : other, key: syllables.join(' ') };
    })
    .sort((a, b) => compare(a.key, b.key) || compare(a.place.code, b.place.code));
}

/** Cuts a letter where its pages are full, but never within a syllable that fits on a page of its own. */
function cutPages(entries: readonly Entry[]): Entry[][] {
  const pages: Entry[][] = [];
  let page: Entry[] = [];
  for (const same of groupBy(entries, ({ syllables }) => syllables[0]).values()) {
    if (page.length > 0 && page.length + same.length > mostNames) {
      pages.push(page);
      page = [];
    }
    for (let from = 0; from < same.length; from += mostNames) {
      if (page.length > 0 && from > 0) {
        pages.push(page);
        page = [];
      }
      page.push(...same.slice(from, from + mostNames));
    }
  }
  return page.length > 0 ? [...pages, page] : pages;
}

const addressOf = (letter: string, page: number): string =>
  `${letter === other ? 'other' : letter.toLowerCase()}${page === 1 ? '' : `/${page}`}`;

/** As it is written: lü. */
const written = (syllable = ''): string => syllable.replace('v', 'ü');

/** xian–xing; where one syllable goes on over several pages, which of its names come first and last. */
function spanOf(entries: readonly Entry[]): string {
  const [first, last] = [entries[0]!, entries.at(-1)!];
  if (first.syllables[0] !== last.syllables[0]) return `${written(first.syllables[0])}–${written(last.syllables[0])}`;
  const [from, to] = [first, last].map(({ syllables }) => syllables.slice(0, 2).map(written).join(' '));
  return `${from}–${to}`;
}

/**
 * All counties, towns and villages that have a page, by the first letter of their reading: the way to a place for
 * whoever knows how it is called and has no script. `''` is the front with the counties, then one page a letter, `x`, and where
 * a letter has more than a page holds, `x/2`.
 */
export function placeLetters(facts: Facts): Pages<PlaceLettersView> {
  const { places } = facts;
  const entries = readEntries(facts);
  const byLetter = [...groupBy(entries, ({ letter }) => letter)].sort(([a], [b]) => Number(a === other) - Number(b === other) || compare(a, b));
  const pages = new Map(byLetter.flatMap(([letter, own]) => cutPages(own).map((page, index, all) => [addressOf(letter, index + 1), { letter, page, index, all }] as const)));

  const where = (place: Place): string => places.upward(place.code).slice(1).filter(({ level }) => level === 'town' || level === 'county').reverse().map(({ name }) => name).join(' ');
  const shown = (group: readonly Entry[]): PlaceLettersView['groups'] =>
    [...groupBy(group, ({ syllables }) => syllables[0] ?? '')].map(([reading, same]) => ({
      reading: written(reading),
      heads: [...new Set(same.map(({ place }) => [...place.name][0]!))],
      places: same.map(({ place }) => ({ link: places.link(place.code), level: place.level, levelLabel: place.levelLabel, where: where(place) })),
    }));
  const lettersBeside = (current?: string): PlaceLettersView['letters'] =>
    byLetter.map(([letter, { length }]) => ({ text: letter, href: `${lettersRoot}${addressOf(letter, 1)}/`, count: length, ...(letter === current && { current: true }) }));

  const frontCrumbs: Link[] = [{ text: '各地', href: '/places/' }];
  const front = (): PlaceLettersView => ({
    meta: { title: '按拼音找', description: '县、乡镇、村，按名称的拼音首字母找。', path: lettersRoot, crumbs: frontCrumbs, section: 'places', unlisted: true },
    heading: '按拼音首字母找',
    letters: lettersBeside(),
    spans: [],
    groups: shown(entries.filter(({ place }) => place.level === 'city' || place.level === 'county')),
  });

  return {
    ids: () => ['', ...pages.keys()],
    view(id) {
      if (id === '') return front();
      const found = pages.get(id);
      if (!found) throw new RangeError(`no letter ${id}`);
      const { letter, page, index, all } = found;
      const name = letter === other ? '不以汉字开头的地名' : `拼音以${letter}开头的地名`;
      return {
        meta: {
          title: index === 0 ? name : `${name}（第${index + 1}页）`,
          description: `${name}：县、乡镇、村，每个地名注明在哪里。`,
          path: `${lettersRoot}${id}/`,
          crumbs: [...frontCrumbs, { text: '按拼音找', href: lettersRoot }],
          section: 'places',
          unlisted: true,
        },
        heading: name,
        letters: lettersBeside(letter),
        spans: all.length < 2 ? [] : all.map((span, at) => ({ text: spanOf(span), href: `${lettersRoot}${addressOf(letter, at + 1)}/`, count: span.length, ...(at === index && { current: true }) })),
        groups: shown(page),
      };
    },
  };
}
