import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { extname, join, resolve } from 'node:path';

export interface PageFile {
  type: string;
  body: string;
}

const types: Record<string, string> = {
  '.svg': 'image/svg+xml',
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.ts': 'text/javascript; charset=utf-8' };

const source = resolve(import.meta.dirname, '..');

/** Files of the sources that the page uses besides its own. */
const shared = ['format.ts', 'client/element.ts', 'styles/tokens.css', 'styles/base.css'];

/**
 * Everything that the page is made of, by address. Read once, so that an address can only ever be one of these. Modules keep their place below `src/`, so that their
 * imports lead where they lead for Node; their types are stripped, as Node does it.
 */
export function loadPageFiles(): Map<string, PageFile> {
  const own = readdirSync(join(source, 'desk', 'page')).map((name) => `desk/page/${name}`);
  const files = new Map<string, PageFile>();
  for (const path of [...own, ...shared]) {
    const extension = extname(path);
    const type = types[extension];
    if (type === undefined) continue;
    const text = readFileSync(join(source, path), 'utf8');
    const body = extension === '.ts' ? stripTypeScriptTypes(text) : text;
    files.set(path === 'desk/page/index.html' ? '/' : `/${path}`, { type, body });
  }
  files.set('/favicon.svg', { type: types['.svg']!, body: readFileSync(join(source, '..', 'public', 'favicon.svg'), 'utf8') });
  return files;
}
