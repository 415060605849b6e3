import { isApproximate, type NameHit } from './names/name-hit.ts';

/** Hits that belong under one heading. */
export interface NameGroup {
  word: string;
  hits: NameHit[];
}

export const numberWord = '编号相符';
export const nearWord = '近似匹配';

export const isNear = ({ how }: NameHit): boolean => isApproximate(how);

/**
 * Puts hits under headings: those found by a number first, those that are only like what was asked last, the others between by kind.
 *
 * @param hits best first; the order within a group stays, and the group of a better hit comes first
 * @param wordOf the heading of a kind
 */
export function sortNames(hits: readonly NameHit[], wordOf: (kind: string) => string = (kind) => kind): NameGroup[] {
  const groups = new Map<string, NameHit[]>([[numberWord, []]]);
  for (const hit of hits) {
    if (isNear(hit)) continue;
    const word = hit.how === 'number' ? numberWord : wordOf(hit.kind);
    const group = groups.get(word);
    if (group) group.push(hit);
    else groups.set(word, [hit]);
  }
  groups.set(nearWord, hits.filter(isNear));
  return [...groups].flatMap(([word, own]) => (own.length > 0 ? [{ word, hits: own }] : []));
}

/** How a name was found, where its title does not show it. */
export function wayWords({ how, via }: NameHit): string | undefined {
  switch (how) {
    case 'former':
      return `曾用名${via ?? ''}`;
    case 'number':
      return via;
    case 'pinyin':
      return '拼音相同';
    case 'initials':
      return '拼音首字母';
    case 'homophone':
      return '近似：同音';
    case 'near':
      return '近似：差一个字';
    default:
      return undefined;
  }
}

/** The same, unless the answer says it anyway: a fund's document number stands where other names have their place. */
export function unsaidWay(hit: NameHit): string | undefined {
  const way = wayWords(hit);
  return way === hit.where || way === hit.title ? undefined : way;
}
