import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { archiveFile, readArchive } from './archive-files.ts';
import { judgePrinted, judgeStored, readRegistryFile, registryFile, type FigureAudit, type FigureProblem } from './figures.ts';
import { decodeEntities, readPage, type PageContents } from './html.ts';
import { listFiles } from './list-files.ts';
import { nameFile, readNameFile } from './name-index.ts';
import { publishedAddress } from './page-facts.ts';
import { indexFile, readIndexFile } from './search-index.ts';
import { smallCountsInTable, tableFile } from './table-counts.ts';
import { runsOf, runsWithoutFigures } from './text-runs.ts';

export type { FigureAudit };

/** One thing wrong with the finished files. */
export interface AuditProblem {
  /** Path of the file below the output folder, with slashes; what may not be repeated is taken out. */
  file: string;
  kind: 'dead-link' | 'dead-anchor' | 'personal-data' | 'household-key' | 'unreadable-file' | 'small-count' | FigureProblem;
  /**
   * The address as the page has it, the name of the kind of personal data, where a household key comes from, what the
   * file should be, the unit of a small count, or the cell of a figure: never a personal value, a key or a figure.
   */
  detail: string;
}

export interface AuditOptions {
  /** The path the site is served under, with a slash at both ends. */
  base: string;
  /** Address of the published site; links to it count as links within. */
  site: string;
  /** Names the kind of personal data that a run of text holds, if any. */
  findPersonal: (text: string) => string | undefined;
  /** Names the row of the registry whose household key a text holds, if any. A portal without a registry has none. */
  findHouseholdKey?: (text: string) => string | undefined;
  /** Counts of people or households of fewer than this, other than none, are not printed. Cells of the registry have rules of their own. */
  threshold?: number;
  /** What pages and data files may say of the registry; without it, figures are not looked at. */
  figures?: FigureAudit;
  /** Files that passed this audit before, against the same data, and have not changed since: they are not read again. */
  settled?: ReadonlySet<string>;
  /** Where the links of settled files lead is looked at all the same: something that they may lead to is gone. */
  followSettled?: boolean;
  /** Paths of all files below the folder, as `listFiles` gives them, from whoever has just listed them. */
  files?: readonly string[];
  /** Told after each file how many are done. */
  progress?: (done: number, total: number) => void;
}

/** What is no text. */
const binaryFile = /\.(?:png|jpe?g|gif|webp|avif|ico|woff2?|ttf|otf|wasm|pagefind)$/i;
/** Our own programs and styles: full of numbers that mean nothing, but a household key in one is a key. */
const programFile = /\.(?:m?js|css|map)$/;

/**
 * Looks at the finished files as an outsider would: every internal link and anchor resolves, nothing personal and no household
 * key is in any text, the search index unpacked, and every figure of the registry is the one that may be published.
 * Whatever is not known to be an image, a font or a program is read as text; what should be readable and is not is a problem.
 * Source: architecture, promises 6 and 7.
 *
 * @param folder absolute path of the finished tree
 * @returns every problem, in the order of the files; none means that the tree may be published
 */
export function auditSite(folder: string, options: AuditOptions): AuditProblem[] {
  const { findPersonal, findHouseholdKey = () => undefined, figures } = options;
  const files = options.files ?? listFiles(folder);
  const known = new Set(files);
  const origin = new URL(options.site).origin;
  const problems: AuditProblem[] = [];
  /** Anchors that other pages ask for, by page and anchor: looked up at the end, so that no page's anchors need be kept. */
  const wanted = new Map<string, Map<string, { link: string; files: string[] }>>();

  const followLinks = (file: string, { links, anchors }: Pick<PageContents, 'links' | 'anchors'>): void => {
    const own = new Set(anchors);
    const here = publishedAddress(file, options);
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
        const anchors = wanted.get(found) ?? new Map<string, { link: string; files: string[] }>();
        wanted.set(found, anchors);
        const want = anchors.get(target.anchor);
        if (want) want.files.push(file);
        // A copy: what was cut out of a page keeps the whole page in memory, and a province has very many.
        else anchors.set(target.anchor, { link: Buffer.from(link).toString(), files: [file] });
      }
    }
  };

  const report = (file: string, kind: AuditProblem['kind'], details: Iterable<string | undefined>): void => {
    for (const detail of new Set(details)) if (detail !== undefined) problems.push({ file, kind, detail });
  };
  const searchPersonal = (file: string, texts: readonly string[]): void => report(file, 'personal-data', texts.map(findPersonal));
  /** Slowly, and only where something was found: nearly all files hold nothing that looks like a person's number. */
  const searchPersonalData = (file: string, name: string, text: string): void => {
    if (runsOf(text).some((run) => findPersonal(run) !== undefined)) searchPersonal(file, runsWithoutFigures(name, text));
  };
  const searchKeys = (file: string, texts: readonly string[]): void => report(file, 'household-key', texts.map(findHouseholdKey));

  const auditPage = (file: string): void => {
    const html = readFileSync(join(folder, file), 'utf8');
    const contents = readPage(html);
    followLinks(file, contents);
    searchPersonal(file, contents.texts);
    // As it is written, attributes, comments and scripts with it; and as it reads, where bold type may part a key.
    searchKeys(file, [html, contents.texts.join('\n')]);
    report(file, 'small-count', smallCounts(html, options.threshold ?? 0));
    if (!figures) return;
    for (const figure of contents.figures) {
      const kind = judgePrinted(figure, figures);
      if (kind) problems.push({ file, kind, detail: figure.cell });
    }
  };

  const auditData = (file: string): void => {
    const text = readFileSync(join(folder, file), 'utf8');
    searchKeys(file, [text]);
    if (programFile.test(file)) return;
    followLinks(file, { links: addressesIn(text, `${origin}${options.base}`), anchors: [] });
    searchPersonalData(file, file, text);
    if (tableFile.test(file)) {
      const small = smallCountsInTable(file, text, options.threshold ?? 0);
      report(file, small ? 'small-count' : 'unreadable-file', small ?? ['不是数据表应有的写法']);
    }
    if (!figures || !registryFile.test(file)) return;
    const stored = readRegistryFile(file, text);
    if (!stored) report(file, 'unreadable-file', ['不是登记数据文件应有的写法']);
    for (const figure of stored ?? []) {
      const kind = judgeStored(figure, figures);
      if (kind) problems.push({ file, kind, detail: figure.cell });
    }
  };

  const followSettled = (file: string): void => {
    const text = (): string => readFileSync(join(folder, file), 'utf8');
    if (file.endsWith('.html')) followLinks(file, readPage(text()));
    else if (/\.(?:xml|json|csv)$/.test(file)) followLinks(file, { links: addressesIn(text(), `${origin}${options.base}`), anchors: [] });
  };

  /** What whoever unpacks an archive reads. Its addresses are not followed: they were those of its day. */
  const auditArchive = (file: string): void => {
    const members = readArchive(readFileSync(join(folder, file)));
    if (!members) {
      report(file, 'unreadable-file', ['不是完好的数据压缩包']);
      return;
    }
    for (const { name, bytes, text } of members) {
      const own = `data/${name}`;
      // A table as it lies beside the archive is looked through there.
      if (known.has(own) && readFileSync(join(folder, own)).equals(bytes)) continue;
      searchKeys(file, [name, text]);
      searchPersonal(file, name.split('/'));
      searchPersonalData(file, name, text);
      const small = name.endsWith('.csv') ? smallCountsInTable(name, text, options.threshold ?? 0) : [];
      report(file, small ? 'small-count' : 'unreadable-file', small ?? ['不是数据表应有的写法']);
    }
  };

  const auditIndex = (file: string): void => {
    const read = nameFile.test(file) ? readNameFile : readIndexFile;
    const index = read(file, readFileSync(join(folder, file)));
    if (!index) {
      report(file, 'unreadable-file', ['不是完好的检索文件']);
      return;
    }
    searchKeys(file, [index.texts.join('\n')]);
    searchPersonal(file, index.numbers);
  };

  for (const [index, file] of files.entries()) {
    options.progress?.(index + 1, files.length);
    if (options.settled?.has(file)) {
      if (options.followSettled) followSettled(file);
      continue;
    }
    searchPersonal(file, file.split('/'));
    searchKeys(file, [file]);
    if (file.endsWith('.html')) auditPage(file);
    else if (indexFile.test(file) || nameFile.test(file)) auditIndex(file);
    else if (archiveFile.test(file)) auditArchive(file);
    else if (!binaryFile.test(file)) auditData(file);
  }

  for (const [target, wants] of wanted) {
    const anchors = new Set(target.endsWith('.html') ? readPage(readFileSync(join(folder, target), 'utf8')).anchors : []);
    for (const [anchor, { link, files: from }] of wants) {
      if (anchors.has(anchor)) continue;
      for (const file of from) problems.push({ file, kind: 'dead-anchor', detail: link });
    }
  }
  const isSecret = (text: string): boolean => findPersonal(text) !== undefined || findHouseholdKey(text) !== undefined;
  const hide = (text: string): string => (isSecret(text) ? hideParts(text, isSecret) : text);
  return problems.map(({ file, kind, detail }) => ({ file: hide(file), kind, detail: hide(detail) }));
}

/** Full addresses of the site's own in a data file, such as a feed, a site map or a table: each must lead somewhere. They hold no comma that is not encoded. */
function addressesIn(text: string, start: string): string[] {
  if (!text.includes(start)) return [];
  const rests = text.split(start).slice(1);
  return rests.map((rest) => decodeEntities(start + /^[^\s"'<>\\,;()，。；（）”]*/.exec(rest)![0]));
}

/** Units of the counts of people and households, as components/Value.astro sets them, that are too small to be printed. */
const smallCounts = (html: string, threshold: number): string[] =>
  [...html.matchAll(/>(\d[\d,]*)<span class="unit">([人户])</g)].flatMap(([, digits = '', unit = '']) => {
    const number = Number(digits.replaceAll(',', ''));
    return number > 0 && number < threshold ? [unit] : [];
  });

/** A path or an address without those of its parts that may not be repeated. */
function hideParts(address: string, isSecret: (text: string) => boolean): string {
  const hidden = address.split(/([/?#&=:])/).map((part) => (isSecret(part) ? '……' : part)).join('');
  return isSecret(hidden) ? '……' : hidden;
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
