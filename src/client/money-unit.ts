/**
 * Shows every amount of the page either in 万元, as it was built, or to the last 元. The exact number is in each
 * amount's `value`.
 */
const toggles = document.querySelectorAll<HTMLElement>('[data-money-toggle]');
const amounts = document.querySelectorAll<HTMLDataElement>('data');
const rounded = [...amounts].map((amount) => amount.textContent ?? '');
const units = document.querySelectorAll('[data-money-unit]');
const cells = document.querySelectorAll<HTMLElement>('[data-label$="（万元）"]');

let isExact = false;

function show(exact: boolean): void {
  isExact = exact;
  amounts.forEach((amount, index) => {
    const [whole = '', fraction = ''] = amount.value.split('.');
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction ? `.${fraction}` : '');
    amount.textContent = exact ? grouped : (rounded[index] ?? '');
  });
  for (const unit of units) unit.textContent = exact ? '元' : '万元';
  for (const cell of cells) {
    cell.dataset.label = (cell.dataset.label ?? '').replace(/（万?元）$/, exact ? '（元）' : '（万元）');
  }
  for (const toggle of toggles) toggle.querySelector('button')!.textContent = exact ? '金额看万元' : '金额看精确到元';
}

for (const toggle of toggles) {
  toggle.hidden = amounts.length === 0;
  toggle.querySelector('button')!.addEventListener('click', () => show(!isExact));
}
