import type { NameHit } from './names/name-hit.ts';
import { nearWord, numberWord } from './sort-names.ts';

/** Kinds of pages that are places, to whoever looks for one. */
const placeKinds = ['村庄', '乡镇', '县区', '市', '地方'];
const placeWord = '地方';

/** The order in which groups of names and the buttons for kinds stand. */
const order = [numberWord, placeWord, '企业', '项目', '公示', '资金', '政策', '表彰', '说明', nearWord];
/** What else pages of tables and figures are called (model/topics). */
const otherKinds = ['统计', '台账', '检查', '资产', '基金', '清单', '承诺', '分类', '监督', '需求', '数据', '已撤销的表彰'];

/** Whether there are pages of this kind, or a heading of this name. */
export const isKind = (word: string): boolean => [...placeKinds, ...otherKinds, ...order].includes(word) && word !== numberWord && word !== nearWord;

const rank = (word: string): number => (order.includes(word) ? order.indexOf(word) : order.length);

/** The heading that a kind of page comes under. */
export const wordOf = (kind: string): string => (placeKinds.includes(kind) ? placeWord : kind);

/** What a heading stands for in the full-text index. */
export const kindsOf = (word: string): string[] => (word === placeWord ? placeKinds : [word]);

export const byOrder = (a: string, b: string): number => rank(a) - rank(b);

/**
 * How many pages of each kind there are to see, by name or by text. A page that is found by its name holds its name in its text too, so
 * that the greater number counts all; a name found by its sound alone is in no text.
 */
export function countKinds(names: readonly NameHit[], textKinds: Record<string, number>): Map<string, number> {
  const byName = new Map<string, number>();
  const byText = new Map<string, number>();
  const add = (counts: Map<string, number>, word: string, number: number): void => void counts.set(word, (counts.get(word) ?? 0) + number);
  for (const { kind } of names) add(byName, wordOf(kind), 1);
  for (const [kind, number] of Object.entries(textKinds)) if (number > 0) add(byText, wordOf(kind), number);
  const words = [...new Set([...byName.keys(), ...byText.keys()])].sort(byOrder);
  return new Map(words.map((word) => [word, Math.max(byName.get(word) ?? 0, byText.get(word) ?? 0)]));
}
