/**
 * Fits Markdown to the site: internal links get the base or, where the portal has no such section, become words; tables get the caption and the labels that styles/tables.css
 * needs on a phone. A plugin of Astro's Markdown processor, written against the little of its types that it uses.
 */
interface Element {
  type: 'element';
  tagName: string;
  properties?: Record<string, unknown>;
  children: Node[];
}
type Node = Element | { type: string };
interface Context {
  setProperty(node: Node, key: string, value: unknown): void;
  prependChild(node: Node, child: unknown): void;
  textContent(node: Node): string;
}

const isElement = (node: Node, name?: string): node is Element =>
  node.type === 'element' && (name === undefined || (node as Element).tagName === name);

function descendants(node: Element, name: string): Element[] {
  return node.children.flatMap((child) =>
    isElement(child) ? [...(child.tagName === name ? [child] : []), ...descendants(child, name)] : [],
  );
}

/** @param absent roots of sections that this portal does not have (`/notices/`): a link there becomes plain words */
export function proseMarkup(base: string, absent: () => readonly string[]) {
  const prefix = base.replace(/\/$/, '');
  return () => {
    // Visitors run in document order: the heading last seen says what a table is about.
    let heading = '';
    return {
      name: 'gongshi-prose',
      element: [
        {
          filter: ['h1', 'h2', 'h3'],
          visit(node: Element, context: Context) {
            heading = context.textContent(node);
          },
        },
        {
          filter: ['a'],
          visit(node: Element, context: Context): Element | undefined {
            const address = node.properties?.href;
            if (typeof address !== 'string' || !/^\/(?!\/)/.test(address)) return undefined;
            if (absent().some((root) => address.startsWith(root))) {
              return { type: 'element', tagName: 'span', children: node.children };
            }
            context.setProperty(node, 'href', prefix + address);
            return undefined;
          },
        },
        {
          filter: ['table'],
          visit(node: Element, context: Context) {
            const titles = descendants(node, 'th').map((cell) => context.textContent(cell));
            context.setProperty(node, 'className', titles.length > 3 ? ['table', 'stack'] : ['table']);
            context.prependChild(node, {
              type: 'element',
              tagName: 'caption',
              properties: { className: ['visually-hidden'] },
              children: [{ type: 'text', value: heading || '表' }],
            });
            for (const cell of descendants(node, 'th')) context.setProperty(cell, 'scope', 'col');
            for (const row of descendants(node, 'tr')) {
              row.children
                .filter((cell) => isElement(cell, 'td'))
                .forEach((cell, index) => context.setProperty(cell, 'data-label', titles[index] ?? ''));
            }
          },
        },
      ],
    };
  };
}
