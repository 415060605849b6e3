import { chinaDay } from './china-day.ts';
import { noticeState } from './notice-state.ts';

const today = chinaDay();

for (const badge of document.querySelectorAll<HTMLElement>('.notice-status')) {
  const { openFrom, openTo } = badge.dataset;
  if (!openFrom || !openTo) continue;
  const state = noticeState(openFrom, openTo, today);
  badge.dataset.phase = state.phase;
  badge.textContent = state.text;
}

const dayOf = (card: Element): string => card.querySelector('time')?.getAttribute('datetime') ?? '';

/** Closed cards go where the newest notices are, each before the first that is older; where there is no such list they are only hidden. */
function moveToNewest(cards: readonly HTMLElement[]): void {
  const newest = document.querySelector('[data-newest-list]');
  if (!newest) return;
  for (const card of cards) {
    card.hidden = false;
    newest.insertBefore(card, [...newest.children].find((other) => dayOf(other) < dayOf(card)) ?? null);
  }
}

// A list that promises open notices drops those that closed since the site was built.
for (const list of document.querySelectorAll<HTMLElement>('[data-open-list]')) {
  const cards = [...list.children] as HTMLElement[];
  for (const card of cards) card.hidden = card.querySelector('[data-phase="closed"]') !== null;
  moveToNewest(cards.filter((card) => card.hidden));
  const none = [...list.children].every((card) => (card as HTMLElement).hidden);
  list.hidden = none;
  const empty = list.nextElementSibling as HTMLElement | null;
  if (empty) empty.hidden = !none;
  // A fold with nothing open in it any more goes too.
  const fold = list.closest('details');
  if (fold) fold.hidden = none;
}
