import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageSources } from '../../src/model/page-sources.ts';
import { auditSite } from '../../src/release/audit.ts';
import { publishedAddress, readPageFacts } from '../../src/release/page-facts.ts';
import { writeSitemap } from '../../src/release/sitemap.ts';
import { buildSite, contentFolder, type BuiltSite } from './built-site.ts';
import { archive, archivePath, loggedSite, sha256, village } from './logged-site.ts';

let built: BuiltSite;
beforeAll(async () => {
  built = await buildSite(loggedSite, contentFolder, '/');
  mkdirSync(join(built.folder, 'data/releases'));
  writeFileSync(join(built.folder, archivePath.slice(1)), archive);
  const address = { base: '/', site: 'https://gongshi.example' };
  const pages = built.files.filter((file) => file.endsWith('.html')).map((file) => ({ file, ...readPageFacts(built.read(file), publishedAddress(file, address)) }));
  writeSitemap(built.folder, pages, { ...address, asOf: '2020-06-30' });
});
afterAll(() => built.remove());

const words = (file: string): string => built.read(file).replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');

test('whatever the log leads to is there, and what is gone or withdrawn is led to by nothing else', () => {
  const problems = auditSite(built.folder, { base: '/', site: 'https://gongshi.example', findPersonal: () => undefined });
  // The hand-made prose of the tests links to pages of another portal, and no search index was built.
  const own = problems.filter(({ file }) => !/^(?:about|methodology|how-to-read|policies|glossary|search)\//.test(file));
  expect(own).toEqual([]);
});

test('the pages of the log and of what is gone are valid HTML', async () => {
  const validator = new HtmlValidate({ root: true, extends: ['html-validate:recommended'], rules: { 'tel-non-breaking': 'off' } });
  const files = built.files.filter((file) => /^corrections\/|ZHANGSAN|990102101299|^projects\/QS1\//.test(file));
  expect(files.length).toBeGreaterThan(8);
  for (const file of files) {
    const { results } = await validator.validateString(built.read(file), file);
    expect(results.flatMap(({ messages }) => messages.map((it) => `${file}: ${it.ruleId} ${it.message}`))).toEqual([]);
  }
});

test('a reader finds why, which tables and pages, and how to check the archive', () => {
  const text = words('corrections/index.html');
  for (const part of ['多写了一个零', '项目：改动26行，删去1行，新增2行', '涉及31个页面', sha256, `certutil -hashfile 20200630-cccccc.zip SHA256`, '已于2020年6月20日撤下：里面有一处不该公布的内容。', '撤回到20200530-aaaaaa版']) {
    expect(text).toContain(part);
  }
  expect(built.read('corrections/index.html')).toContain('<link rel="alternate" type="application/atom+xml" title="望禾市公示网：更正与发布记录" href="/feeds/corrections.xml">');
  expect(words('feeds/index.html')).toContain('更正与发布记录：Atom JSON');
});

test('a page says at its foot which releases changed it', () => {
  const html = built.read(`villages/${village}/index.html`);
  expect(html).toMatch(/<dt>更正与更新<\/dt>[\s\S]*<a href="\/notices\/N2\/">更正了《N1公示》<\/a>/);
  expect(html).toContain('<a href="/corrections/20200630-cccccc/">');
  expect(words('villages/990102101202/index.html')).toContain('没有更正记录。');
});

test('a page that is gone says so, is kept out of search engines, the site map and the search, and leads on', () => {
  const file = 'projects/ZHANGSAN/index.html';
  const html = built.read(file);
  expect(html).toContain('<meta name="robots" content="noindex">');
  expect(html).not.toContain('data-pagefind-body');
  expect(html).toMatch(/<form[^>]*action="\/search\/"/);
  expect(html).toContain('<a href="/projects/">全部项目</a>');
  expect(words(file)).toContain('从2020年6月30日发布的版次（20200630-cccccc）起，本站不再公布这个项目的页面。');
  expect(built.read('sitemap-1.xml')).not.toMatch(/ZHANGSAN|990102101299/);
  expect(built.read('sitemap-1.xml')).toContain('https://gongshi.example/corrections/');
  expect(words('methodology/index.html')).not.toContain('不再公布');
});

test('the paths that are compared from release to release are those of every page that is made from the tables', () => {
  const sources = pageSources(loggedSite, { pages: [], policies: [], hasGlossary: false });
  const known = new Set(sources.map(({ path }) => path).filter((path) => path.endsWith('/') && path !== '/404/'));
  const paths = built.files.filter((file) => file.endsWith('index.html')).map((file) => `/${file.replace('index.html', '')}`);
  const others = paths.filter((path) => !known.has(path));
  expect(others.filter((path) => !/^\/(?:policies|glossary|methodology)/.test(path))).toEqual([]);
  expect([...known].filter((path) => !paths.includes(path)).sort()).toEqual([]);
});
