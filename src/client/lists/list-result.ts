import type { ListFile } from '../../model/filter-lists/list-file.ts';
import { element } from '../element.ts';
import { drawCard } from './draw-card.ts';
import { drawRow } from './draw-cells.ts';

/** So many rows are drawn at a time: a cheap phone stays quick. */
const step = 50;

export interface ListResult {
  /** Shows these rows of a list instead of what the page was built with. */
  show(list: ListFile, rows: readonly number[]): void;
  /** Brings back what the page was built with. */
  restore(): void;
}

/**
 * The place in the page where a list stands, as a table or as cards.
 *
 * @param place element with the list as it was built and a template with the pieces to copy
 * @param today `YYYY-MM-DD`, for whether notices are open
 */
export function findResult(place: HTMLElement, today: string): ListResult {
  const template = place.querySelector('template');
  const rowsOf = (root: ParentNode): Element | null => root.querySelector('tbody, .notice-list');
  const body = rowsOf(place);
  const pieces = template && rowsOf(template.content);
  if (!body || !pieces) throw new RangeError('the page has no list');
  const built = [...body.children];
  const cells = [...pieces.children];
  const pagination = document.querySelector<HTMLElement>('.pagination');
  const more = element('button', { class: 'button', type: 'button' });
  const moreLine = element('p', { class: 'list-more', hidden: true }, more);
  const none = element('p', { class: 'empty', hidden: true }, '没有符合条件的。可以少选几项，或清除筛选。');
  place.append(none, moreLine);
  const frame = body.closest<HTMLElement>('.table-frame') ?? (body as HTMLElement);

  const replace = (children: readonly Element[]): void => {
    body.textContent = '';
    body.append(...children);
  };
  let drawNext: () => void = () => undefined;
  more.addEventListener('click', () => drawNext());

  return {
    show(list, rows) {
      const draw = (row: number): Element => (pieces.localName === 'tbody' ? drawRow(list, row, cells as HTMLTableRowElement[]) : drawCard(list, row, cells[0]!, today));
      let drawn = 0;
      drawNext = () => {
        body.append(...rows.slice(drawn, drawn + step).map(draw));
        drawn = Math.min(drawn + step, rows.length);
        const left = rows.length - drawn;
        moreLine.hidden = left === 0;
        more.textContent = `再看${Math.min(step, left)}${list.unit}（还有${left}${list.unit}）`;
      };
      replace([]);
      drawNext();
      frame.hidden = rows.length === 0;
      none.hidden = rows.length > 0;
      if (pagination) pagination.hidden = true;
    },
    restore() {
      replace(built);
      frame.hidden = false;
      none.hidden = true;
      moreLine.hidden = true;
      if (pagination) pagination.hidden = false;
    },
  };
}
