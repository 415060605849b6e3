import { grams, partsOf } from './grams.ts';
import type { Answer, Hit, Question } from './messages.ts';
import { answerRank, byAnswer, excerpt } from './rank.ts';

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
  filters(): Promise<unknown>;
  search(
    term: string,
    options: { filters: Record<string, string> },
  ): Promise<{ results: PagefindHit[]; totalFilters: Record<string, Record<string, number>> }>;
}

/** Hits whose texts are read at a time, to put those that truly hold the query first. */
const batch = 20;
/** And this many of each kind of page, so that a village is never lost behind a thousand notices. */
const ofEachKind = 3;

let starts = 0;
let pagefind: Promise<Pagefind> | undefined;

async function start(base: string): Promise<Pagefind> {
  // A new address each time: after a crash the old module's memory is of no more use.
  const fresh = starts++ === 0 ? '' : `?start=${starts}`;
  const module = (await import(/* @vite-ignore */ `${base}pagefind/pagefind.js${fresh}`)) as Pagefind;
  await module.options({ baseUrl: base, ranking: { metaWeights: { title: 8, where: 4 } } });
  await module.filters();
  return module;
}

/** All hits in the order in which their texts are read: some of each kind come forward into the first batch. */
async function find({ base, query, kind }: Question) {
  pagefind ??= start(base);
  const { search } = await pagefind;
  const term = grams(query);
  const { results, totalFilters } = await search(term, { filters: kind === undefined ? {} : { kind } });
  const kinds = totalFilters.kind ?? {};
  if (kind !== undefined || results.length <= batch) return { results, kinds, first: batch };
  const others = Object.keys(kinds).filter((word) => kinds[word]! > 0);
  const best = await Promise.all(others.map((word) => search(term, { filters: { kind: word } })));
  const forward = [...results.slice(0, batch), ...best.flatMap((found) => found.results.slice(0, ofEachKind))];
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
      const { title = '', where = '', kind: word = '', summary = '' } = meta;
      const rank = answerRank({ title, where, content }, parts);
      const text = rank < 4 && summary !== '' ? summary : excerpt(content, parts);
      return { rank, name: title, hit: { href: url, title, kind: word, where, text, isWhole: rank < 5 } satisfies Hit };
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
