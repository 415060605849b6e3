import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate, StaticConfigLoader, type HtmlElement } from 'html-validate';
import { listFiles } from '../../src/release/list-files.ts';
import { decodeEntities } from '../../src/release/html.ts';

/** What one page holds, as a real HTML parser reads it. */
interface ParsedPage {
  links: string[];
  ids: Set<string>;
}

export interface PageCheck {
  pages: number;
  /** Markup that is not valid, and links and anchors that do not resolve: `file: what`. */
  problems: string[];
  /** Sections, tables and lists with nothing in them: `file: what`. */
  empty: string[];
}

/** Attributes that lead somewhere. */
const linkAttributes = ['href', 'src', 'action', 'poster'];

const emptiable = ['section', 'tbody', 'ul', 'ol', 'dl', 'main', 'nav'];

/** True when it neither says anything nor shows anything, now or once a script has filled it. */
function isEmpty(element: HtmlElement): boolean {
  const heading = element.querySelectorAll('h2, h3, caption').reduce((sum, it) => sum + it.textContent.trim().length, 0);
  const isFilledByScript = /search-results/.test(element.getAttributeValue('class') ?? '');
  return !isFilledByScript && element.textContent.trim().length <= heading && element.querySelectorAll('img, svg, input').length === 0;
}

/** The file that answers an address within the site, or a sentence about why there is none. */
function findFile(folder: string, base: string, pathname: string): { file: string } | { reason: string } {
  if (!pathname.startsWith(base)) return { reason: 'leads out of the base' };
  const name = decodeURIComponent(pathname.slice(base.length));
  const file = name === '' || name.endsWith('/') ? `${name}index.html` : name;
  const path = join(folder, file);
  return existsSync(path) && statSync(path).isFile() ? { file } : { reason: 'leads nowhere' };
}

/**
 * Holds every page of a finished site against the HTML standard (html-validate's recommended rules), and follows every
 * internal link and anchor with the tree that its parser makes. Shares nothing with the audit of the build but the list
 * of files and the decoding of entities.
 */
export async function checkPages(folder: string, base: string): Promise<PageCheck> {
  const problems: string[] = [];
  const empty: string[] = [];
  const parsed = new Map<string, ParsedPage>();
  let current = '';
  const reader = {
    name: 'page-reader',
    setup(_source: unknown, events: { on: (name: 'dom:ready', callback: (name: string, event: { document: HtmlElement }) => void) => void }): void {
      events.on('dom:ready', (_name, { document }) => {
        const valuesOf = (name: string): string[] =>
          document.querySelectorAll(`[${name}]`).map((element) => decodeEntities(element.getAttributeValue(name) ?? ''));
        const refresh = document.querySelectorAll('meta[http-equiv="refresh"]').flatMap((meta) => {
          const target = /url=(.+)$/i.exec(decodeEntities(meta.getAttributeValue('content') ?? ''));
          return target?.[1] ?? [];
        });
        parsed.set(current, { links: [...linkAttributes.flatMap(valuesOf), ...refresh], ids: new Set(valuesOf('id')) });
        for (const name of emptiable) {
          for (const element of document.querySelectorAll(name)) {
            if (isEmpty(element)) empty.push(`${current}: <${name} class="${element.getAttributeValue('class') ?? ''}">`);
          }
        }
      });
    },
  };
  const validator = new HtmlValidate(
    new StaticConfigLoader({
      root: true,
      extends: ['html-validate:recommended'],
      plugins: [reader],
      rules: {
        // Style, not standard: whoever copies a telephone number wants its hyphens as the keyboard has them.
        'tel-non-breaking': 'off',
        // The frame in which a wide table scrolls is a region for the keyboard, not a section of the page.
        'prefer-native-element': ['error', { exclude: ['region'] }],
      },
    }),
  );

  const files = listFiles(folder).filter((file) => file.endsWith('.html'));
  for (const file of files) {
    current = file;
    const report = await validator.validateString(readFileSync(join(folder, file), 'utf8'));
    for (const { messages } of report.results) {
      problems.push(...messages.map(({ line, column, message, ruleId }) => `${file}: ${line}:${column} ${message} (${ruleId})`));
    }
  }

  for (const [file, { links }] of parsed) {
    const here = new URL(base + file.replace(/(^|\/)index\.html$/, '$1'), 'https://gongshi.invalid');
    for (const link of new Set(links)) {
      const url = new URL(link, here);
      if (url.origin !== here.origin) continue;
      const found = findFile(folder, base, url.pathname);
      if ('reason' in found) problems.push(`${file}: ${link} ${found.reason}`);
      else if (url.hash !== '' && !parsed.get(found.file)?.ids.has(decodeURIComponent(url.hash.slice(1)))) {
        problems.push(`${file}: ${link} leads to no such place on the page`);
      }
    }
  }
  return { pages: files.length, problems, empty };
}
