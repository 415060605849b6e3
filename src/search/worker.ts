import { grams, isDocumentNumber, partsOf } from './grams.ts';
import type { Answer, Hit, Question } from './messages.ts';
import { answerRank, byAnswer, excerpt, partsHeld, piecesOnly } from './rank.ts';

/**
 * Runs Pagefind inside this module worker. Here there is no `document`, so Pagefind takes the query's words as they come
 * and does not cut them up again, which is what makes two-character grams work.
 */
interface PagefindHit {
  id: string;
  data(): Promise<{ url: string; content: string; meta: Partial<Record<string, string>> }>;
}
interface Pagefind {
  options(options: { baseUrl: string; ranking: { metaWeights: Record<string, number> } }): Promise<void>;
  filters(): Promise<Partial<Record<string, Record<string, number>>>>;
  /** Without a term, all pages that the filters let pass. */
  search(
    term: string | null,
    options: { filters: Record<string, string | { any: string[] }> },
  ): Promise<{ results: PagefindHit[]; totalFilters: Record<string, Record<string, number>> }>;
}

/** Hits whose texts are read at a time, to put those that truly hold the query first. */
const batch = 20;
/** And this many of each kind of page, so that a village is never lost behind a thousand notices. */
const ofEachKind = 3;

let starts = 0;
let pagefind: Promise<{ search: Pagefind['search']; numbers: string[] }> | undefined;

async function start(base: string) {
  // A new address each time: after a crash the old module's memory is of no more use.
  const fresh = starts++ === 0 ? '' : `?start=${starts}`;
  const module = (await import(/* @vite-ignore */ `${base}pagefind/pagefind.js${fresh}`)) as Pagefind;
  await module.options({ baseUrl: base, ranking: { metaWeights: { title: 8, where: 4, number: 8 } } });
  const { number = {} } = await module.filters();
  return { search: module.search, numbers: Object.keys(number) };
}

/**
 * All hits in the order in which their texts are read: those with the document number asked for, and some of each kind,
 * come forward into the first batch.
 */
async function find({ base, query, kind }: Question) {
  pagefind ??= start(base);
  const { search, numbers } = await pagefind;
  const term = grams(query);
  const chosen: Record<string, string> = kind === undefined ? {} : { kind };
  const { results, totalFilters } = await search(term, { filters: chosen });
  const kinds = totalFilters.kind ?? {};
  const parts = partsOf(query);
  // Few pages hold all words of a question, or only by chance: a village or a page that answers to one of them may be worth more.
  const rare = parts.length < 2 || results.length > batch ? [] : parts.map(grams);
  const ways = kind === undefined ? [{ kind: '村庄' }, {}] : [chosen];
  const alone = await Promise.all(rare.flatMap((word) => ways.map((filters) => search(word, { filters }))));
  const asked = numbers.filter((number) => isDocumentNumber(number, parts));
  const numbered = asked.length === 0 ? [] : (await search(null, { filters: { ...chosen, number: { any: asked } } })).results;
  const forward = [...numbered.slice(0, batch), ...results.slice(0, batch), ...alone.flatMap((found) => found.results.slice(0, ofEachKind))];
  if (kind === undefined && results.length > batch) {
    const others = Object.keys(kinds).filter((word) => kinds[word]! > 0);
    const best = await Promise.all(others.map((word) => search(term, { filters: { kind: word } })));
    forward.push(...best.flatMap((found) => found.results.slice(0, ofEachKind)));
  }
  const all = new Map([...forward, ...results].map((hit) => [hit.id, hit]));
  return { results: [...all.values()], kinds, first: new Set(forward.map((hit) => hit.id)).size };
}

async function look(question: Question) {
  const { query, from } = question;
  const { results, kinds, first } = await find(question);
  const parts = partsOf(query);
  const pages = await Promise.all(results.slice(from, from === 0 ? first : from + batch).map((hit) => hit.data()));
  const hits = pages
    .map(({ url, content, meta }) => {
      const { title = '', where = '', kind: word = '', summary = '', number = '' } = meta;
      const found = { title, where, content, number };
      const rank = answerRank(found, parts);
      const text = rank < 4 && summary !== '' ? summary : excerpt(content, parts);
      const hit: Hit = { href: url, title, kind: word, where, text, isWhole: rank < piecesOnly };
      return { rank, held: partsHeld(found, parts), isVillage: word === '村庄', name: title, hit };
    })
    .sort(byAnswer)
    .map(({ hit }) => hit);
  return { hits, total: results.length, kinds };
}

async function answer(question: Question): Promise<Answer> {
  const { id } = question;
  try {
    return { id, ...(await look(question)) };
  } catch {
    pagefind = undefined;
  }
  // Pagefind's WebAssembly has been seen to abort: once more with a new one.
  try {
    return { id, ...(await look(question)) };
  } catch {
    pagefind = undefined;
    return { id, failed: true };
  }
}

addEventListener('message', (event: MessageEvent<Question>) => {
  void answer(event.data).then((result) => postMessage(result));
});
