import { partsPattern } from './grams.ts';
import type { Hit } from './messages.ts';

/** Text with the parts of the query marked. */
function marked(text: string, parts: readonly string[]): (Node | string)[] {
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
export function showHit(hit: Hit, parts: readonly string[]): HTMLElement {
  const link = document.createElement('a');
  link.href = hit.href;
  link.append(...marked(hit.title, parts));
  return element(
    'li',
    '',
    element('p', 'search-where', element('span', 'badge', hit.kind), element('span', 'soft', ...marked(hit.where, parts))),
    link,
    element('p', 'soft', ...marked(hit.text, parts)),
  );
}
