import { longestNote, longestPost } from '../config.ts';
import { UserError } from '../errors.ts';
import type { LoggedRelease } from '../model/public-log.ts';
import { toOneLine } from '../tables/cell.ts';
import type { CheckedPortal } from '../tables/dataset.ts';
import { findPersonalIn, householdKeyFinder } from './audit-output.ts';

/** What stands in place of words that may not be published any more. */
export const hiddenWords = '（原文含不能公布的内容，已隐去）';

const kinds = {
  note: { what: '说明', option: '--note', longest: longestNote },
  by: { what: '由谁办理', option: '--by', longest: longestPost },
} as const;

/** Says what a text holds that may not be published, in words; undefined when nothing. */
export type FindSecret = (text: string) => string | undefined;

/**
 * Looks for personal data and for household keys of any of the portals. A note on a household that was taken out names the key that only the portal before has.
 *
 * @param portals the one that will be public first: its hotlines are no private phones
 */
export function secretFinder(portals: readonly CheckedPortal[]): FindSecret {
  const [first] = portals;
  const findPersonal = findPersonalIn(first);
  // A table that has not changed is asked once.
  const registries = new Map(portals.map((portal) => [portal.tables.registry?.rows, portal]));
  const finders = [...registries.values()].flatMap((portal) => householdKeyFinder(portal) ?? []);
  return (text) => findPersonal(text) ?? (finders.some((find) => find(text) !== undefined) ? '户编码' : undefined);
}

/**
 * Words of staff as they are published: on one line, without characters that nobody sees. They stay in the history for ever, so that they are judged before anything is
 * written, not when the finished pages are.
 *
 * @throws UserError when they are too long or hold anything personal; it does not repeat them
 */
export function publicWords(kind: keyof typeof kinds, text: string, findSecret: FindSecret): string {
  const { what, option, longest } = kinds[kind];
  const words = toOneLine(text);
  if ([...words].length > longest) throw new UserError(`${what}太长，最多 ${longest} 字`, { where: option, hint: '写短一些：只写改了什么、为什么改' });
  const found = findSecret(words);
  if (found !== undefined) throw new UserError(`${what}中有${found}`, { where: option, hint: '这些话会一直公开，不能有个人信息。删去后再试' });
  return words;
}

/**
 * An earlier release as it may be told of today. What was written into the history cannot be taken out, and what it may not say can become known later: a hotline that
 * is one no more, a household that came in under that key. Pages must not print it, and it must not stand in the way of every release to come.
 */
export function hideSecrets(release: LoggedRelease, findSecret: FindSecret): LoggedRelease {
  const hide = (text: string): string => (findSecret(text) === undefined ? text : hiddenWords);
  const { by, note, withdrawn } = release;
  return {
    ...release,
    by: hide(by),
    ...(note !== undefined && { note: hide(note) }),
    ...(withdrawn && { withdrawn: { ...withdrawn, reason: hide(withdrawn.reason) } }),
  };
}
