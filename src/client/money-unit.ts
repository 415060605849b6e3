/**
 * Shows every amount of the page in the unit that the reader chose: 万元, as it was built, or 元 to the last 分. The exact number is
 * in each amount's `value`. The choice is remembered for all pages of the site, and holds for amounts that are drawn later.
 */
type Unit = '万元' | '元';

const key = 'gongshi-money-unit';
const rounded = new WeakMap<HTMLDataElement, string>();

/** A browser may forbid storage: then the choice holds for one page. */
function remembered(): Unit {
  try {
    return localStorage.getItem(key) === '元' ? '元' : '万元';
  } catch {
    return '万元';
  }
}

function remember(unit: Unit): void {
  try {
    localStorage.setItem(key, unit);
  } catch {
    // It was shown; that it is forgotten does no harm.
  }
}

/** Amounts only: counts of the registry are `data` too, and name their cell. */
const amountsIn = (root: ParentNode) => root.querySelectorAll<HTMLDataElement>('data:not([data-cell])');

function inYuan({ value }: HTMLDataElement): string {
  const [whole = '', fraction = ''] = value.split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction ? `.${fraction}` : '');
}

let chosen: Unit = remembered();

function write(root: ParentNode): void {
  for (const amount of amountsIn(root)) {
    if (!rounded.has(amount)) rounded.set(amount, amount.textContent ?? '');
    const text = chosen === '元' ? inYuan(amount) : (rounded.get(amount) ?? '');
    if (amount.textContent !== text) amount.textContent = text;
  }
  for (const unit of root.querySelectorAll('[data-money-unit]')) if (unit.textContent !== chosen) unit.textContent = chosen;
  for (const button of root.querySelectorAll<HTMLButtonElement>('[data-money-toggle] button')) button.setAttribute('aria-pressed', String(button.value === chosen));
}

function choose(unit: Unit): void {
  chosen = unit;
  // Units that the style sheet writes, in the rows of a phone.
  document.documentElement.dataset.money = unit;
  write(document);
}

const hasAmounts = amountsIn(document).length > 0;
for (const toggle of document.querySelectorAll<HTMLElement>('[data-money-toggle]')) toggle.classList.toggle('ready', hasAmounts);
if (chosen === '元') choose(chosen);

document.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLButtonElement>('[data-money-toggle] button') : null;
  if (!button) return;
  choose(button.value === '元' ? '元' : '万元');
  remember(chosen);
});

// What other scripts draw later is in 万元: only then is there something to do.
new MutationObserver((changes) => {
  if (chosen === '万元') return;
  for (const { addedNodes } of changes) for (const node of addedNodes) if (node instanceof Element) write(node.parentElement ?? node);
}).observe(document.body, { childList: true, subtree: true });
