/** An element of a parsed document. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  /** Words right in it, entities decoded. */
  words: string;
  all(name: string): XmlElement[];
  /** Words of its first child of a name. */
  text(name: string): string | undefined;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(text: string): string {
  if (/[<>]|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(text)) throw new SyntaxError(`not well-formed: ${text}`);
  return text.replace(/&(\w+);/g, (_, name: string) => entities[name]!);
}

function makeElement(name: string, attributes: Record<string, string>): XmlElement {
  const element: XmlElement = {
    name,
    attributes,
    children: [],
    words: '',
    all: (wanted) => element.children.flatMap((child) => [...(child.name === wanted ? [child] : []), ...child.all(wanted)]),
    text: (wanted) => element.children.find((child) => child.name === wanted)?.words,
  };
  return element;
}

/**
 * Parses the part of XML that feeds and site maps are written in, strictly.
 *
 * @throws SyntaxError when the text is not well-formed
 */
export function parseXml(text: string): XmlElement {
  const declaration = /^<\?xml version="1\.0" encoding="utf-8"\?>\n/i.exec(text);
  if (!declaration) throw new SyntaxError('no XML declaration');
  if (/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(text)) throw new SyntaxError('a character that XML forbids');
  const root = makeElement('', {});
  const open = [root];
  let at = declaration[0].length;
  const tag = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/y;
  while (at < text.length) {
    const next = text.indexOf('<', at);
    open.at(-1)!.words += decode(text.slice(at, next === -1 ? text.length : next));
    if (next === -1) break;
    tag.lastIndex = next;
    const match = tag.exec(text);
    if (!match) throw new SyntaxError(`not well-formed: ${text.slice(next, next + 60)}`);
    at = tag.lastIndex;
    const [, closing, name = '', source = '', empty] = match;
    if (closing === '/') {
      if (open.pop()?.name !== name) throw new SyntaxError(`</${name}> closes something else`);
      continue;
    }
    const attributes = Object.fromEntries([...source.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, decode(value)]));
    const element = makeElement(name, attributes);
    open.at(-1)!.children.push(element);
    if (empty === '') open.push(element);
  }
  if (open.length !== 1 || root.children.length !== 1) throw new SyntaxError('not one whole document');
  return root.children[0]!;
}
