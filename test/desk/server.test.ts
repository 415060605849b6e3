import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startDesk, type AskedDesk } from './ask-desk.ts';

const read = { path: '/api/files' };
const write = { method: 'POST', path: '/api/run/check', headers: { 'content-type': 'application/json' }, body: '{}' };

test('the page itself is given without a token, and holds none', async () => {
  const desk = await startDesk();
  const { status, body } = await desk.ask({ path: '/', headers: { 'x-gongshi-desk': undefined, 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' } });
  expect(status).toBe(200);
  expect(body).not.toContain(desk.token);
});

test('with the token and from its own page the desk answers', async () => {
  const desk = await startDesk();
  expect((await desk.ask(read)).status).toBe(200);
  expect((await desk.ask(write)).status).toBe(202);
});

test('two desks have different tokens, each too long to be guessed', async () => {
  const [one, other] = [await startDesk(), await startDesk()];
  expect(one.token).not.toBe(other.token);
  expect(Buffer.from(one.token, 'base64url').length).toBeGreaterThanOrEqual(24);
});

const strangers: [string, Record<string, string | undefined>][] = [
  ['no token', { 'x-gongshi-desk': undefined }],
  ['an empty token', { 'x-gongshi-desk': '' }],
  ['a wrong token', { 'x-gongshi-desk': 'a'.repeat(32) }],
  ['the token as a cookie only', { 'x-gongshi-desk': undefined, cookie: 'x-gongshi-desk=a' }],
  ['a name that was made to point to this machine', { host: 'evil.example' }],
  ['such a name with the right port', { host: 'evil.example:80' }],
  ['no name', { host: undefined }],
  ['the right name with another port', { host: '127.0.0.1:1' }],
  ['an address of the network', { host: '192.168.1.2' }],
  ['the page of another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['another port of this machine, as the preview has', { origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-site' }],
  ['a sandboxed frame', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
  ['a browser that says only that it is another site', { origin: undefined, 'sec-fetch-site': 'cross-site' }],
  ['a browser that says only that it is another port', { origin: undefined, 'sec-fetch-site': 'same-site' }],
  ['an address typed by hand', { origin: undefined, 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }],
];

test.each(strangers)('who comes with %s reads nothing and changes nothing', async (_, headers) => {
  const desk = await startDesk();
  for (const question of [read, write, { ...write, path: '/api/open-folder' }]) {
    const { status, body } = await desk.ask({ ...question, headers: { 'content-type': 'application/json', ...headers } });
    expect([400, 401, 403]).toContain(status);
    expect(body).not.toContain(desk.dataDir);
  }
  expect(((await desk.ask({ path: '/api/state' })).json() as { last?: unknown }).last).toBeUndefined();
});

test('a write without any word of where it comes from is refused even with the token', async () => {
  const desk = await startDesk();
  expect((await desk.ask({ ...write, headers: { ...write.headers, origin: undefined, 'sec-fetch-site': undefined } })).status).toBe(403);
});

test('a form of another site, which can send no JSON, starts nothing', async () => {
  const desk = await startDesk();
  for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']) {
    expect((await desk.ask({ ...write, headers: { 'content-type': type } })).status).toBe(400);
  }
});

test.each(['OPTIONS', 'DELETE', 'PATCH', 'TRACE'])('the method %s is refused, so that no other site is ever given leave', async (method) => {
  const desk = await startDesk();
  const { status, headers } = await desk.ask({ method, path: '/api/files', headers: { 'access-control-request-method': 'POST', 'content-length': '0' } });
  expect(status).toBe(405);
  expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
});

test('every answer forbids framing, sniffing and storing, and lets the page run its own scripts alone', async () => {
  const desk = await startDesk();
  for (const question of [read, { path: '/' }, { path: '/nowhere' }, { path: '/api/files', headers: { host: 'evil.example' } }]) {
    const { headers } = await desk.ask(question);
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'no-referrer', 'cross-origin-resource-policy': 'same-origin' });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:\/\/(?!127\.0\.0\.1:)/);
    expect(headers['set-cookie']).toBeUndefined();
  }
});

const ways = ['/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json', '/desk/page/../../errors.ts', '/desk/page/%2e%2e/server.ts', '/desk/server.ts', '/errors.ts', '/styles/', '/desk/page', '//etc/passwd', '/%00', '/%E6', 'http://evil.example/', '/__proto__', '/constructor'];

test.each(ways)('no file but the page is served: %s', async (path) => {
  const desk = await startDesk();
  const { status, body } = await desk.ask({ path });
  expect(path.startsWith('http') ? [200, 404] : [404]).toContain(status);
  expect(body).not.toContain('export function');
});

const names = ['../secret.csv', '..%2fsecret.csv', '%2Fetc%2Fpasswd', 'projects.csv/../../secret.csv', '.earlier/x.csv', 'portal.json', 'projects.csv%00', 'PROJECTS.CSV/', '__proto__'];

test.each(names)('rows of a file that is no table are not counted: %s', async (name) => {
  const desk = await startDesk();
  writeFileSync(join(desk.dataDir, '../secret.csv'), 'secret');
  expect((await desk.ask({ path: `/api/rows?file=${name}` })).status).toBe(404);
});

test('nothing listens but on this machine itself', async () => {
  const desk = await startDesk();
  const { networkInterfaces } = await import('node:os');
  const others = Object.values(networkInterfaces()).flat().filter((one) => one !== undefined && !one.internal && one.family === 'IPv4');
  for (const other of others) {
    const reached = await new Promise<boolean>((resolve) => {
      const socket = connect(desk.port, other!.address, () => resolve(true));
      socket.on('error', () => resolve(false)).setTimeout(2000, () => resolve(false));
      socket.on('connect', () => socket.destroy());
    });
    expect(reached).toBe(false);
  }
  expect((await desk.ask({ path: '/', headers: { host: `localhost:${desk.port}` } })).status).toBe(200);
});

async function publishFirst(desk: AskedDesk): Promise<void> {
  for (const what of ['check', 'diff', 'preview']) await desk.run(what);
  await desk.run('publish', { by: '财政局信息科' });
}

test('the sites of the preview have origins of their own, may stand in the desk alone, and answer to no other name', async () => {
  const desk = await startDesk();
  await publishFirst(desk);
  const state = (await desk.run('verify')) as { sites: { old: string } };
  const { old } = state.sites;
  expect(new URL(old).port).not.toBe(String(desk.port));
  const response = await fetch(old);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-security-policy')).toBe(`frame-ancestors ${desk.origin}`);
  expect(response.headers.get('x-frame-options')).toBeNull();
  expect(response.headers.get('access-control-allow-origin')).toBeNull();
  const site = { ...desk, port: Number(new URL(old).port) };
  const { request } = await import('node:http');
  const asked = (options: object): Promise<number> =>
    new Promise((resolve) => request({ host: '127.0.0.1', port: site.port, path: '/', setHost: false, ...options }, (answer) => resolve(answer.resume().statusCode ?? 0)).end());
  expect(await asked({ headers: { host: 'evil.example' } })).toBe(403);
  expect(await asked({ headers: { host: `127.0.0.1:${site.port}` }, method: 'POST' })).toBe(403);
});

test('pages of sites that were made for a path below another are found in the preview', async () => {
  const desk = await startDesk({ baseOf: (site) => (site.includes('releases') ? '/old/' : '/gongshi/') });
  await publishFirst(desk);
  const { sites } = (await desk.run('preview')) as { sites: { old: string; new: string } };
  for (const [home, base] of [[sites.old, '/old'], [sites.new, '/gongshi']] as const) {
    expect(new URL(home).pathname).toBe(base);
    expect((await fetch(home)).status).toBe(200);
    expect(await (await fetch(`${home}/projects/QS2020-001/`)).text()).toContain('新桥村道路硬化');
  }
});

test('what is long, or no JSON, or no object is refused', async () => {
  const desk = await startDesk();
  for (const body of ['x'.repeat(100_000), '', '{', 'null', '[]', '3']) expect((await desk.ask({ ...write, body })).status).toBe(400);
});

test('all modules that the page imports are served, with their types gone', async () => {
  const desk = await startDesk();
  const seen = new Set<string>();
  const waiting = ['/desk/page/main.ts'];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const { status, headers, body } = await desk.ask({ path });
    expect({ path, status, type: headers['content-type'] }).toEqual({ path, status: 200, type: 'text/javascript; charset=utf-8' });
    expect(body).not.toMatch(/^import type/m);
    for (const [, specifier] of body.matchAll(/from\s+'(\.[^']+)'/g)) waiting.push(new URL(specifier!, `http://desk${path}`).pathname);
  }
  const own = readdirSync(join(import.meta.dirname, '../../src/desk/page')).filter((name) => name.endsWith('.ts'));
  expect([...seen].filter((path) => path.startsWith('/desk/page/')).length).toBe(own.length);
});

test('the page makes no markup out of text and asks no other machine', () => {
  const folder = join(import.meta.dirname, '../../src/desk/page');
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), 'utf8');
    expect(text, name).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|https?:\/\//);
  }
});
