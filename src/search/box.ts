// Bundled by itself, as a worker would be: a plain `import()` would put the bundler's helper, another file, on every page. Such a file has no
// exports; this one starts by itself.
import comboboxAddress from './combobox.ts?worker&url';

/**
 * Makes every search box of a page a combobox, and on a phone brings the one of the masthead out when it is asked for. What answers is
 * loaded only when the reader comes to the field.
 */
let made = 0;

function element(name: string, attributes: Record<string, string>): HTMLElement {
  const one = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
  return one;
}

function prepare(form: HTMLFormElement): void {
  const field = form.querySelector('input')!;
  const id = `search-list-${++made}`;
  const list = element('div', { id, class: 'search-list', role: 'listbox', 'aria-label': '搜索建议', hidden: '' });
  const status = element('p', { class: 'visually-hidden', role: 'status' });
  form.append(list, status);
  // A combobox is no kind of search field to a screen reader, and the browser's own Escape would empty it.
  field.type = 'text';
  for (const [key, value] of Object.entries({ role: 'combobox', 'aria-expanded': 'false', 'aria-autocomplete': 'list', 'aria-controls': id })) field.setAttribute(key, value);
  // Here already, because a word may be half typed when the rest comes.
  field.addEventListener('compositionstart', () => (field.dataset.composing = ''));
  field.addEventListener('compositionend', () => delete field.dataset.composing);
  // Where it does not come, the form leads to the search page as ever.
  const open = (): void => void import(/* @vite-ignore */ comboboxAddress).catch(() => undefined);
  field.addEventListener('focus', open);
  if (document.activeElement === field) open();
}

/** The link to the search page becomes a button that brings the box out, and takes it away. */
function bringOut(link: HTMLAnchorElement, holder: HTMLElement): void {
  const button = element('button', { type: 'button', class: link.className, 'aria-expanded': 'false', 'aria-controls': holder.id });
  button.textContent = link.textContent;
  button.addEventListener('click', () => {
    const isOut = holder.classList.toggle('is-out');
    button.setAttribute('aria-expanded', String(isOut));
    if (isOut) holder.querySelector('input')!.focus();
  });
  link.replaceWith(button);
}

for (const form of document.querySelectorAll<HTMLFormElement>('form.search-box:not([data-answers-below])')) prepare(form);
const link = document.querySelector<HTMLAnchorElement>('a.masthead-search-link');
const holder = document.querySelector<HTMLElement>('.masthead-search');
if (link && holder) bringOut(link, holder);
