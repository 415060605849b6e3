import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addKept, addSearchFiles, addSearchFolder, copyIntact } from '../../src/pipeline/intact-copy.ts';
import { isIntact, losesTargets, type EarlierTree } from '../../src/pipeline/earlier-tree.ts';
import { sha256 } from '../../src/pipeline/input-files.ts';
import type { FileHashes } from '../../src/pipeline/make-tree.ts';
import { auditSite } from '../../src/release/audit.ts';
import { listFiles } from '../../src/release/list-files.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const page = (body: string): string => `<!doctype html><html lang="zh-CN"><body>${body}</body></html>`;

function writeTree(files: Record<string, string>): EarlierTree {
  const folder = temporaryFolder();
  const hashes: FileHashes = {};
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
    hashes[file] = [Buffer.byteLength(content), sha256(content)];
  }
  return { folder, record: { pages: {}, files: hashes, searchParts: {}, auditBasis: '' } };
}

/** A village that leads to a place on the page of a project. */
const village = page('<a href="/projects/a/#money">钱</a>');
const before = { 'villages/v/index.html': village, 'projects/a/index.html': page('<h2 id="money">资金</h2><h2 id="work">进度</h2>'), 'pagefind/part.pf_index': 'x' };
const taken = new Set(['villages/v/index.html']);

const loses = (after: Record<string, string>, earlier = writeTree(before)): boolean => {
  const tree = writeTree(after);
  const damaged = new Set(Object.keys(earlier.record.files).filter((file) => !isIntact(earlier, file)));
  return losesTargets({ folder: tree.folder, files: Object.keys(tree.record.files) }, { ...earlier, damaged, copy: '' }, tree.record.files, taken);
};

const audit = (after: Record<string, string>, options: { settled?: ReadonlySet<string>; followSettled?: boolean }) =>
  auditSite(writeTree(after).folder, { base: '/', site: 'https://gongshi.example', findPersonal: (text) => (text.includes('张三') ? '姓名' : undefined), ...options });

describe('where the links of pages that were taken over lead', () => {
  test('nothing is lost while pages keep their anchors, whatever else changes in them', () => {
    expect(loses({ ...before, 'projects/a/index.html': page('<h2 id="work">完工</h2><h2 id="money">资金</h2><h2 id="new">新</h2>') })).toBe(false);
    expect(loses({ ...before, 'projects/b/index.html': page('') })).toBe(false);
  });

  test('a page that goes may be where a link leads', () => {
    const { 'projects/a/index.html': _, ...rest } = before;
    expect(loses(rest)).toBe(true);
  });

  test('an anchor that goes may be where a link leads', () => {
    expect(loses({ ...before, 'projects/a/index.html': page('<h2 id="work">进度</h2>') })).toBe(true);
  });

  test('files of the full-text index come and go without anybody linking to them', () => {
    const { 'pagefind/part.pf_index': _, ...rest } = before;
    expect(loses({ ...rest, 'pagefind/other.pf_index': 'y' })).toBe(false);
  });

  test('a page of the release before that somebody edited, or removed, is not believed to have had the anchors that it has now', () => {
    const after = { ...before, 'projects/a/index.html': page('<h2 id="work">进度</h2>') };
    const edited = writeTree(before);
    writeFileSync(join(edited.folder, 'projects/a/index.html'), page(''));
    expect(loses(after, edited)).toBe(true);
    const removed = writeTree(before);
    rmSync(join(removed.folder, 'projects/a/index.html'));
    expect(loses(after, removed)).toBe(true);
  });
});

describe('the audit of what was taken over', () => {
  test('a settled page is not read again', () => {
    const broken = { 'villages/v/index.html': page('张三<a href="/nowhere/">无</a>') };
    expect(audit(broken, {}).map(({ kind }) => kind).sort()).toEqual(['dead-link', 'personal-data']);
    expect(audit(broken, { settled: taken })).toEqual([]);
  });

  test('the links and anchors of settled pages are followed when asked for, and their words are not', () => {
    const options = { settled: taken, followSettled: true };
    expect(audit({ 'villages/v/index.html': `${village}张三` }, options)).toEqual([{ file: 'villages/v/index.html', kind: 'dead-link', detail: '/projects/a/#money' }]);
    expect(audit({ 'villages/v/index.html': village, 'projects/a/index.html': page('<h2 id="work">进度</h2>') }, options)).toEqual([{ file: 'villages/v/index.html', kind: 'dead-anchor', detail: '/projects/a/#money' }]);
    const { 'pagefind/part.pf_index': _, ...whole } = before;
    expect(audit(whole, options)).toEqual([]);
  });

  test('addresses in settled data files and feeds are followed too', () => {
    const feed = { 'feeds/all.xml': '<link href="https://gongshi.example/projects/gone/"/>' };
    expect(audit(feed, { settled: new Set(['feeds/all.xml']), followSettled: true }).map(({ kind }) => kind)).toEqual(['dead-link']);
    expect(audit(feed, { settled: new Set(['feeds/all.xml']) })).toEqual([]);
  });

  test('a new page may lead to an anchor of a settled one, and is told when there is none', () => {
    const tree = { 'villages/v/index.html': page('<h2 id="money">资金</h2>'), 'towns/t/index.html': page('<a href="/villages/v/#money">有</a><a href="/villages/v/#none">无</a>') };
    expect(audit(tree, { settled: taken })).toEqual([{ file: 'towns/t/index.html', kind: 'dead-anchor', detail: '/villages/v/#none' }]);
  });
});

describe('the copy of an earlier tree', () => {
  const copyOf = async (tree: ReturnType<typeof writeTree>) => {
    const copy = join(temporaryFolder(), 'copy');
    return { ...tree, copy, damaged: await copyIntact(tree, copy).damaged };
  };

  test('leaves out what was edited or lost, and what was added to the tree', async () => {
    const tree = writeTree({ ...before, 'towns/t/index.html': page('乡') });
    expect([...(await copyOf(tree)).damaged]).toEqual([]);
    writeFileSync(join(tree.folder, 'villages/v/index.html'), village.replace('钱', '銭'));
    rmSync(join(tree.folder, 'projects/a/index.html'));
    writeFileSync(join(tree.folder, 'stray.html'), '');
    renameSync(join(tree.folder, 'pagefind/part.pf_index'), join(tree.folder, 'elsewhere'));
    symlinkSync('../elsewhere', join(tree.folder, 'pagefind/part.pf_index'));
    const { copy, damaged } = await copyOf(tree);
    expect([...damaged].sort()).toEqual(['pagefind/part.pf_index', 'projects/a/index.html', 'villages/v/index.html']);
    expect(listFiles(copy)).toEqual(['pages/towns/t/index.html']);
  });

  test('has each file of a tree of many, whoever of those that copy it came to it', async () => {
    const files = Object.fromEntries(Array.from({ length: 1300 }, (_, at) => [`projects/p${String(at).padStart(4, '0')}.html`, `${at}`]));
    const tree = writeTree(files);
    writeFileSync(join(tree.folder, 'projects/p0700.html'), '七百');
    const { copy, damaged } = await copyOf(tree);
    expect([...damaged]).toEqual(['projects/p0700.html']);
    expect(listFiles(join(copy, 'pages'))).toEqual(Object.keys(files).filter((file) => !damaged.has(file)));
  });

  test('gives kept pages and parts of the search to the new tree, nothing else, and the earlier tree stays as it was', async () => {
    const tree = writeTree({ ...before, 'sitemap.xml': 'old', 'notices/gone/index.html': page('旧'), 'pagefind/990102000000/index/a.pf_index': 'a', 'pagefind/990103000000/index/b.pf_index': 'b' });
    const copied = await copyOf(tree);
    const folder = join(temporaryFolder(), 'site');
    mkdirSync(join(folder, 'projects/a'), { recursive: true });
    writeFileSync(join(folder, 'projects/a/index.html'), page('新'));
    addKept(copied, folder, new Set(['villages/v/index.html']));
    addSearchFiles(copied, folder, ['pagefind/part.pf_index']);
    addSearchFolder(copied, folder, 'pagefind/990102000000/');
    writeFileSync(join(folder, 'sitemap.xml'), 'new');
    expect(listFiles(folder)).toEqual(['pagefind/990102000000/index/a.pf_index', 'pagefind/part.pf_index', 'projects/a/index.html', 'sitemap.xml', 'villages/v/index.html']);
    expect(readdirSync(folder)).not.toContain('notices');
    expect(readFileSync(join(folder, 'projects/a/index.html'), 'utf8')).toContain('新');
    expect(readFileSync(join(folder, 'villages/v/index.html'), 'utf8')).toBe(before['villages/v/index.html']);
    expect(Object.keys(tree.record.files).filter((file) => !isIntact(tree, file))).toEqual([]);
  });
});
