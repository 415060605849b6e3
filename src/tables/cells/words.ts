import type { Column } from '../../schema/index.ts';
import { foldWord } from '../cell.ts';
import { findNearest } from '../nearest.ts';
import { suggest } from '../wording.ts';
import { problem, withCoercions, type Reading } from './reading.ts';

const plainYesNo: Record<string, boolean> = { 是: true, 否: false, 有: true, 无: false };
const yesNoWords: Record<string, boolean> = {
  ...plainYesNo,
  ...Object.fromEntries(['√', '✓', '✔', '☑', 'y', 'yes', '1', 'true', '对'].map((word) => [word, true])),
  ...Object.fromEntries(['×', '✗', '✘', '☒', '✕', '✖', 'n', 'no', '0', 'false', '错', '没有'].map((word) => [word, false])),
};

/** Yes or no. A blank is not no: it never gets here. */
export function readYesNo(text: string): Reading {
  const plain = plainYesNo[text];
  if (plain !== undefined) return { value: plain };
  const value = yesNoWords[foldWord(text)];
  if (value === undefined) return problem('yes-no-invalid', text, '不是“是”或“否”', '请填“是”或“否”；不知道就留空。');
  return withCoercions(value, ['yes-no-form'], value ? '是' : '否');
}

/** Reads the words of one fixed list: the Chinese word or the value used in code. */
export function makeChoiceReader(column: Column): (text: string) => Reading {
  const choices = column.choices ?? {};
  const exact = new Map<string, string>();
  const folded = new Map<string, string>();
  for (const [value, word] of Object.entries(choices)) {
    exact.set(word, value).set(value, value);
    // 南北挂钩、东西部协作 is one source with two names; a sheet may hold either.
    for (const name of [word, value, ...word.split('、')]) folded.set(foldWord(name), value);
  }
  const allowed = Object.values(choices);

  return (text) => {
    const value = exact.get(text);
    if (value !== undefined) return { value };
    const near = folded.get(foldWord(text));
    if (near !== undefined) return withCoercions(near, ['choice-form'], choices[near]);
    const nearest = findNearest(foldWord(text), allowed) ?? choices[findNearest(foldWord(text), Object.keys(choices)) ?? ''];
    return problem('choice-unknown', text, '不在规定的词中', `${suggest(nearest)}只能填：${allowed.join('、')}。`);
  };
}
