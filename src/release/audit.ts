import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { readPage, type PageContents } from './html.ts';

/** One thing wrong with the finished files. */
export interface AuditProblem {
  /** Path of the file below the output folder, with slashes. */
  file: string;
  kind: 'dead-link' | 'dead-anchor' | 'personal-data';
  /** The address as the page has it, or the name of the kind of personal data: never a personal value. */
  detail: string;
}

export interface AuditOptions {
  /** The path the site is served under, with a slash at both ends. */
  base: string;
  /** Address of the published site; links to it count as links within. */
  site: string;
  /** Names the kind of personal data that a run of text holds, if any. */
  findPersonal: (text: string) => string | undefined;
  /** Told after each file how many are done. */
  progress?: (done: number, total: number) => void;
}

/** Paths of all files below a folder, with slashes, in one fixed order whatever the file system. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).split(sep).join('/'))
    .sort();
}

const dataFile = /\.(?:json|csv|txt|xml|svg|webmanifest|geojson)$/;

/** Text of a data file in runs, so that two neighbouring cells never look like one number. */
const runsOf = (text: string): string[] => text.split(/[",;\t\r\n<>]+/);

/**
 * Looks at the finished files as an outsider would: every internal link and anchor resolves, and nothing personal is
 * in any text. Programs, styles, images and the search index (made of these very pages) are not read.
 * Source: architecture, promises 6 and 7.
 *
 * @param folder absolute path of the finished tree
 * @returns every problem, in the order of the files; none means that the tree may be published
 */
export function auditSite(folder: string, options: AuditOptions): AuditProblem[] {
  const files = listFiles(folder);
  const known = new Set(files);
  const origin = new URL(options.site).origin;
  const problems: AuditProblem[] = [];
  /** Anchors that other pages ask for, by page: looked up at the end, so that no page's anchors need be kept. */
  const wanted = new Map<string, { file: string; link: string; anchor: string }[]>();

  const followLinks = (file: string, { links, anchors }: PageContents): void => {
    const own = new Set(anchors);
    const here = `${origin}${options.base}${file.replace(/(^|\/)index\.html$/, '$1').split('/').map(encodeURIComponent).join('/')}`;
    for (const link of new Set(links)) {
      const target = resolveLink(link, here);
      if (target === 'unreadable') {
        problems.push({ file, kind: 'dead-link', detail: link });
        continue;
      }
      if (target.origin !== origin) continue;
      const found = findFile(target.path, options.base, known);
      if (found === undefined) problems.push({ file, kind: 'dead-link', detail: link });
      else if (target.anchor !== '' && found === file) {
        if (!own.has(target.anchor)) problems.push({ file, kind: 'dead-anchor', detail: link });
      } else if (target.anchor !== '') {
        const waiting = wanted.get(found);
        const want = { file, link, anchor: target.anchor };
        if (waiting) waiting.push(want);
        else wanted.set(found, [want]);
      }
    }
  };

  const searchPersonal = (file: string, texts: readonly string[]): void => {
    const kinds = new Set(texts.map(options.findPersonal).filter((kind) => kind !== undefined));
    for (const detail of kinds) problems.push({ file, kind: 'personal-data', detail });
  };

  for (const [index, file] of files.entries()) {
    if (file.endsWith('.html')) {
      const contents = readPage(readFileSync(join(folder, file), 'utf8'));
      followLinks(file, contents);
      searchPersonal(file, contents.texts);
    } else if (dataFile.test(file)) {
      searchPersonal(file, runsOf(readFileSync(join(folder, file), 'utf8')));
    }
    options.progress?.(index + 1, files.length);
  }

  for (const [target, wants] of wanted) {
    const anchors = new Set(target.endsWith('.html') ? readPage(readFileSync(join(folder, target), 'utf8')).anchors : []);
    for (const { file, link, anchor } of wants) {
      if (!anchors.has(anchor)) problems.push({ file, kind: 'dead-anchor', detail: link });
    }
  }
  return problems;
}

function resolveLink(link: string, here: string): { origin: string; path: string; anchor: string } | 'unreadable' {
  try {
    const url = new URL(link, here);
    return { origin: url.origin, path: decodeURIComponent(url.pathname), anchor: decodeURIComponent(url.hash.slice(1)) };
  } catch {
    return 'unreadable';
  }
}

/** The file that a plain file server answers with, or undefined. An address without its last slash is not one. */
function findFile(path: string, base: string, known: ReadonlySet<string>): string | undefined {
  if (!path.startsWith(base)) return undefined;
  const name = path.slice(base.length);
  const file = name === '' || name.endsWith('/') ? `${name}index.html` : name;
  return known.has(file) ? file : undefined;
}
