import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Site } from '../model/site.ts';
import type { PlaceView } from '../model/views.ts';
import { groupBy } from '../model/values.ts';
import { withheldMark } from '../model/registry.ts';
import { listFiles } from '../release/list-files.ts';
import { linkFile } from '../release/store/reuse.ts';
import { publishedAddress, readPageFacts, type PageFacts } from '../release/page-facts.ts';
import { writeSitemap } from '../release/sitemap.ts';
import { writeFullText } from '../search/full-text.ts';
import { buildNameIndex } from '../search/names/build.ts';
import type { CheckedPortal } from '../tables/dataset.ts';
import { auditOutput } from './audit-output.ts';
import { isOfSearch, losesTargets, type SearchedTree } from './earlier-tree.ts';
import { sha256 } from './input-files.ts';
import { addKept, addSearchFiles, addSearchFolder } from './intact-copy.ts';
import { listBeside } from './list-beside.ts';
import { fileOf, type PlannedPage } from './plan.ts';
import { renderSite } from './render-site.ts';

/** Bytes and SHA-256 of each file, by path below the output folder. */
export type FileHashes = Record<string, [bytes: number, sha256: string]>;

/** What a finished tree is, so that the next one can take over what is the same in it. */
export interface TreeRecord {
  pages: Record<string, { fingerprint: string; asOf: string; release: string } & PageFacts>;
  files: FileHashes;
  /** Fingerprints of the parts of the search: code of a county or city, a kind of many pages that are no place's, '' for the rest of the full text, 'names' for names and numbers. */
  searchParts: Record<string, string>;
  /** Hash of what the audit holds texts against. */
  auditBasis: string;
}

export interface MakeOptions {
  /** Absolute path of an existing empty folder. */
  folder: string;
  site: Site;
  data: CheckedPortal;
  plan: readonly PlannedPage[];
  /** Hash of the program: hashProgram. */
  code: string;
  contentDir: string;
  base: string;
  /** Files that the pipeline puts in besides, by path below the folder. */
  extra?: ReadonlyMap<string, Uint8Array | string>;
  /** Files that are there already, by path below the folder: absolute paths. They are linked. */
  links?: ReadonlyMap<string, string>;
  auditBasis: string;
  /** A tree to take over from: trusted, but no file of it that is damaged is used. */
  earlier?: SearchedTree | undefined;
  stage: <T>(name: string, work: (tick: (done: number, total: number) => void) => Promise<T> | T) => Promise<T>;
  onWait: () => void;
}

export interface MadeTree {
  record: TreeRecord;
  /** Site paths that were rendered; the others were taken over. */
  rendered: string[];
}

/** Folder of the bundler's files: their names change with their contents. */
const bundle = '_astro';

/** Where files of the search lie together: names and numbers, the first part of the full text, each other part. */
const searchRoot = /^(?:search\/|pagefind\/(?:(?:\d{12}|kind-[a-z-]+)\/)?)/;

function link(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  linkFile(from, to);
}

const hash = (content: Uint8Array): [bytes: number, sha256: string] => [content.length, sha256(content)];

/** A county's name with that of its city, as it is chosen from a list of all in a province. */
const countyTitle = ({ name, meta }: PlaceView): string => [...meta.crumbs.slice(1).map(({ text }) => text), name].join(' ');

/** Whether the earlier tree has the file, as it was released. */
const isUsable = ({ record, damaged }: SearchedTree, file: string): boolean => record.files[file] !== undefined && !damaged.has(file);

/**
 * Makes a whole site in a folder: takes over the pages that are as they were, renders the others, builds the parts of the search whose pages changed, and audits
 * what is new. The outcome is the same, byte for byte, as when everything is made anew.
 *
 * @throws UserError when the audit finds something
 */
export async function makeTree(options: MakeOptions): Promise<MadeTree> {
  const { plan, earlier } = options;
  const kept = new Set<string>();
  if (earlier) {
    for (const { path, file, fingerprint, stamp } of plan) {
      const before = earlier.record.pages[path];
      const isSame = before?.fingerprint === fingerprint && before.asOf === stamp.asOf && before.release === stamp.release;
      if (isSame && isUsable(earlier, file)) kept.add(path);
    }
  }
  if (await render(options, kept)) return finish(options, kept);
  // The program's own files differ although the program does not: no page of the earlier tree may be used with them.
  kept.clear();
  await render(options, kept);
  return finish(options, kept);
}

/** @returns false when the bundle is not the earlier tree's, and pages were to be taken over */
async function render({ folder, site, plan, contentDir, base, earlier, stage, onWait }: MakeOptions, kept: ReadonlySet<string>): Promise<boolean> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const stamps = new Map(plan.map(({ path, stamp }) => [path, stamp]));
  const stamped: Site = { ...site, stampOf: (path) => stamps.get(path) ?? site.stampOf(path) };
  await stage('排版', (progress) => renderSite({ site: stamped, contentDir, outDir: folder, base, isKept: (path) => kept.has(path), progress, onWait }));
  if (!earlier || kept.size === 0) return true;
  const bundled = listFiles(join(folder, bundle)).map((file) => `${bundle}/${file}`);
  const before = Object.keys(earlier.record.files).filter((file) => file.startsWith(`${bundle}/`));
  if (bundled.length !== before.length || bundled.some((file) => !earlier.record.files[file])) return false;
  addKept(earlier, folder, new Set([...kept].map(fileOf)));
  return true;
}

async function finish(options: MakeOptions, kept: ReadonlySet<string>): Promise<MadeTree> {
  const { folder, site, data, plan, code, base, earlier, stage } = options;
  const address = { base, site: data.portal.site };
  for (const { path, file } of plan) if (!kept.has(path) && !existsSync(join(folder, file))) throw new Error(`no page was made at ${path}`);
  for (const [file, content] of options.extra ?? []) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
  const pages = plan.filter(({ file }) => file.endsWith('.html')).sort((a, b) => (a.file < b.file ? -1 : 1));
  const files: FileHashes = {};
  const taken = new Set([...kept].map(fileOf));
  for (const [file, from] of options.links ?? []) {
    link(from, join(folder, file));
    const found = (files[file] = hash(readFileSync(from)));
    // Looked through when it was released.
    if (earlier?.record.files[file]?.[1] === found[1]) taken.add(file);
  }
  const facts = new Map<string, PageFacts>();
  for (const { path, file } of pages) {
    const content = kept.has(path) ? undefined : readFileSync(join(folder, file));
    files[file] = content ? hash(content) : earlier!.record.files[file]!;
    facts.set(path, content ? readPageFacts(content.toString('utf8'), publishedAddress(file, address)) : earlier!.record.pages[path]!);
  }
  writeSitemap(folder, pages.map(({ path, file }) => ({ file, ...facts.get(path) })), { ...address, asOf: data.asOf });

  const earlierSearch = groupBy(Object.keys(earlier?.record.files ?? {}).filter(isOfSearch), (file) => searchRoot.exec(file)![0]);
  const takeOver = (root: string, has?: (file: string) => boolean): boolean => {
    const all = earlierSearch.get(root) ?? [];
    const own = has ? all.filter(has) : all;
    if (!earlier || own.length === 0 || !own.every((file) => isUsable(earlier, file))) return false;
    if (has) addSearchFiles(earlier, folder, own);
    else addSearchFolder(earlier, folder, root);
    for (const file of own) taken.add(file);
    return true;
  };
  const listed = listBeside(folder, ['search', 'pagefind']);
  const searchParts = await stage('检索', async (tick) => {
    const records = site.searchRecords();
    // Another program, or another Pagefind, may write another index of the same pages.
    const byProgram = (fingerprint: string): string => sha256(`${code}\0${fingerprint}`);
    const names = byProgram(JSON.stringify(records));
    // File by file: the page of the search lies in the same folder.
    if (earlier?.record.searchParts.names !== names || !takeOver('search/', () => true)) buildNameIndex(folder, records);
    const titles = new Map(site.counties.ids().map((code) => [code, countyTitle(site.counties.view(code))]));
    const parts = await writeFullText({
      folder,
      pages: pages.flatMap(({ path, file, part }) => (facts.get(path)?.isUnsearched === true ? [] : [{ file, part, hash: files[file]![1] }])),
      titleOf: (part) => titles.get(part) ?? part,
      takeOver: (part, fingerprint, root, has) => earlier?.record.searchParts[part] === byProgram(fingerprint) && takeOver(root, has),
      progress: tick,
    });
    return { names, ...Object.fromEntries(Object.entries(parts).map(([part, fingerprint]) => [part, byProgram(fingerprint)])) };
  });

  const all = await listed();
  const planned = new Set(pages.map(({ file }) => file));
  const stray = all.find((file) => file.endsWith('.html') && !planned.has(file));
  if (stray !== undefined) throw new Error(`nobody planned ${stray}`);
  await stage('终检', (tick) => {
    const settled = earlier?.record.auditBasis === options.auditBasis ? taken : new Set<string>();
    auditOutput({
      folder,
      files: all,
      data,
      base,
      progress: tick,
      figures: { expected: (cell) => site.registryFigure(cell), withheld: withheldMark },
      settled,
      followSettled: settled.size > 0 && losesTargets({ folder, files: all }, earlier!, files, taken),
    });
  });

  for (const file of all) {
    const found = (files[file] ??= (taken.has(file) ? earlier?.record.files[file] : undefined) ?? hash(readFileSync(join(folder, file))));
    // What came out as it was takes no room again.
    if (!earlier || taken.has(file) || earlier.record.files[file]?.[1] !== found[1] || !isUsable(earlier, file)) continue;
    rmSync(join(folder, file));
    link(join(earlier.folder, file), join(folder, file));
  }
  if (earlier) rmSync(earlier.copy, { recursive: true, force: true });
  return {
    record: {
      pages: Object.fromEntries(plan.map(({ path, fingerprint, stamp }) => [path, { fingerprint, ...stamp, ...facts.get(path) }])),
      files: Object.fromEntries(all.map((file) => [file, files[file]!])),
      searchParts,
      auditBasis: options.auditBasis,
    },
    rendered: plan.flatMap(({ path }) => (kept.has(path) ? [] : [path])),
  };
}
