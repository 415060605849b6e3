import { createHash } from 'node:crypto';

/** No vowels, no look-alikes, no digits: it is told over the telephone, and no search for personal numbers may take it for one. */
const letters = 'bcdfghjkmnpqrstvwxyz';

/**
 * Name of one release, printed on every page and kept in build.json: the day it speaks for and six letters made from its inputs
 * and the program's version, `20200630-kqmztb`. Same input, same name.
 *
 * @param inputs SHA-256 over everything read, in hex
 * @param asOf `YYYY-MM-DD`
 */
export function nameRelease(inputs: string, asOf: string, version: string): string {
  const digest = createHash('sha256').update(`${inputs}\0${asOf}\0${version}`).digest();
  const word = [...digest.subarray(0, 6)].map((byte) => letters[byte % letters.length]).join('');
  return `${asOf.replaceAll('-', '')}-${word}`;
}
