import { removeInvisible } from './cell.ts';
import { maskPersonal } from './personal.ts';

const longest = 40;

/** Text from the input as a message may show it: on one line, at most 40 characters, and nothing personal. */
export function quoteText(text: string): string {
  const shown = removeInvisible(maskPersonal(text)).replace(/\s+/g, ' ');
  const characters = [...shown];
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : shown;
}

/** Says which word was probably meant. */
export const suggest = (word: string | undefined): string => (word === undefined ? '' : `是不是“${word}”？`);
