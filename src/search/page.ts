import { partsOf } from './grams.ts';
import type { Answer, Hit, Question } from './messages.ts';
import { showHit } from './show-hit.ts';

/** The search page: the query is in the address, the answers come from the worker. */
const root = document.querySelector<HTMLElement>('#search')!;
const field = document.querySelector<HTMLInputElement>('#q')!;
const kindButtons = root.querySelector<HTMLElement>('.search-kinds')!;
const status = root.querySelector<HTMLElement>('.search-status')!;
const results = root.querySelector<HTMLElement>('.search-results')!;
const more = root.querySelector<HTMLButtonElement>('[data-more]')!;
const advice = root.querySelector<HTMLElement>('[data-advice]')!;

const kindOrder = ['村庄', '地方', '公示', '资金', '项目', '企业', '表彰', '政策', '说明'];
const everything = '全部';

let worker: Worker | undefined;
let asked = 0;
/** Hits of this question that have come, and how many of them stand on the page. */
let hits: Hit[] = [];
let shown = 0;
let total = 0;

/** Characters of a query that are looked for, and that are said back to the reader. */
const longest = 100;
const longestEcho = 30;

/** A kind was chosen, and its button made anew. */
let refocus = false;

/** Hits that appear at a time. */
const step = 10;

const address = () => new URLSearchParams(location.search);

function ask(from: number): void {
  const query = [...(address().get('q')?.trim() ?? '')].slice(0, longest).join('');
  field.value = query;
  if (from === 0) clear();
  if (query === '') return;
  status.textContent = '正在搜索…';
  worker ??= startWorker();
  const base = new URL(root.dataset.base ?? '/', location.href).pathname;
  const question: Question = { id: ++asked, base, query, kind: address().get('kind') ?? undefined, from };
  worker.postMessage(question);
}

function startWorker(): Worker {
  const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', (event: MessageEvent<Answer>) => {
    // An answer to an older question came too late.
    if (event.data.id === asked) take(event.data);
  });
  started.addEventListener('error', fail);
  return started;
}

function clear(): void {
  hits = [];
  shown = 0;
  results.textContent = '';
  kindButtons.hidden = true;
  more.hidden = true;
  advice.hidden = true;
  status.textContent = '';
}

function fail(): void {
  clear();
  status.textContent = '搜索没有成功。请检查网络后再试，或者按下面的地方查找。';
}

function take(answer: Answer): void {
  if ('failed' in answer) {
    fail();
    return;
  }
  hits.push(...answer.hits);
  total = answer.total;
  showKinds(answer.kinds);
  advice.hidden = total > 0;
  showMore();
}

function showMore(): void {
  const query = field.value;
  const parts = partsOf(query);
  const next = hits.slice(shown, shown + step);
  results.append(...next.map((hit) => showHit(hit, parts)));
  status.textContent = shown === 0 ? summary(query) : `已显示${shown + next.length}条，共${total}条。`;
  shown += next.length;
  more.hidden = shown >= total;
}

function summary(query: string): string {
  const characters = [...query];
  const echo = characters.length > longestEcho ? `${characters.slice(0, longestEcho).join('')}…` : query;
  if (total === 0) return `没有找到“${echo}”。`;
  if (!hits.some((hit) => hit.isWhole)) return `没有完全相同的。以下${total}条含有“${echo}”中的部分文字。`;
  return `找到${total}条。`;
}

function showKinds(kinds: Record<string, number>): void {
  const present = Object.keys(kinds)
    .filter((kind) => kinds[kind]! > 0)
    .sort((a, b) => kindOrder.indexOf(a) - kindOrder.indexOf(b));
  const chosen = address().get('kind') ?? everything;
  kindButtons.hidden = present.length < 2 && chosen === everything;
  kindButtons.textContent = '';
  for (const kind of [everything, ...present]) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button';
    button.textContent = kind === everything ? kind : `${kind} ${kinds[kind]!}`;
    button.dataset.kind = kind;
    button.setAttribute('aria-pressed', String(kind === chosen));
    kindButtons.append(button);
    // The button that was pressed is gone; its successor takes the focus, or the keyboard starts from the top again.
    if (refocus && kind === chosen) button.focus();
  }
  refocus = false;
}

function go(changes: Record<string, string | undefined>): void {
  const next = address();
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') next.delete(name);
    else next.set(name, value);
  }
  history.pushState(null, '', `?${next.toString()}`);
  ask(0);
}

field.form?.addEventListener('submit', (event) => {
  event.preventDefault();
  go({ q: field.value.trim(), kind: undefined });
});

kindButtons.addEventListener('click', (event) => {
  const kind = (event.target as HTMLElement).closest<HTMLElement>('[data-kind]')?.dataset.kind;
  if (kind === undefined) return;
  refocus = true;
  go({ kind: kind === everything ? undefined : kind });
});

more.addEventListener('click', () => (shown < hits.length ? showMore() : ask(hits.length)));
addEventListener('popstate', () => ask(0));
ask(0);
