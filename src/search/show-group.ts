import type { NameHit } from './names/name-hit.ts';
import { showHit } from './show-hit.ts';
import { nearWord, unsaidWay, type NameGroup } from './sort-names.ts';

/** Names that one press brings. */
const step = 20;

function showName(hit: NameHit, base: string, parts: readonly string[]): HTMLElement {
  const { kind, title, where } = hit;
  return showHit({ href: base + hit.href.slice(1), title, kind, where, way: unsaidWay(hit) }, parts);
}

/**
 * One group of names under its heading with their number; a button brings those that do not stand there yet.
 *
 * @param first how many stand there from the start
 * @param most the number of hits at which the index stopped: so many may be more
 */
export function showGroup({ word, hits }: NameGroup, base: string, parts: readonly string[], first: number, most: number): HTMLElement {
  const section = document.createElement('section');
  section.className = 'search-group';
  const heading = document.createElement('h2');
  const count = document.createElement('span');
  count.className = 'soft';
  count.textContent = hits.length >= most ? `${hits.length}条以上` : `${hits.length}条`;
  heading.append(`${word} `, count);
  section.append(heading);
  if (word === nearWord) {
    const note = document.createElement('p');
    note.className = 'soft';
    note.textContent = '名称和输入的不完全一样：读音相同，或者差一个字。请看清再点。';
    section.append(note);
  }
  const list = document.createElement('ol');
  list.className = 'search-results';
  section.append(list);
  let shown = 0;
  const show = (number: number): void => {
    list.append(...hits.slice(shown, shown + number).map((hit) => showName(hit, base, parts)));
    shown += number;
  };
  show(first);
  if (shown >= hits.length) return section;
  const more = document.createElement('button');
  more.type = 'button';
  more.className = 'button';
  more.textContent = `再显示一些${word}`;
  more.addEventListener('click', () => {
    const next = list.children.length;
    show(step);
    if (shown >= hits.length) more.remove();
    // The keyboard goes on with the first of the new ones: the button may be gone.
    list.children[next]?.querySelector('a')?.focus();
  });
  section.append(more);
  return section;
}
