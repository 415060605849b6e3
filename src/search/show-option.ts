import { marked } from './show-hit.ts';
import type { NameHit } from './names/name-hit.ts';
import { unsaidWay } from './sort-names.ts';

function span(className: string, ...content: (Node | string)[]): HTMLElement {
  const made = document.createElement('span');
  made.className = className;
  made.append(...content);
  return made;
}

/** A link that is an option: it can be opened in a new tab, but the keyboard passes it by. */
function optionLink(href: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = href;
  link.tabIndex = -1;
  link.setAttribute('role', 'option');
  link.setAttribute('aria-selected', 'false');
  return link;
}

/** Comma between what the eye sees apart and the ear would run together. */
const pauseMark = (): HTMLElement => span('visually-hidden', '，');

/**
 * One name in the list: how it is called, how it was found where that does not show, what it is and where.
 *
 * @param saysKind its heading does not
 */
export function showOption(hit: NameHit, base: string, parts: readonly string[], saysKind: boolean): HTMLAnchorElement {
  const link = optionLink(base + hit.href.slice(1));
  const way = unsaidWay(hit);
  link.append(span('search-name', ...marked(hit.title, parts)));
  if (way !== undefined) link.append(pauseMark(), span('search-way', way));
  // Under its own kind's heading the eye need not read the kind again; the ear hears options alone.
  const kind = saysKind ? [hit.kind, ' '] : [span('visually-hidden', hit.kind, ' ')];
  link.append(pauseMark(), span('search-place', ...kind, hit.where));
  return link;
}

/** The last of the list: the same query in full text. */
export function showWhole(query: string, href: string): HTMLAnchorElement {
  const link = optionLink(href);
  link.classList.add('search-whole');
  link.append(`全文搜索“${query}”`);
  return link;
}
