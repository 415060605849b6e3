/**
 * What an outsider's program reads from a finished page: where it leads, where it can be led to, and its words.
 * A scanner rather than a tree, because it reads every page of a province; the tests hold it against a real parser.
 */
export interface PageContents {
  /** Addresses as written, entities decoded: href, src, srcset, poster, action, and the target of a refresh. */
  links: string[];
  /** What `#fragment` can point to. */
  anchors: string[];
  /** Words as a reader sees them and attributes, one entry a run: neighbouring cells never look like one number, and bold type never parts one. */
  texts: string[];
  /** Figures of the registry, each an element with `data-cell`. */
  figures: PrintedFigure[];
}

/** What one element with `data-cell` shows; such elements are never in one another. */
export interface PrintedFigure {
  /** `<code>/<year>/<column>` */
  cell: string;
  /** Its words, those of elements in it too, without space around them. */
  text: string;
  /** What a `value` attribute on it or in it says. */
  value?: string;
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' };

/** Decodes numeric references and the names that a serialiser writes; any other name stays as it is. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d+)|#[xX]([\da-fA-F]+)|(\w+));/g, (whole, decimal: string, hex: string, name: string) => {
    if (name !== undefined) return named[name] ?? whole;
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

const linkAttributes = new Set(['href', 'src', 'poster', 'action', 'formaction', 'cite', 'data']);

const piece = /<!--[\s\S]*?-->|<!doctype[^>]*>|<(\/?)([a-zA-Z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/gi;
const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;
/** Tags inside a run of words: a number parted by them is still one number to its reader. */
const inlineTags = new Set(['a', 'abbr', 'b', 'code', 'data', 'del', 'em', 'i', 'ins', 'kbd', 'mark', 'small', 'span', 'strong', 'sub', 'sup', 'time', 'u', 'wbr']);
const voidTags = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
const rawTextEnds: Record<string, RegExp> = { script: /<\/script/gi, style: /<\/style/gi };

/** Reads one page. Never throws: what it cannot make out as a tag is text. */
export function readPage(html: string): PageContents {
  const contents: PageContents = { links: [], anchors: [], texts: [], figures: [] };
  let open: (PrintedFigure & { tag: string; depth: number }) | undefined;
  const closeFigure = (): void => {
    if (!open) return;
    const { cell, text, value } = open;
    contents.figures.push({ cell, text: decodeEntities(text).replace(/\s+/g, ' ').trim(), ...(value !== undefined && { value }) });
    open = undefined;
  };
  const addText = (text: string): void => {
    if (/\S/.test(text)) contents.texts.push(decodeEntities(text));
  };
  let at = 0;
  let run = '';
  const endRun = (): void => {
    addText(run);
    run = '';
  };
  for (piece.lastIndex = 0; ; ) {
    const match = piece.exec(html);
    if (!match) break;
    const words = html.slice(at, match.index);
    run += words;
    if (open) open.text += words;
    at = piece.lastIndex;
    const [whole, closing, written, source] = match;
    const tag = written?.toLowerCase();
    if (!inlineTags.has(tag ?? '')) endRun();
    if (tag === undefined) {
      if (whole.startsWith('<!--')) addText(whole.slice(4, -3));
      continue;
    }
    if (closing === '/') {
      if (open?.tag === tag && --open.depth === 0) closeFigure();
    } else {
      const attributes = readAttributes(tag, source ?? '', contents);
      const cell = attributes.get('data-cell');
      if (cell !== undefined) {
        closeFigure();
        open = { cell, text: '', tag, depth: 0 };
      }
      if (open) {
        open.value ??= attributes.get('value');
        if (open.tag === tag) open.depth += 1;
        if (voidTags.has(open.tag)) closeFigure();
      }
      const end = rawTextEnds[tag];
      if (end) {
        end.lastIndex = at;
        piece.lastIndex = end.exec(html)?.index ?? html.length;
        // Data for a script is data: its strings are runs of their own.
        contents.texts.push(...html.slice(at, piece.lastIndex).split(/[",;'`\s]+/).filter((text) => /\S/.test(text)));
        at = piece.lastIndex;
      }
    }
  }
  run += html.slice(at);
  if (open) open.text += html.slice(at);
  closeFigure();
  endRun();
  return contents;
}

function readAttributes(tag: string, source: string, contents: PageContents): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name, double, single, bare] of source.matchAll(attribute)) {
    if (name !== undefined) attributes.set(name.toLowerCase(), decodeEntities(double ?? single ?? bare ?? ''));
  }
  for (const [name, value] of attributes) {
    if (linkAttributes.has(name)) contents.links.push(value);
    else if (name === 'srcset') contents.links.push(...value.split(',').flatMap((it) => it.trim().split(/\s+/)[0] || []));
    else if (name === 'id' || (name === 'name' && tag === 'a')) contents.anchors.push(value);
    // What a machine reads of a figure is one: 15 billion yuan look like a mobile phone. Its words are looked at.
    const isFigure = tag === 'data' && name === 'value' && /^-?\d+(?:\.\d+)?$/.test(value);
    if (/\d/.test(value) && !isFigure) contents.texts.push(value);
  }
  if (tag === 'meta' && attributes.get('http-equiv')?.toLowerCase() === 'refresh') {
    const target = /url\s*=\s*(.+)$/i.exec(attributes.get('content') ?? '')?.[1];
    if (target) contents.links.push(target.trim());
  }
  return attributes;
}
