/**
 * How the reader wants to see the pages, remembered from page to page: words in `<html data-view>`, which the styles go by, and the same words in
 * the browser's own store. layouts/early-script.ts reads them before the first paint.
 */
export const sizes = ['small', 'normal', 'large', 'largest'] as const;
export type Size = (typeof sizes)[number];

export interface View {
  /** 长辈版 */
  elder: boolean;
  size: Size;
  /** 繁體 */
  traditional: boolean;
}

const store = 'gongshi.view';
const root = document.documentElement;

export function readView(): View {
  const words = (root.dataset.view ?? '').split(' ');
  return {
    elder: words.includes('elder'),
    size: sizes.find((size) => words.includes(size)) ?? 'normal',
    traditional: words.includes('traditional'),
  };
}

/** Shows the pages so, here and from now on. A browser that keeps nothing shows this page so at least. */
export function writeView({ elder, size, traditional }: View): void {
  const words = [...(elder ? ['elder'] : []), ...(size === 'normal' ? [] : [size]), ...(traditional ? ['traditional'] : [])].join(' ');
  root.dataset.view = `js ${words}`;
  try {
    localStorage.setItem(store, words);
  } catch {
    // Storing is forbidden, or full.
  }
}

/** A page that the browser had kept comes back as it was left: it follows what was chosen since. */
export function followStore(): void {
  try {
    root.dataset.view = `js ${localStorage.getItem(store) ?? ''}`;
  } catch {
    // Nothing is stored.
  }
}
