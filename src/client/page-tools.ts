/** The tools of a page (components/PageTools.astro): print, copy, send on, close. */
import { chinaDay } from './china-day.ts';
import { copyText } from './copy-text.ts';

/** What WeChat's own browser puts into pages. */
interface WeChat {
  call(name: 'closeWindow'): void;
}

const each = (selector: string, act: (element: HTMLElement) => void): void => {
  for (const element of document.querySelectorAll<HTMLElement>(selector)) act(element);
};

each('[data-print]', (button) => button.addEventListener('click', () => print()));

// Whoever cites a page names the day on which it was read.
each('[data-cite-day]', (place) => (place.textContent = chinaDay()));

// Of a list that was filtered, what is cited is what was seen. The list renews its address as it is filtered, and tells nobody.
function citeAddress(): void {
  const chosen = document.querySelector('[data-list]') ? location.search : '';
  each('[data-cite-address]', (place) => (place.textContent = `${place.dataset.citeAddress ?? ''}${chosen}`));
}
each('details.cite', (details) => details.addEventListener('toggle', citeAddress));

each('[data-copy]', (button) =>
  button.addEventListener('click', async () => {
    const { copy } = button.dataset;
    citeAddress();
    const text = copy === 'address' ? location.href.replace(/#.*/, '') : (document.getElementById(copy ?? '')?.textContent ?? '');
    const said = button.parentElement?.querySelector('[role="status"]');
    const isCopied = await copyText(text.replace(/\s+/g, ' ').trim());
    if (said) said.textContent = isCopied ? '已复制' : '没有复制成，请长按文字复制';
  }),
);

if ('share' in navigator) {
  each('[data-send]', (button) => {
    button.hidden = false;
    // Whoever changes their mind is told nothing.
    button.addEventListener('click', () => void navigator.share({ title: document.title, url: location.href.replace(/#.*/, '') }).catch(() => undefined));
  });
}

// A page that was opened in a window of its own closes it; elsewhere the link leads to where the page belongs.
each('[data-close]', (link) =>
  link.addEventListener('click', (event) => {
    const weChat = (window as unknown as { WeixinJSBridge?: WeChat }).WeixinJSBridge;
    if (!weChat && !opener && history.length > 1) return;
    event.preventDefault();
    if (weChat) weChat.call('closeWindow');
    else close();
    setTimeout(() => (location.href = (link as HTMLAnchorElement).href), 300);
  }),
);

// What is unfolded over the page folds up again, by Escape or by a press beside it.
const boxes = document.querySelectorAll<HTMLDetailsElement>('details.share');
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  for (const box of boxes) {
    if (!box.open) continue;
    box.open = false;
    box.querySelector('summary')?.focus();
  }
});
document.addEventListener('click', ({ target }) => {
  for (const box of boxes) if (box.open && !box.contains(target as Node)) box.open = false;
});
