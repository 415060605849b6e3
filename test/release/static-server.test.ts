import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { serveFolder } from '../../src/release/static-server.ts';
import { temporaryFolder } from '../temporary-folder.ts';

interface Answer {
  status: number;
  location: string | undefined;
  type: string | undefined;
  body: string;
}

/** Serves a small site under a base; asks with the path exactly as given, as `fetch` would not. */
async function startSite(base: string): Promise<(path: string) => Promise<Answer>> {
  const outer = temporaryFolder();
  const folder = join(outer, 'dist');
  mkdirSync(join(folder, '村'), { recursive: true });
  writeFileSync(join(outer, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'index.html'), 'home');
  writeFileSync(join(folder, '404.html'), 'lost');
  writeFileSync(join(folder, '村/index.html'), 'village');
  const server = await serveFolder(folder, base, 0);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return (path) =>
    new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path }, (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('end', () => {
          const { location, 'content-type': type } = response.headers;
          resolve({ status: response.statusCode ?? 0, location, type, body });
        });
      });
      asked.on('error', reject);
      asked.end();
    });
}

test('a folder answers with its page, and without its slash leads there', async () => {
  const ask = await startSite('/');
  expect(await ask('/')).toMatchObject({ status: 200, body: 'home', type: 'text/html; charset=utf-8' });
  expect(await ask('/%E6%9D%91/?q=1')).toMatchObject({ status: 200, body: 'village' });
  expect(await ask('/%E6%9D%91?q=1')).toMatchObject({ status: 301, location: '/%E6%9D%91/?q=1' });
});

test('an address that is not there answers with the page for that', async () => {
  const ask = await startSite('/');
  expect(await ask('/nowhere/')).toMatchObject({ status: 404, body: 'lost' });
});

test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/x/../../secret.txt', '/%00', '/%E6'])(
  'nothing outside the folder is served: %s',
  async (path) => {
    const ask = await startSite('/');
    const { status, body } = await ask(path);
    expect(status).toBe(404);
    expect(body).not.toContain('secret');
  },
);

test('under a base the site is there and nowhere else', async () => {
  const ask = await startSite('/gongshi/');
  expect(await ask('/gongshi/')).toMatchObject({ status: 200, body: 'home' });
  expect(await ask('/gongshi')).toMatchObject({ status: 301, location: '/gongshi/' });
  expect(await ask('/')).toMatchObject({ status: 302, location: '/gongshi/' });
  expect(await ask('/elsewhere/')).toMatchObject({ status: 404 });
});
