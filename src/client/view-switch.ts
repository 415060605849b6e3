import { followStore, readView, sizes, writeView, type View } from './view.ts';

/** Buttons that change how pages look (components/ViewSwitch.astro, components/TextSize.astro). */
const buttons = document.querySelectorAll<HTMLButtonElement>('[data-view-set]');

/** What a press on a button makes of the present view. */
function pressed(button: HTMLButtonElement, view: View): View {
  const word = button.dataset.viewSet;
  if (word === 'elder') return { ...view, elder: !view.elder };
  if (word === 'traditional') return { ...view, traditional: !view.traditional };
  const size = sizes.find((one) => one === word) ?? 'normal';
  // 大字, which stands alone, is left by another press.
  return { ...view, size: button.hasAttribute('data-view-toggle') && view.size === size ? 'normal' : size };
}

async function convert(): Promise<void> {
  const { traditional } = readView();
  if (!traditional && document.documentElement.lang !== 'zh-Hant') return;
  const { showScript } = await import('./traditional.ts');
  showScript(traditional);
}

function show(): void {
  const { size } = readView();
  for (const button of buttons) {
    if (button.hasAttribute('aria-pressed')) button.setAttribute('aria-pressed', String(button.dataset.viewSet === size));
  }
  void convert();
}

for (const button of buttons) {
  button.addEventListener('click', () => {
    writeView(pressed(button, readView()));
    show();
  });
}
window.addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  followStore();
  show();
});
show();
