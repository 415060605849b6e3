import { grams, isDocumentNumber, partsOf } from './grams.ts';
import { loosePieces } from './loose-pieces.ts';
import type { Hit, PartList, TextHits, TextPart, TextQuestion } from './messages.ts';
import { answerRank, byAnswer, excerpt, holdsInTitle, looseTitle, partsHeld, piecesOnly } from './rank.ts';

/**
 * Runs Pagefind inside the module worker. Here there is no `document`, so Pagefind takes the query's words as they come
 * and does not cut them up again, which is what makes two-character grams work.
 */
interface PagefindHit {
  id: string;
  data(): Promise<{ url: string; content: string; meta: Partial<Record<string, string>> }>;
}
interface Filters {
  kind?: { any: string[] };
  number?: { any: string[] };
  part?: { any: string[] };
}
interface PagefindOptions {
  baseUrl: string;
  ranking: { metaWeights: Record<string, number> };
  mergeFilter?: Record<string, string>;
}
interface Pagefind {
  options(options: PagefindOptions): Promise<void>;
  mergeIndex(path: string, options: PagefindOptions): Promise<void>;
  filters(): Promise<Partial<Record<string, Record<string, number>>>>;
  /** Without a term, all pages that the filters let pass. */
  search(term: string | null, options: { filters: Filters }): Promise<{ results: PagefindHit[]; totalFilters: Record<string, Record<string, number>> }>;
}
type Search = Pagefind['search'];

/** Hits whose texts are read at a time, to put those that truly hold the query first. */
const batch = 20;
/** And this many of each kind of page, so that a village is never lost behind a thousand notices. */
const ofEachKind = 3;

interface Index {
  search: Search;
  numbers: string[];
  /** Parts that every question goes to. */
  always: string[];
  /** Adds the parts of these counties and of their cities, where they are not there already, and says which they are. */
  add(counties: readonly string[]): Promise<string[]>;
  /** Where readers must choose a county: all there are. */
  choice?: TextPart[];
}

let starts = 0;
let index: Promise<Index> | undefined;

/** What the pages of no county are called among the parts. */
const rest = 'rest';

async function start(base: string): Promise<Index> {
  // A new address each time: after a crash the old module's memory is of no more use.
  const fresh = starts++ === 0 ? '' : `?start=${starts}`;
  const module = (await import(/* @vite-ignore */ `${base}pagefind/pagefind.js${fresh}`)) as Pagefind;
  const options: PagefindOptions = { baseUrl: base, ranking: { metaWeights: { title: 8, where: 4, number: 8 } } };
  const { merge, always, parts } = (await (await fetch(`${base}pagefind/parts.json`)).json()) as PartList;
  const known = new Set<string>();
  const of = (part: string): PagefindOptions => ({ ...options, mergeFilter: { part } });
  await module.options(of(rest));
  const load = async (wanted: readonly string[]): Promise<void> => {
    const fresh = wanted.filter((part) => !known.has(part));
    for (const part of fresh) known.add(part);
    await Promise.all(fresh.map((part) => module.mergeIndex(`${base}pagefind/${part}/`, of(part))));
  };
  const add = async (counties: readonly string[]): Promise<string[]> => {
    const own = [...new Set(parts.flatMap(({ part, city }) => (counties.includes(part) ? [part, ...(city === undefined ? [] : [city])] : [])))];
    await load(own);
    return own;
  };
  await load(always);
  if (merge === 'all') await add(parts.map(({ part }) => part));
  const { number = {} } = await module.filters();
  return { search: module.search, numbers: Object.keys(number), always: [rest, ...always], add, ...(merge === 'chosen' && { choice: parts }) };
}

/**
 * All hits in the order in which their texts are read: those with the document number asked for, and some of each kind,
 * come forward into the first batch.
 */
async function findPages({ query, kinds: chosenKinds }: Pick<TextQuestion, 'query' | 'kinds'>, search: Search, numbers: readonly string[]) {
  const term = grams(query);
  const chosen: Filters = chosenKinds.length === 0 ? {} : { kind: { any: chosenKinds } };
  const { results, totalFilters } = await search(term, { filters: chosen });
  const kinds = totalFilters.kind ?? {};
  const parts = partsOf(query);
  // Few pages hold all words of a question, or only by chance: a village or a page that answers to one of them may be worth more.
  const rare = parts.length < 2 || results.length > batch ? [] : parts.map(grams);
  const ways: Filters[] = chosenKinds.length === 0 ? [{ kind: { any: ['村庄'] } }, {}] : [chosen];
  const alone = await Promise.all(rare.flatMap((word) => ways.map((filters) => search(word, { filters }))));
  const asked = numbers.filter((number) => isDocumentNumber(number, parts));
  const numbered = asked.length === 0 ? [] : (await search(null, { filters: { ...chosen, number: { any: asked } } })).results;
  const forward = [...numbered.slice(0, batch), ...results.slice(0, batch), ...alone.flatMap((found) => found.results.slice(0, ofEachKind))];
  if (chosenKinds.length === 0 && results.length > batch) {
    const others = Object.keys(kinds).filter((word) => kinds[word]! > 0);
    const best = await Promise.all(others.map((word) => search(term, { filters: { kind: { any: [word] } } })));
    forward.push(...best.flatMap((found) => found.results.slice(0, ofEachKind)));
  }
  const all = new Map([...forward, ...results].map((hit) => [hit.id, hit]));
  return { results: [...all.values()], kinds, first: new Set(forward.map((hit) => hit.id)).size };
}

async function readHit(page: PagefindHit, parts: readonly string[]) {
  const { url, content, meta } = await page.data();
  const { title = '', where = '', kind = '', summary = '', number = '' } = meta;
  const found = { title, where, content, number };
  const rank = answerRank(found, parts);
  const text = rank < 4 && summary !== '' ? summary : excerpt(content, parts);
  const hit: Hit = { href: url, title, kind, where, text, isWhole: rank < piecesOnly };
  return { rank, held: partsHeld(found, parts), isVillage: kind === '村庄', name: title, summary, hit };
}

/**
 * Pages whose title says the same with other words between (没有企业的村 → 没有企业结对的村): no page need hold the query as it
 * was typed.
 */
async function findLoosely(query: string, search: Search, filters: Filters) {
  for (const pieces of loosePieces(query)) {
    const term = grams(pieces.join(' '));
    // A list of all stands in the part of no county, and scores of different parts say little about each other.
    const [first, all] = await Promise.all([search(term, { filters: { ...filters, part: { any: [rest] } } }), search(term, { filters })]);
    const results = [...new Map([...first.results.slice(0, batch / 2), ...all.results].map((page) => [page.id, page])).values()];
    const pages = await Promise.all(results.slice(0, batch).map((page) => readHit(page, pieces).then((read) => ({ ...read, id: page.id }))));
    const titled = pages.filter(({ name }) => holdsInTitle(name, pieces));
    if (titled.length > 0) return titled.map((one) => ({ ...one, rank: looseTitle, hit: { ...one.hit, text: one.summary || one.hit.text, isWhole: true } }));
  }
  return [];
}

async function look(question: TextQuestion): Promise<TextHits> {
  index ??= start(question.base);
  const { search: searchAll, numbers, always, add, choice } = await index;
  const own = choice ? await add(question.parts) : [];
  const search: Search = choice ? (term, { filters }) => searchAll(term, { filters: { part: { any: [...always, ...own] }, ...filters } }) : searchAll;
  const { query, from } = question;
  const { results, kinds, first } = await findPages(question, search, numbers);
  const parts = partsOf(query);
  const pages = await Promise.all(results.slice(from, from === 0 ? first : from + batch).map((hit) => readHit(hit, parts)));
  const isNamed = pages.some(({ rank }) => rank < looseTitle);
  const filters: Filters = question.kinds.length === 0 ? {} : { kind: { any: question.kinds } };
  const loose = from > 0 || isNamed ? [] : await findLoosely(query, search, filters);
  const known = new Set(results.map(({ id }) => id));
  const added = loose.filter(({ id }) => !known.has(id));
  const looseHrefs = new Set(loose.map(({ hit }) => hit.href));
  return {
    hits: [...loose, ...pages.filter(({ hit }) => !looseHrefs.has(hit.href))].sort(byAnswer).map(({ hit }) => hit),
    total: results.length + added.length,
    kinds: added.reduce((sum, { hit }) => ({ ...sum, [hit.kind]: (sum[hit.kind] ?? 0) + 1 }), kinds),
    ...(choice && { choice }),
  };
}

/**
 * What the words of pages say to a query.
 *
 * @throws when the index does not come, after a second try: Pagefind's WebAssembly has been seen to abort
 */
export async function findText(question: TextQuestion): Promise<TextHits> {
  try {
    return await look(question);
  } catch {
    index = undefined;
  }
  try {
    return await look(question);
  } catch (error) {
    index = undefined;
    throw error;
  }
}
