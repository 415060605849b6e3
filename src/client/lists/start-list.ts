import { formatCount } from '../../format.ts';
import type { FileFacet, SplitFile } from '../../model/filter-lists/list-file.ts';
import { chinaDay } from '../china-day.ts';
import { element } from '../element.ts';
import { facetsOf, filterRows } from './filter-rows.ts';
import { createActions } from './list-actions.ts';
import { createForm, sortWords, type ListForm } from './list-form.ts';
import { findResult } from './list-result.ts';
import { emptyState, isFiltered, readState, writeState, type ListState } from './list-state.ts';
import { createLoader, type LoadedList } from './load-list.ts';

/** Keys that stand in addresses besides the facets' own. */
const countyKey = 'places';
/** A reader who types is not disturbed by every letter. */
const pause = 250;

/** The choice of a county for a list that has a file for each. */
function countyField({ split }: SplitFile, chosen: string, choose: (county: string) => void): HTMLElement {
  const select = element('select', { id: 'list-county' }, element('option', { value: '' }, '先选一个县（市、区）'), ...split.map(({ key, label, rows }) => element('option', { value: key }, `${label}（${formatCount(rows)}）`)));
  select.value = chosen;
  select.addEventListener('change', () => choose(select.value));
  return element('p', { class: 'list-field list-county' }, element('label', { for: 'list-county' }, '县（市、区）'), select);
}

/**
 * Makes a list of the page one that can be filtered, sorted, linked to and downloaded. Its data is loaded when the reader opens the form, or at
 * once where the address already says what is chosen.
 *
 * @param panel the folded form, with `data-list`, the address of the data file
 */
export function startList(panel: HTMLDetailsElement): void {
  const body = panel.querySelector<HTMLElement>('[data-list-form]');
  const status = document.querySelector<HTMLElement>('[data-list-status]');
  const place = document.querySelector<HTMLElement>('[data-list-result]');
  if (!body || !status || !place) return;
  const today = chinaDay();
  const result = findResult(place, today);
  const load = createLoader(panel.dataset.list ?? '');
  const total = status.textContent ?? '';
  const actions = createActions(() => void go(emptyState(), 'push'));
  let shown: (LoadedList & { facets: FileFacet[]; form: ListForm | undefined; key: string }) | undefined;
  let turn = 0;

  const keysOf = (): string[] => [countyKey, ...(shown?.facets.map(({ key }) => key) ?? [])];
  const addressState = (keys: readonly string[]): ListState => readState(location.search, [...new Set(keys)]);

  function build(loaded: LoadedList): NonNullable<typeof shown> {
    const key = `${loaded.county}${loaded.list ? '' : '-'}`;
    if (shown?.key === key) return shown;
    const facets = loaded.list ? facetsOf(loaded.list, today) : [];
    const form = loaded.list && createForm(loaded.list, facets);
    body!.textContent = '';
    if (loaded.split) body!.append(countyField(loaded.split, loaded.county, (county) => void go({ ...emptyState(), picks: county === '' ? {} : { [countyKey]: [county] } }, 'push')));
    if (form) {
      body!.append(form.form);
      listen(form);
    }
    return { ...loaded, facets, form, key };
  }

  function listen({ form, read }: ListForm): void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const state = (): ListState => {
      const own = read();
      return shown?.county ? { ...own, picks: { ...own.picks, [countyKey]: [shown.county] } } : own;
    };
    const later = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void go(state(), 'stay'), pause);
    };
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('input', (event) => {
      // Half a word in the keyboard's own window is none yet.
      if (event.target instanceof HTMLInputElement && event.target.type !== 'checkbox' && !(event as InputEvent).isComposing) later();
    });
    form.addEventListener('compositionend', later);
    form.addEventListener('change', (event) => {
      clearTimeout(timer);
      const next = state();
      // Another county has other towns.
      if (event.target instanceof HTMLSelectElement) for (const { key, under } of shown?.facets ?? []) if (`list-${under}` === event.target.id) delete next.picks[key];
      void go(next, 'push');
    });
  }

  function show(state: ListState): void {
    if (!shown) return;
    const { list, facets, form, split } = shown;
    if (!list) {
      result.restore();
      status!.textContent = total;
      actions.show(undefined, [], false);
      return;
    }
    const { rows, counts } = filterRows(list, facets, state);
    form?.show(state, counts);
    const order = sortWords(list, state.sort);
    const canClear = isFiltered(state) || order !== '';
    status!.classList.toggle('list-count', canClear);
    if (canClear) result.show(list, rows);
    else result.restore();
    const whole = split ? (split.split.find(({ key }) => key === shown?.county)?.label ?? '') : '';
    status!.textContent = !canClear ? total : `${whole}共${formatCount(list.rows)}${list.unit}，${isFiltered(state) ? `符合条件的${formatCount(rows.length)}${list.unit}` : '全部'}${order && `，${order}`}。`;
    actions.show(list, rows, canClear);
  }

  /** Shows a state, and writes it into the address: as a new step, or not yet. */
  async function go(state: ListState, how: 'push' | 'stay'): Promise<void> {
    const own = (turn += 1);
    status!.dataset.busy = '';
    try {
      const loaded = await load(state.picks[countyKey]?.[0] ?? '');
      // The reader has gone on in the meantime.
      if (own !== turn) return;
      shown = build(loaded);
      show(state);
      const address = location.pathname + writeState(state, keysOf());
      if (how === 'push' && address !== location.pathname + location.search) history.pushState(null, '', address);
    } catch {
      if (own !== turn) return;
      status!.textContent = '数据没有读到，请检查网络后再试。';
      if (!shown) body!.textContent = '数据没有读到。';
    } finally {
      delete status!.dataset.busy;
    }
  }

  /** What the address says; which keys it may have is known only once the list is there. */
  async function goToAddress(): Promise<void> {
    await go(addressState([countyKey]), 'stay');
    await go(addressState(keysOf()), 'stay');
  }

  panel.after(actions.node);
  actions.node.hidden = true;
  // The cuts that stand there for readers without scripts make room for the form.
  body.textContent = '正在读取……';
  const open = (): void => {
    if (!shown) void goToAddress().then(() => (actions.node.hidden = false));
  };
  panel.addEventListener('toggle', () => panel.open && open());
  // A step to an anchor of the page is one too.
  window.addEventListener('popstate', () => {
    if (shown || location.search !== '') void goToAddress();
  });
  if (location.search !== '') {
    panel.open = true;
    open();
  }
}

const panel = document.querySelector<HTMLDetailsElement>('details[data-list]');
if (panel) startList(panel);
