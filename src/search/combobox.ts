import { plainText } from '../plain-text.ts';
import { startFinder, type Finder } from './finder.ts';
import { partsOf } from './grams.ts';
import type { NameHit } from './names/name-hit.ts';
import { showOption, showWhole } from './show-option.ts';
import { sortNames, type NameGroup } from './sort-names.ts';

/** Names that the list shows, of one kind and in all, so that on a phone all of it is a short scroll. */
const mostOfKind = 6;
const mostShown = 10;
/** Names that are asked for: enough that each kind has its best among them. */
const limit = 60;
/** Between a key and its answer, and between the last key and its announcement, in milliseconds. */
const pause = 60;
const speakAfter = 600;

function choose(hits: readonly NameHit[]): NameGroup[] {
  let left = mostShown;
  return sortNames(hits).flatMap(({ word, hits: own }) => {
    const shown = own.slice(0, Math.min(mostOfKind, left));
    left -= shown.length;
    return shown.length > 0 ? [{ word, hits: shown }] : [];
  });
}

/**
 * An editable combobox with list autocomplete, by the ARIA Authoring Practices: the focus stays in the field, the arrows move
 * `aria-activedescendant`, nothing is chosen by itself.
 */
function startCombobox(form: HTMLFormElement): void {
  const field = form.querySelector('input')!;
  const list = form.querySelector<HTMLElement>('[role=listbox]')!;
  const status = form.querySelector<HTMLElement>('[role=status]')!;
  const isComposing = (): boolean => 'composing' in field.dataset;
  const base = new URL('../', form.action).pathname;
  let finder: Finder | undefined;
  let round = 0;
  let active = -1;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let speaking: ReturnType<typeof setTimeout> | undefined;

  const options = (): HTMLAnchorElement[] => [...list.querySelectorAll<HTMLAnchorElement>('[role=option]')];

  function activate(index: number): void {
    const all = options();
    all[active]?.setAttribute('aria-selected', 'false');
    active = index;
    const option = all[active];
    if (option === undefined) {
      active = -1;
      field.removeAttribute('aria-activedescendant');
      return;
    }
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    field.setAttribute('aria-activedescendant', option.id);
  }

  function setOpen(isOpen: boolean): void {
    if (!isOpen) {
      activate(-1);
      clearTimeout(speaking);
    }
    list.hidden = !isOpen;
    field.setAttribute('aria-expanded', String(isOpen));
  }

  function say(text: string): void {
    clearTimeout(speaking);
    speaking = setTimeout(() => (status.textContent = text), speakAfter);
  }

  function show(query: string, hits: readonly NameHit[], opens: boolean): void {
    const groups = choose(hits);
    const count = groups.reduce((sum, group) => sum + group.hits.length, 0);
    const parts = partsOf(query);
    list.textContent = '';
    activate(-1);
    for (const [index, { word, hits: own }] of groups.entries()) {
      const head = document.createElement('div');
      head.className = 'search-list-head';
      head.id = `${list.id}-head-${index}`;
      head.textContent = word;
      const group = document.createElement('div');
      group.setAttribute('role', 'group');
      group.setAttribute('aria-labelledby', head.id);
      group.append(head, ...own.map((hit) => showOption(hit, base, parts, hit.kind !== word)));
      list.append(group);
    }
    list.append(showWhole(query, `${form.action}?${new URLSearchParams({ q: query }).toString()}`));
    for (const [index, option] of options().entries()) option.id = `${list.id}-${index}`;
    setOpen(opens);
    if (opens) say(count === 0 ? '没有匹配的名称，可以全文搜索' : `${count}条结果`);
  }

  async function refresh(opens = true): Promise<void> {
    const query = plainText(field.value).trim();
    const asked = ++round;
    if (query === '') {
      list.textContent = '';
      status.textContent = '';
      setOpen(false);
      return;
    }
    let hits: NameHit[] = [];
    try {
      finder ??= startFinder(base);
      hits = await finder.names({ query, limit });
    } catch {
      // The names did not come: the last option still leads to the search page.
    }
    // The reader typed on, or went away.
    if (asked !== round || isComposing()) return;
    show(query, hits, opens && document.activeElement === field);
  }

  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(), pause);
  };

  /** What a key does besides typing; true when it is done with. */
  function press(key: string, alt: boolean): boolean {
    const isOpen = !list.hidden;
    const { length } = options();
    switch (key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        if (length === 0) return false;
        if (!isOpen) setOpen(true);
        else if (alt) setOpen(key === 'ArrowDown');
        if (!alt) activate(key === 'ArrowDown' ? (active + 1) % length : (active <= 0 ? length : active) - 1);
        return true;
      }
      case 'Escape':
        if (isOpen) setOpen(false);
        else {
          field.value = '';
          void refresh();
        }
        return true;
      case 'Enter':
        if (!isOpen || active === -1) {
          setOpen(false);
          return false;
        }
        options()[active]!.click();
        return true;
      case 'Tab':
        setOpen(false);
        return false;
      case 'Home':
      case 'End':
      case 'ArrowLeft':
      case 'ArrowRight':
        // The reader is back in the text; the cursor moves as ever.
        activate(-1);
        return false;
      default:
        return false;
    }
  }

  field.addEventListener('keydown', (event) => {
    // Keys of an input method are its own; 229 is all that Safari says of the one that ends a word.
    if (event.isComposing || isComposing() || event.keyCode === 229 || event.ctrlKey || event.metaKey) return;
    if (press(event.key, event.altKey)) event.preventDefault();
  });
  field.addEventListener('input', () => {
    if (!isComposing()) later();
  });
  field.addEventListener('compositionstart', () => {
    clearTimeout(timer);
    activate(-1);
  });
  field.addEventListener('compositionend', later);
  form.addEventListener('submit', (event) => {
    if (isComposing()) event.preventDefault();
  });
  field.addEventListener('focus', () => void (list.hidden && field.value.trim() !== '' && refresh()));
  // Pressing in the list leaves the focus where it is, or the list would be gone before it is pressed.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    if (!event.ctrlKey && !event.metaKey && (event.target as Element).closest('a')) setOpen(false);
  });
  field.addEventListener('blur', () => setOpen(false));
  addEventListener('pageshow', () => setOpen(false));

  // Whoever comes to the field loads the names at once, so that the first character is answered without waiting.
  finder = startFinder(base);
  if (field.value.trim() !== '' && !isComposing()) void refresh();
  else void finder.names({ query: '', limit: 0 }).catch(() => undefined);
}

for (const list of document.querySelectorAll('form.search-box [role=listbox]')) startCombobox(list.closest('form')!);
