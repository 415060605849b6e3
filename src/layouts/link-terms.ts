/** Address of the glossary, without the base. */
export const glossaryPath = '/glossary/';
/** Address of the page of components, without the base; only where a portal is an example. */
export const componentsPath = '/components/';

/** A word that the glossary explains, as pages link it. */
export interface LinkedTerm {
  /** Anchor on the glossary's page. */
  id: string;
  /** The term and its other forms. */
  words: readonly string[];
  /** The explanation in a sentence or two. */
  plain: string;
  /** Goes before others where there are many. */
  first: boolean;
}

export interface LinkOptions {
  /** Address of the glossary's page, with the base. */
  address: string;
  /** How many links a page gets at most, and a section of it. More would be dots everywhere. */
  limit: number;
  perSection: number;
}

/** Elements whose words are links, names, values or not to be read: nothing inside of them is linked. */
const closed = new Set(['a', 'button', 'h1', 'h2', 'h3', 'nav', 'td', 'code', 'data', 'time', 'label', 'summary', 'details', 'form', 'noscript', 'option']);
/** Elements whose own words may be linked. */
const open = new Set(['p', 'li', 'dt', 'caption', 'figcaption', 'th']);
/** Parts of pages that hold names, or that not everybody sees. */
const closedClasses = /(?:^|\s)(?:visually-hidden|print-only|notice-card|notice-publisher|notice-number|notice-signature|badge|progress|mark|tiles-legend|certificate|term-off)(?:\s|$)/;
/** Elements that do not hand on what their parent allows. */
const blocks = new Set(['div', 'section', 'article', 'ul', 'ol', 'dl', 'dd', 'table', 'tr', 'tbody', 'thead', 'tfoot', 'figure', 'blockquote']);
const voids = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);

/** One tag, comment, or element in which nothing is ever linked and none of its own kind stands: text of scripts, rows of tables. Quoted values may hold `>`. */
const token = /<!--[\s\S]*?-->|<(script|style|textarea|svg|select|tbody|tfoot)\b[\s\S]*?<\/\1\s*>|<\/?([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi;
const escapeAttribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

interface Matcher {
  pattern: RegExp;
  termOf: Map<string, LinkedTerm>;
}

const matchers = new WeakMap<readonly LinkedTerm[], Matcher>();

/** Finds any of the words; of two that begin at one place, the longer. Made once for all pages. */
function matcherOf(terms: readonly LinkedTerm[]): Matcher {
  let matcher = matchers.get(terms);
  if (!matcher) {
    const termOf = new Map(terms.flatMap((term) => term.words.map((word) => [word, term] as const)));
    const words = [...termOf.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    matcher = { pattern: new RegExp(words.map(escapePattern).join('|'), 'g'), termOf };
    matchers.set(terms, matcher);
  }
  return matcher;
}

interface Found {
  at: number;
  word: string;
  term: LinkedTerm;
  section: number;
}

interface Level {
  name: string;
  /** Nothing in it is linked. */
  isClosed: boolean;
  /** Its own words may be linked. */
  isOpen: boolean;
  isStacked: boolean;
}

function levelOf(name: string, attributes: string, parent: Level | undefined): Level {
  const classes = /\sclass="([^"]*)"/.exec(attributes)?.[1] ?? '';
  const isClosed =
    parent?.isClosed === true ||
    closed.has(name) ||
    closedClasses.test(classes) ||
    /\s(?:hidden|data-no-terms)(?:[\s=]|$)|\saria-hidden="true"/.test(attributes) ||
    // The name of a row.
    (name === 'th' && /\sscope="row"/.test(attributes)) ||
    // Headers that a phone shows elsewhere: a link there could be reached by keyboard and not be seen.
    (name === 'thead' && parent?.isStacked === true);
  const isOpen = open.has(name) || (parent?.isOpen === true && !blocks.has(name));
  return { name, isClosed, isOpen, isStacked: name === 'table' && /(?:^|\s)stack(?:\s|$)/.test(classes) };
}

/** First uses of terms where a link may stand, in order. */
function findFirstUses(html: string, { pattern, termOf }: Matcher): Found[] {
  const found: Found[] = [];
  const seen = new Set<LinkedTerm>();
  const stack: Level[] = [];
  let section = 0;
  const readText = (from: number, to: number): void => {
    const top = stack.at(-1);
    if (from === to || top === undefined || top.isClosed) return;
    const text = html.slice(from, to);
    // A value is linked only where it is nothing but a term.
    if (!top.isOpen && !(top.name === 'dd' && termOf.has(text))) return;
    for (const match of text.matchAll(pattern)) {
      const term = termOf.get(match[0])!;
      if (seen.has(term)) continue;
      seen.add(term);
      found.push({ at: from + match.index, word: match[0], term, section });
    }
  };
  let end = 0;
  for (const match of html.matchAll(token)) {
    readText(end, match.index);
    end = match.index + match[0].length;
    const name = match[2]?.toLowerCase();
    if (name === undefined) continue;
    if (match[0][1] === '/') {
      const at = stack.findLastIndex((level) => level.name === name);
      if (at !== -1) stack.length = at;
      continue;
    }
    if (name === 'h2' || name === 'section') section += 1;
    if (voids.has(name) || match[3]?.endsWith('/')) continue;
    stack.push(levelOf(name, match[3] ?? '', stack.at(-1)));
  }
  readText(end, html.length);
  return found;
}

/** Chosen so that the page reads well: hard words first, then what comes first. */
function choose(found: readonly Found[], { limit, perSection }: LinkOptions): Found[] {
  const inSection = new Map<number, number>();
  const chosen: Found[] = [];
  for (const one of [...found.filter(({ term }) => term.first), ...found.filter(({ term }) => !term.first)]) {
    const already = inSection.get(one.section) ?? 0;
    if (chosen.length >= limit || already >= perSection) continue;
    inSection.set(one.section, already + 1);
    chosen.push(one);
  }
  return chosen.sort((a, b) => a.at - b.at);
}

/**
 * Links the first use of terms of the glossary in a page's main part to their entries, with the explanation as the link's description. Only where
 * running words, labels and captions stand; never in links, headings, values and names. Text stays as it is, to the letter.
 *
 * @param html a finished fragment with every element closed, as Astro writes it
 */
export function linkTerms(html: string, terms: readonly LinkedTerm[], options: LinkOptions): string {
  if (terms.length === 0) return html;
  let linked = '';
  let end = 0;
  for (const { at, word, term } of choose(findFirstUses(html, matcherOf(terms)), options)) {
    linked += `${html.slice(end, at)}<a class="term" href="${escapeAttribute(`${options.address}#${term.id}`)}" title="${escapeAttribute(term.plain)}">${word}</a>`;
    end = at + word.length;
  }
  return linked + html.slice(end);
}
