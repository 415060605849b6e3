import { plainText } from '../plain-text.ts';
import { startFinder, type Finder } from './finder.ts';
import { partsOf } from './grams.ts';
import { byOrder, countKinds, isKind, kindsOf, wordOf } from './kinds.ts';
import type { Hit, TextHits } from './messages.ts';
import type { NameHit } from './names/name-hit.ts';
import { showGroup } from './show-group.ts';
import { showHit } from './show-hit.ts';
import { isNear, nearWord, sortNames } from './sort-names.ts';
import { summary } from './summary.ts';

/**
 * The search page: the query and the kind are in the address, names answer as the reader types, full text when the typing
 * rests. Typing replaces the address; Enter makes a new step of the history, so that "back" leads to the question before.
 */
const root = document.querySelector<HTMLElement>('#search')!;
const field = document.querySelector<HTMLInputElement>('#q')!;
const find = <E extends HTMLElement>(selector: string): E => root.querySelector<E>(selector)!;
const kindButtons = find('.search-kinds');
const status = find('.search-status');
const nameList = find('[data-names]');
const nearList = find('[data-near]');
const textSection = find('[data-text]');
const textCount = find('[data-text-count]');
const textList = find('[data-text] .search-results');
const more = find<HTMLButtonElement>('[data-more]');
const partLine = find('[data-parts]');
const partChoice = find<HTMLSelectElement>('[data-parts] select');
const partsSearched = find('#parts-searched');
const advice = find('[data-advice]');
const tooOld = find('[data-too-old]');

const everything = '全部';
/** Characters of a query that are looked for. */
const longest = 100;
/** Names asked for; hits of full text that appear at a time. */
const mostNames = 500;
const step = 10;
/** Names that stand in a group from the start: of places, of other kinds, of the one kind that was chosen. */
const firstNames = { places: 5, others: 3, chosen: 20 };
/** How long typing rests before names and before full text are asked, in milliseconds. */
const namesAfter = 120;
const textAfter = 500;

const base = new URL(root.dataset.base ?? '/', location.href).pathname;
let finder: Finder | undefined;
let asked = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
/** The address of the step of history that the reader is at, before it was typed over. */
let settled = location.search;

/** What has come to the question that is asked. */
let names: NameHit[] = [];
let text: TextHits | undefined;
let shown = 0;

const address = () => new URLSearchParams(location.search);
const cut = (query: string): string => [...plainText(query).trim()].slice(0, longest).join('');
/** Undefined for all of them; so is a kind that nothing is of, as in an address that was cut off or made up. */
const chosenKind = (): string | undefined => {
  const kind = address().get('kind');
  return kind !== null && isKind(kind) ? kind : undefined;
};

/** Pages whose names hold what was asked already stand above; those that are only like it do not. */
const isNamed = ({ href }: Hit): boolean => names.some((name) => !isNear(name) && base + name.href.slice(1) === href);
const others = (): Hit[] => text?.hits.filter((hit) => !isNamed(hit)) ?? [];
/** Hits of full text that do not stand above, as far as their addresses are known. */
const textTotal = (): number => (text ? text.total - text.hits.filter(isNamed).length : 0);

/** Counties that full text is looked for in, where there are too many for all: the one chosen, or those of the first places found. */
const nearest = 3;
function partsToSearch(): string[] {
  if (partChoice.value !== '') return [partChoice.value];
  const codes = names.flatMap(({ href }) => /^\/(?:counties|towns|villages)\/(\d{6})\d{6}\//.exec(href)?.[1] ?? []);
  return [...new Set(codes)].slice(0, nearest).map((code) => `${code}000000`);
}

/** Where there are too many counties for all: which were looked through, and which can be. Names are found in all of them. */
function showParts({ choice }: Pick<TextHits, 'choice'>): void {
  partLine.hidden = choice === undefined;
  if (!choice) return;
  if (partChoice.length === 1) partChoice.append(...choice.map(({ part, title }) => new Option(title, part)));
  const searched = partsToSearch().flatMap((code) => choice.find(({ part }) => part === code) ?? []);
  const ofCities = searched.some(({ city }) => city !== undefined) ? ['所在市跨县的网页'] : [];
  const [wide, county] = choice.some(({ city }) => city !== undefined) ? ['跨市的网页', '市县'] : ['跨县的网页', '县'];
  const looked = [wide, ...searched.map(({ title }) => title), ...ofCities].join('、');
  partsSearched.textContent = `名称查了全部；网页里的文字查了${looked}，没有查${searched.length === 0 ? `各${county}的，请选一个县` : `其他${county}的`}。`;
}

const rest = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

async function ask(wait = 0): Promise<void> {
  const round = ++asked;
  const query = cut(address().get('q') ?? '');
  const kind = chosenKind();
  if (query === '') {
    clear();
    return;
  }
  if (nameList.childElementCount === 0 && textList.childElementCount === 0) status.textContent = '正在搜索…';
  finder ??= startFinder(base);
  const ofText = () => finder?.text?.({ query, kinds: kind === undefined ? [] : kindsOf(kind), from: 0, parts: partsToSearch() }).catch(() => undefined);
  const early = wait === 0 ? ofText() : undefined;
  const ofNames = await finder.names({ query, limit: mostNames }).catch(() => undefined);
  if (round !== asked) return;
  names = (ofNames ?? []).filter((hit) => kind === undefined || wordOf(hit.kind) === kind || hit.kind === kind);
  text = undefined;
  showNames(query, kind);
  showKinds(ofNames ?? []);
  if (names.length > 0) status.textContent = summary(query, names, undefined);
  await rest(wait);
  if (round !== asked) return;
  text = await (early ?? ofText());
  // Asked before it was known which places are meant.
  if (early && text?.choice && partsToSearch().length > 0) text = await ofText();
  if (round !== asked) return;
  if (ofNames === undefined && text === undefined) {
    fail();
    return;
  }
  showKinds(ofNames ?? []);
  if (text) showParts(text);
  showText(query);
}

function clear(): void {
  names = [];
  text = undefined;
  nameList.textContent = nearList.textContent = textList.textContent = '';
  textSection.hidden = kindButtons.hidden = partLine.hidden = advice.hidden = tooOld.hidden = true;
  status.textContent = '';
}

function fail(): void {
  clear();
  status.textContent = '搜索没有成功。请检查网络后再试，或者按下面的地方查找。';
}

function showNames(query: string, kind: string | undefined): void {
  const parts = partsOf(query);
  const groups = sortNames(names, wordOf).sort((a, b) => byOrder(a.word, b.word));
  const first = (word: string): number => (kind !== undefined || groups.length === 1 ? firstNames.chosen : word === wordOf('村庄') ? firstNames.places : firstNames.others);
  nameList.textContent = nearList.textContent = '';
  for (const group of groups) {
    // What is only alike comes last, unless there is nothing better.
    const list = group.word === nearWord && groups.length > 1 ? nearList : nameList;
    list.append(showGroup(group, base, parts, first(group.word), mostNames));
  }
  textSection.hidden = advice.hidden = tooOld.hidden = true;
}

function showText(query: string): void {
  textList.textContent = '';
  shown = 0;
  const total = textTotal();
  textSection.hidden = total === 0;
  // Also where the browser has workers, but not the WebAssembly of the full text.
  tooOld.hidden = finder?.text !== undefined && text !== undefined;
  advice.hidden = total > 0 || names.length > 0;
  status.textContent = summary(query, names, { total, hasWhole: others().some((hit) => hit.isWhole) });
  showMore();
}

function showMore(): void {
  const parts = partsOf(cut(field.value));
  const next = others().slice(shown, shown + step);
  textList.append(...next.map((hit) => showHit(hit, parts)));
  shown += next.length;
  textCount.textContent = names.length > 0 ? `其余${textTotal()}条` : `${textTotal()}条`;
  more.hidden = text === undefined || (shown >= others().length && text.hits.length >= text.total);
}

/** The next hits, and the focus on the first of them: the button may be gone. */
async function goOn(): Promise<void> {
  const round = asked;
  if (shown >= others().length && text && finder?.text) {
    const kind = chosenKind();
    const query = cut(field.value);
    const next = await finder.text({ query, kinds: kind === undefined ? [] : kindsOf(kind), from: text.hits.length, parts: partsToSearch() }).catch(() => undefined);
    if (round !== asked) return;
    if (next) text = { ...text, hits: [...text.hits, ...next.hits] };
  }
  const before = textList.childElementCount;
  showMore();
  textList.children[before]?.querySelector('a')?.focus();
  status.textContent = `全文已显示${shown}条，共${textTotal()}条。`;
}

/** @param all names of every kind */
function showKinds(all: readonly NameHit[]): void {
  const certain = all.filter((hit) => !isNear(hit));
  const counts = countKinds(certain.length > 0 ? certain : all, text?.kinds ?? {});
  const chosen = chosenKind() ?? everything;
  const focused = (document.activeElement as HTMLElement | null)?.closest<HTMLElement>('[data-kind]')?.dataset.kind;
  const words = [everything, ...new Set([...counts.keys(), ...(chosen === everything ? [] : [wordOf(chosen)])])];
  kindButtons.hidden = false;
  kindButtons.textContent = '';
  for (const word of words) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button';
    button.dataset.kind = word;
    button.textContent = word === everything ? word : `${word} ${counts.get(word) ?? 0}`;
    button.setAttribute('aria-pressed', String(word === (chosen === everything ? chosen : wordOf(chosen))));
    kindButtons.append(button);
    // The button that had the focus is gone; its successor takes it, or the keyboard starts from the top again.
    if (word === focused) button.focus();
  }
}

function addressWith(query: string, kind?: string): string {
  const next = new URLSearchParams({ ...(query !== '' && { q: query }), ...(kind !== undefined && { kind }) }).toString();
  return next === '' ? location.pathname : `?${next}`;
}

/** A new step of the history; what was typed on the way here goes back to what it was. */
function go(to: string): void {
  if (new URL(to, location.href).search === settled) history.replaceState(null, '', to);
  else {
    history.replaceState(null, '', settled === '' ? location.pathname : settled);
    history.pushState(null, '', to);
  }
  settled = location.search;
  clearTimeout(timer);
  void ask();
}

let isComposing = false;
function type(): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    history.replaceState(null, '', addressWith(cut(field.value)));
    void ask(textAfter);
  }, namesAfter);
}
field.addEventListener('compositionstart', () => (isComposing = true));
field.addEventListener('compositionend', () => {
  isComposing = false;
  type();
});
field.addEventListener('input', () => {
  if (!isComposing) type();
});

field.form?.addEventListener('submit', (event) => {
  event.preventDefault();
  if (isComposing) return;
  go(addressWith(cut(field.value)));
  // On a phone the keyboard covers the answers: it goes, and the reader is where they are told.
  if (matchMedia('(pointer: coarse)').matches) status.focus();
});

kindButtons.addEventListener('click', (event) => {
  const kind = (event.target as HTMLElement).closest<HTMLElement>('[data-kind]')?.dataset.kind;
  if (kind !== undefined) go(addressWith(cut(field.value), kind === everything ? undefined : kind));
});

more.addEventListener('click', () => void goOn());
partChoice.addEventListener('change', () => void ask());

function arrive(): void {
  settled = location.search;
  field.value = cut(address().get('q') ?? '');
  void ask();
}
addEventListener('popstate', arrive);
arrive();
