import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeSmallCity } from '../../scripts/small-city.ts';
import { planTree } from '../../scripts/twin-trees.ts';
import { pageSources, type PageSource } from '../../src/model/page-sources.ts';
import { listInputs } from '../../src/pipeline/input-files.ts';
import { planPages, proseOf } from '../../src/pipeline/plan.ts';

const asOf = '2020-06-30';
let folder = '';
let planned: Awaited<ReturnType<typeof planTree>>;
let inputs: ReturnType<typeof listInputs>;
let sources: PageSource[];

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'gongshi-sources-')));
  const folders = await writeSmallCity(folder, asOf);
  planned = await planTree({ ...folders, asOf, release: '20200630-abcdef', code: 'one' });
  inputs = listInputs(folders);
  sources = pageSources(planned.site, proseOf(inputs));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Where in a value there is something that its JSON does not tell apart from something else. */
function findBlind(value: unknown, path: string): string[] {
  if (value === null || ['string', 'boolean'].includes(typeof value)) return [];
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0) ? [] : [path];
  if (Array.isArray(value)) return value.flatMap((item, at) => findBlind(item, `${path}[${at}]`));
  if (typeof value !== 'object' || ![Object.prototype, null].includes(Object.getPrototypeOf(value) as object)) return [path];
  return Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : findBlind(item, `${path}.${key}`)));
}

test('what a page is made of is plain data: there is nothing in it that its fingerprint does not see', () => {
  expect(sources.length).toBeGreaterThan(500);
  expect(sources.flatMap((source) => findBlind(source.sources(), source.path)).slice(0, 10)).toEqual([]);
});

test('what a page is made of is the same whenever it is asked for', () => {
  expect(sources.filter((source) => JSON.stringify(source.sources()) !== JSON.stringify(source.sources())).map(({ path }) => path)).toEqual([]);
});

test('no two pages have the same address', () => {
  expect(new Set(sources.map(({ path }) => path)).size).toBe(sources.length);
});

const fingerprints = (options: Partial<Parameters<typeof planPages>[0]> = {}): Map<string, string> =>
  new Map(planPages({ site: planned.site, inputs, code: 'one', base: '/', ...options }).map(({ path, fingerprint }) => [path, fingerprint]));

const differing = (options: Parameters<typeof fingerprints>[0]): string[] => {
  const before = fingerprints();
  return [...fingerprints(options)].filter(([path, fingerprint]) => before.get(path) !== fingerprint).map(([path]) => path);
};

test('another program, another base, other words or settings make every page another one', () => {
  const all = [...fingerprints().keys()];
  const withInput = (prefix: string): typeof inputs => inputs.map((input) => (input.file.startsWith(prefix) ? { ...input, sha256: 'f'.repeat(64) } : input));
  expect(differing({ code: 'two' })).toEqual(all);
  expect(differing({ base: '/x/' })).toEqual(all);
  expect(differing({ inputs: withInput('content/glossary/') })).toEqual(all);
  expect(differing({ site: { ...planned.site, portal: { ...planned.site.portal, publisher: '另一个局' } } })).toEqual(all);
});

test('a policy that takes another name makes the list of policies and the site map other pages, though no word of it changed', () => {
  const renamed = inputs.map((input) => (input.file === 'content/policies/qianjiang.mdx' ? { ...input, file: 'content/policies/qianjiang2.mdx' } : input));
  expect(differing({ inputs: renamed })).toEqual(expect.arrayContaining(['/policies/', '/sitemap/', '/policies/qianjiang2/']));
});

test('a county that takes another full name makes the page of feeds another one', () => {
  const { feeds } = planned.site;
  const view = (id: string): ReturnType<typeof feeds.view> => {
    const made = feeds.view(id);
    return id.startsWith('counties/') ? { ...made, page: { ...made.page, text: `新${made.page.text}` } } : made;
  };
  expect(differing({ site: { ...planned.site, feeds: { ids: () => feeds.ids(), view } } })).toContain('/feeds/');
});

test('a page that is as it was keeps the day and the release of its words, and one that is not gets those of now', () => {
  const first = planPages({ site: planned.site, inputs, code: 'one', base: '/' });
  const earlier = Object.fromEntries(first.map(({ path, fingerprint, stamp }) => [path, { fingerprint: path === '/places/' ? 'other' : fingerprint, ...stamp }]));
  const later = { ...planned.site, release: { id: '20200630-later' } };
  const second = planPages({ site: later, inputs, code: 'one', base: '/', earlier });
  const anew = second.filter(({ stamp }) => stamp.release === '20200630-later').map(({ path }) => path);
  expect(anew.sort()).toEqual(['/', '/places/']);
});

test('a page is in the part of the search of the county that it speaks of, in that of the city when it speaks of several of its counties, and else in that of no place', () => {
  const partsOf = (site: typeof planned.site) => new Map(planPages({ site, inputs, code: 'one', base: '/' }).map(({ path, part }) => [path, part]));
  const parts = partsOf(planned.site);
  expect(parts.get('/counties/990102000000/')).toBe('990102000000');
  expect(parts.get('/funds/DS2020-1/')).toBe('990101000000');
  expect(parts.get('/funds/NB2020-1/')).toBe('990100000000');
  expect(parts.get('/funds/')).toBe('');
  const { funds } = planned.site;
  // One of its two counties lies in another city.
  const view = (id: string) => JSON.parse(JSON.stringify(funds.view(id)).replaceAll('/990102', '/990202')) as ReturnType<typeof funds.view>;
  expect(partsOf({ ...planned.site, funds: { ids: () => funds.ids(), view } }).get('/funds/NB2020-1/')).toBe('');
});
