import { partsPattern } from './grams.ts';

/** What the list says of one page. */
export interface Shown {
  href: string;
  title: string;
  kind: string;
  where: string;
  /** How its name was found, where that does not show. */
  way?: string | undefined;
  text?: string;
}

/** Text with the parts of the query marked. */
export function marked(text: string, parts: readonly string[]): (Node | string)[] {
  const pattern = partsPattern(parts);
  if (!pattern) return [text];
  return text.split(pattern).map((piece, index) => {
    // With one group in the pattern, every second piece is a match.
    if (index % 2 === 0) return piece;
    const mark = document.createElement('mark');
    mark.textContent = piece;
    return mark;
  });
}

function element(name: string, className: string, ...content: (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

/** One answer: what kind of page it is, where it belongs, its name, and what it says. */
export function showHit({ href, title, kind, where, way, text }: Shown, parts: readonly string[]): HTMLElement {
  const link = document.createElement('a');
  link.href = href;
  link.append(...marked(title, parts));
  const head = element('p', 'search-where', element('span', 'badge', kind), element('span', 'soft', ...marked(where, parts)));
  if (way !== undefined) head.append(element('span', 'search-way', way));
  const item = element('li', '', head, link);
  if (text !== undefined) item.append(element('p', 'soft', ...marked(text, parts)));
  return item;
}
