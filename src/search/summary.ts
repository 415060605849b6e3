import { plainText } from '../plain-text.ts';
import type { NameHit } from './names/name-hit.ts';
import { isNear } from './sort-names.ts';

/** Characters of a query that are said back to the reader. */
const longestEcho = 30;

/** What full text found besides the names. */
export interface TextFound {
  total: number;
  /** Some page holds the whole query, not only pieces of it. */
  hasWhole: boolean;
}

/**
 * Says in one sentence what was found: how much is just what was asked, and when nothing is, how much is like it.
 *
 * @param text undefined while full text is still being looked through
 */
export function summary(query: string, names: readonly NameHit[], text: TextFound | undefined): string {
  const characters = [...plainText(query)];
  const echo = characters.length > longestEcho ? `${characters.slice(0, longestEcho).join('')}…` : characters.join('');
  const near = names.filter(isNear).length;
  const exact = names.length - near;
  if (text === undefined) return exact > 0 ? `名称找到${exact}条，正在查全文…` : `名称相近的${near}条，正在查全文…`;
  const whole = exact + (text.hasWhole ? text.total : 0);
  if (whole > 0) return near > 0 ? `找到${exact + text.total}条，另有名称相近的${near}条。` : `找到${exact + text.total}条。`;
  if (near + text.total === 0) return `没有找到“${echo}”。`;
  const parts = [...(near > 0 ? [`名称相近的${near}条`] : []), ...(text.total > 0 ? [`以下${text.total}条含有“${echo}”中的部分文字`] : [])];
  return `没有完全相同的。${parts.join('；')}。`;
}
