/**
 * Opens what is folded up when it must be seen: around the goal of an anchor, where the browser does not do so itself, and on
 * paper, where nothing can be unfolded. What is kept off paper stays shut.
 */
function openAround(element: Element | null): void {
  let isOpened = false;
  for (let around = element?.closest('details'); around; around = around.parentElement?.closest('details')) {
    isOpened ||= !around.open;
    around.open = true;
  }
  if (isOpened) element?.scrollIntoView();
}

/** What the address points at, if anything: people paste `#100%` and halves of addresses, too. */
function goalOf(hash: string): HTMLElement | null {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null;
  }
}

/** Whoever asks for a part by its address wants all of it: what is folded up right under its heading opens too. */
function openGoal(): void {
  if (location.hash.length < 2) return;
  const goal = goalOf(location.hash);
  openAround(goal);
  if (goal?.matches('.section')) for (const fold of goal.querySelectorAll<HTMLDetailsElement>(':scope > details, :scope > .folded > details')) fold.open = true;
}

openGoal();
addEventListener('hashchange', openGoal);

let openedForPaper: HTMLDetailsElement[] = [];
addEventListener('beforeprint', () => {
  openedForPaper = [...document.querySelectorAll<HTMLDetailsElement>('details.more:not(.off-paper):not([open])')];
  for (const details of openedForPaper) details.open = true;
});
addEventListener('afterprint', () => {
  for (const details of openedForPaper) details.open = false;
  openedForPaper = [];
});
