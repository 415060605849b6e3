import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { lookForNginx } from '../../scripts/find-nginx.ts';
import { nginxFor } from '../../scripts/hosting-examples.ts';
import { immutableFolder, securityHeaders } from '../../src/release/security-headers.ts';
import { isHashed } from '../../src/release/store/hashed.ts';
import type { Store } from '../../src/release/store/store.ts';
import { switchCurrent } from '../../src/release/store/switch.ts';
import { undo } from '../../src/release/store/undo.ts';
import { startNginx, type Answer, type Nginx } from './start-nginx.ts';
import { idOf, newStore, publishSmall } from './store/small-store.ts';

const program = lookForNginx();
const why = 'there is no nginx here';

/** What a page asks for besides itself. */
const assetsOf = (word: string): string[] => [`/_astro/${word}.css`, `/_astro/${word}.js`, '/_astro/shared.js', `/pagefind/fragment/${word}.pf_fragment`];

/** A release whose pages are long enough to be sent in many pieces, each line of them with the release's word; hashed files too. */
function longFiles(word: string): Record<string, string> {
  const line = `<p>${word} `.padEnd(79, '.');
  const links = assetsOf(word).map((path) => `<link href="${path}">`);
  const page = [...links, ...Array.from({ length: 3000 }, () => line)].join('\n');
  return {
    'index.html': page,
    'notices/1/index.html': page,
    '404.html': '<p>not here</p>',
    'data/list.csv': `${word}\n`.repeat(500),
    ...Object.fromEntries(assetsOf(word).map((path) => [path.slice(1), path.includes('shared') ? 'shared' : `${word} of ${path}\n`.repeat(2000)])),
  };
}

function publishLong(store: Store, word: string, previous?: string): void {
  publishSmall(store, word, { files: longFiles(word), ...(previous !== undefined && { previous }) });
}

function unpack({ headers, body }: Answer): string {
  if (headers['content-encoding'] === 'gzip') return gunzipSync(body).toString('utf8');
  if (headers['content-encoding'] === 'br') return brotliDecompressSync(body).toString('utf8');
  return body.toString('utf8');
}

/** Loads a page with all that it asks for, as a browser would; says which release it was, or throws what is wrong. */
async function loadPage({ get }: Nginx, path: string, encoding: string): Promise<string> {
  const headers = { 'accept-encoding': encoding };
  const answer = await get(path, headers);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  const text = unpack(answer);
  const [, word = ''] = /<p>(\w+) /.exec(text) ?? [];
  if (text !== longFiles(word)['index.html']) throw new Error(`${path} is not a whole page of one release`);
  for (const [, asset = ''] of text.matchAll(/<link href="([^"]+)">/g)) {
    // Somebody may read a page for a while before its search is used.
    if (asset.includes('pagefind')) await sleep(20);
    const found = await get(asset, headers);
    if (found.status !== 200) throw new Error(`${asset}, named by a page of ${word}: ${found.status}`);
    if (unpack(found) !== longFiles(word)[asset.slice(1)]) throw new Error(`${asset} is not what ${word} has`);
  }
  return word;
}

test('no request fails and no page mixes two releases while `current` is switched sixty times', async ({ skip }) => {
  const store = newStore();
  publishLong(store, 'first');
  publishLong(store, 'second', 'first');
  const nginx = await startNginx(program ?? skip(why), nginxFor({ published: store.folder, base: '/' }));
  let isOver = false;
  const seen: Record<string, number> = {};
  const client = async (path: string, encoding: string): Promise<void> => {
    for (let loads = 0; !isOver && loads < 2000; loads++) {
      const word = await loadPage(nginx, path, encoding);
      seen[word] = (seen[word] ?? 0) + 1;
    }
  };
  const clients = ['identity', 'gzip', 'identity', 'gzip, br'].flatMap((encoding) => ['/', '/notices/1/'].map((path) => client(path, encoding)));
  const switches = (async (): Promise<void> => {
    for (let round = 0; round < 60; round++) {
      switchCurrent(store, idOf(round % 2 === 0 ? 'first' : 'second'));
      await sleep(10 + (round % 7) * 5);
    }
    publishLong(store, 'third', 'second');
    await sleep(100);
    undo(store, { at: '2020-07-30T09:00:00+08:00', by: '信息科', note: '有误' });
    await sleep(100);
    isOver = true;
  })();
  await Promise.all([...clients, switches]);
  expect(Object.keys(seen).sort()).toEqual(['first', 'second', 'third']);
  expect(Math.min(seen.first ?? 0, seen.second ?? 0)).toBeGreaterThan(10);
});

test('every answer has the headers of the docs, and only names that change with their contents are kept long', async ({ skip }) => {
  const store = newStore();
  publishLong(store, 'first');
  publishLong(store, 'second', 'first');
  const { get, hasBrotli } = await startNginx(program ?? skip(why), nginxFor({ published: store.folder, base: '/' }));
  const cases = [
    ['/', 200, 'no-cache', 'text/html; charset=utf-8'],
    ['/notices/1', 301, 'no-cache', 'text/html'],
    ['/data/list.csv', 200, 'no-cache', 'text/csv; charset=utf-8'],
    ['/_astro/second.css', 200, 'public, max-age=31536000, immutable', 'text/css; charset=utf-8'],
    // From the pool: the public release has it no more.
    ['/_astro/first.css', 200, 'public, max-age=31536000, immutable', 'text/css; charset=utf-8'],
    ['/pagefind/fragment/first.pf_fragment', 200, 'no-cache', 'application/octet-stream'],
    ['/_astro/nobody.css', 404, 'no-cache', 'text/html; charset=utf-8'],
    ['/nobody/', 404, 'no-cache', 'text/html; charset=utf-8'],
    ['/manifest.json', 404, 'no-cache', 'text/html; charset=utf-8'],
    ['/inputs/data/projects.csv', 404, 'no-cache', 'text/html; charset=utf-8'],
    ['/..%2finputs/data/projects.csv', 400, 'no-cache', 'text/html; charset=utf-8'],
  ] as const;
  for (const [path, status, cache, type] of cases) {
    const { headers, body, status: given } = await get(path);
    expect([path, given, headers['cache-control'], headers['content-type']]).toEqual([path, status, cache, type]);
    if (status === 404) expect(body.toString()).toBe('<p>not here</p>');
    if (status === 400) continue;
    for (const [name, value] of Object.entries(securityHeaders)) expect(headers[name.toLowerCase()], `${path} ${name}`).toContain(value);
    if (status === 301) continue;
    const isPage = type.startsWith('text/html');
    expect(String(headers['content-security-policy']).startsWith("default-src 'none'"), path).toBe(isPage);
  }
  const packed = await get('/data/list.csv', { 'accept-encoding': 'gzip' });
  expect(packed.headers['content-encoding']).toBe('gzip');
  expect(unpack(packed)).toBe(longFiles('second')['data/list.csv']);
  const etag = String((await get('/')).headers.etag);
  expect((await get('/', { 'if-none-match': etag })).status).toBe(304);
  if (hasBrotli) expect((await get('/', { 'accept-encoding': 'br' })).headers['content-encoding']).toBe('br');
});

test('under a base path the same holds, by two links that the example names', async ({ skip }) => {
  const store = newStore();
  publishLong(store, 'first');
  publishLong(store, 'second', 'first');
  const site = nginxFor({ published: store.folder, base: '/gongshi/' });
  const links = [...site.matchAll(/# {3}ln -s (\S+) (\S+)/g)];
  expect(links).toHaveLength(2);
  for (const [, target = '', link = ''] of links) {
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(target, link);
  }
  const { get } = await startNginx(program ?? skip(why), site);
  expect((await get('/gongshi/notices/1/')).body.toString()).toBe(longFiles('second')['index.html']);
  switchCurrent(store, idOf('first'));
  expect((await get('/gongshi/notices/1/')).body.toString()).toBe(longFiles('first')['index.html']);
  const { status, headers } = await get('/gongshi/_astro/second.css');
  expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
  expect([(await get('/gongshi/nobody/')).status, (await get('/gongshi/nobody/')).body.toString()]).toEqual([404, '<p>not here</p>']);
  expect((await get('/manifest.json')).status).toBe(404);
});

test('what nginx looks for in the pool is what the pool holds', () => {
  const [, pattern = ''] = /location ~ (\S+) \{/.exec(nginxFor({ published: '/p', base: '/' })) ?? [];
  const files = [`${immutableFolder}a.css`, 'pagefind/fragment/zh_016ebbb.pf_fragment', 'pagefind/index/zh_083ab2a.pf_index', 'pagefind/filter/zh_3eefe1b.pf_filter', 'pagefind/pagefind.zh_a8eff6efab.pf_meta'];
  for (const file of files) expect([file, isHashed(file), new RegExp(pattern).test(`/${file}`)]).toEqual([file, true, true]);
  for (const file of ['index.html', 'data/list.csv', 'pagefind/pagefind.js', 'pagefind/pagefind-entry.json']) expect([file, isHashed(file), new RegExp(pattern).test(`/${file}`)]).toEqual([file, false, false]);
});
