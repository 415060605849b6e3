import { grams, partsOf } from './grams.ts';
import type { Answer, Hit, Question } from './messages.ts';
import { answerRank, excerpt } from './rank.ts';

/**
 * Runs Pagefind inside this module worker. Here there is no `document`, so Pagefind takes the query's words as they come
 * and does not cut them up again, which is what makes two-character grams work.
 */
interface PagefindHit {
  data(): Promise<{ url: string; content: string; meta: Partial<Record<string, string>> }>;
}
interface Pagefind {
  options(options: { baseUrl: string }): Promise<void>;
  filters(): Promise<unknown>;
  search(
    term: string,
    options: { filters: Record<string, string> },
  ): Promise<{ results: PagefindHit[]; totalFilters: Record<string, Record<string, number>> }>;
}

/** Hits whose texts are read at a time, to put those that truly hold the query first. */
const batch = 30;

let starts = 0;
let pagefind: Promise<Pagefind> | undefined;

async function start(base: string): Promise<Pagefind> {
  // A new address each time: after a crash the old module's memory is of no more use.
  const fresh = starts++ === 0 ? '' : `?start=${starts}`;
  const module = (await import(/* @vite-ignore */ `${base}pagefind/pagefind.js${fresh}`)) as Pagefind;
  await module.options({ baseUrl: base });
  await module.filters();
  return module;
}

async function look({ base, query, kind, from }: Question) {
  pagefind ??= start(base);
  const found = await (await pagefind).search(grams(query), { filters: kind === undefined ? {} : { kind } });
  const parts = partsOf(query);
  const pages = await Promise.all(found.results.slice(from, from + batch).map((hit) => hit.data()));
  const hits = pages
    .map(({ url, content, meta }) => {
      const { title = '', where = '', kind: word = '', summary = '' } = meta;
      const rank = answerRank({ title, where, content }, parts);
      const text = rank < 4 && summary !== '' ? summary : excerpt(content, parts);
      return { rank, hit: { href: url, title, kind: word, where, text, isWhole: rank < 5 } satisfies Hit };
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ hit }) => hit);
  const kinds = found.totalFilters.kind ?? {};
  return { hits, total: found.results.length, kinds };
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
