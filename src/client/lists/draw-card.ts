import type { ListFile } from '../../model/filter-lists/list-file.ts';
import type { Value } from '../../model/views.ts';
import { noticeState } from '../notice-state.ts';
import { setDay, setLink } from './draw-cells.ts';
import { valueAt, wordsOf } from './filter-rows.ts';

/** The one element that a card of the page's own has there; the build's markup and this file belong together. */
function part<E extends Element = HTMLElement>(card: Element, selector: string): E {
  const found = card.querySelector<E>(selector);
  if (!found) throw new RangeError(`no ${selector} in the card`);
  return found;
}

/**
 * Draws a notice as the build draws it, from a copy of a card that has everything that a card can have.
 *
 * @param today `YYYY-MM-DD`, for whether it is open
 */
export function drawCard(list: ListFile, row: number, sample: Element, today: string): Element {
  const card = sample.cloneNode(true) as HTMLElement;
  const value = (key: string): Value => {
    const column = list.columns.find((one) => one.key === key);
    return column ? valueAt(column, row) : null;
  };
  const link = (selector: string, key: string): void => {
    const own = value(key);
    if (own !== null && typeof own === 'object' && 'link' in own) setLink(part<HTMLAnchorElement>(card, selector), own.link);
  };
  part(card, '.notice-card-top span').textContent = wordsOf(value('kind'));
  link('.notice-card-title', 'title');
  link('.notice-card-meta a', 'place');
  part(card, '.notice-card-meta span').textContent = wordsOf(value('publisher'));
  setDay(part<HTMLTimeElement>(card, '.notice-card-meta time'), wordsOf(value('published')));
  const [from, to] = [wordsOf(value('from')), wordsOf(value('to'))];
  const badge = part(card, '.notice-status');
  if (from === '' || to === '') badge.remove();
  else {
    const state = noticeState(from, to, today);
    Object.assign(badge.dataset, { phase: state.phase, openFrom: from, openTo: to });
    badge.textContent = state.text;
  }
  if (value('corrected') === null) part(card, '.corrected').remove();
  else link('.corrected a', 'corrected');
  return card;
}
