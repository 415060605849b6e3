import { listPath } from './addresses.ts';
import type { Paging } from './views.ts';

/** Entries on one page of a list: few enough for a cheap phone, many enough to skim. */
export const pageSize = 50;

/** A part of a list that has an address of its own: all, one year, one place … */
export interface ListPart<Item> {
  /** '' for the whole list, else 'years/2020'. */
  part: string;
  /** What the part is called in headings: '2020年度'. */
  label: string;
  items: Item[];
}

/** Every page of every part of a list, by its id ('' · 'page/2' · 'years/2020' · 'years/2020/page/2'). */
export function paginate<Item>(
  root: string,
  parts: readonly ListPart<Item>[],
  size = pageSize,
): Map<string, { part: ListPart<Item>; items: Item[]; paging: Paging }> {
  const pages = new Map<string, { part: ListPart<Item>; items: Item[]; paging: Paging }>();
  for (const part of parts) {
    const number = Math.max(1, Math.ceil(part.items.length / size));
    const hrefs = Array.from({ length: number }, (_, index) => listPath(root, part.part, index + 1));
    hrefs.forEach((href, index) => {
      pages.set(href.slice(root.length).replace(/\/$/, ''), {
        part,
        items: part.items.slice(index * size, (index + 1) * size),
        paging: { page: index + 1, pages: number, total: part.items.length, hrefs },
      });
    });
  }
  return pages;
}
