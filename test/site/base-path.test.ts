import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { findChromium } from '../../scripts/find-chromium.ts';
import { serveFolder } from '../../src/release/static-server.ts';
import { parseXml } from '../parse-xml.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { root, runBuild } from './commands.ts';
import { writeTinyPortal } from './tiny-portal.ts';

test('under a deep base a browser walks through the whole site, and nothing is asked for outside of it', async () => {
  const folder = temporaryFolder();
  const out = join(folder, 'dist');
  const base = '/gongshi/sub/';
  const [, data = ''] = writeTinyPortal(folder);
  const { status, output } = runBuild(['--data', data, '--content', join(root, 'content'), '--as-of', '2020-06-30', '--out', out, '--base', base]);
  expect(status, output).toBe(0);

  const server = await serveFolder(out, base, 0);
  const browser = await chromium.launch({ executablePath: findChromium(() => undefined), args: ['--no-sandbox'] });
  onTestFinished(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
  });
  const start = `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`;
  const page = await (await browser.newContext()).newPage();
  const wrong: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(start)) wrong.push(`outside: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() !== 200) wrong.push(`${response.status()}: ${response.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text());
  });

  const waiting = [start];
  const seen = new Set(waiting);
  for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
    await page.goto(address, { waitUntil: 'load' });
    const links = await page.evaluate(() => [...document.links].map((link) => link.href.split('#')[0]!));
    for (const link of links) {
      if (!link.startsWith(new URL(start).origin) || /\.(?:xml|json|csv)$/.test(link) || seen.has(link)) continue;
      seen.add(link);
      waiting.push(link);
    }
  }
  expect(seen.size).toBeGreaterThan(30);
  expect(wrong).toEqual([]);

  // The search, with its worker and its index.
  await page.goto(`${start}search/?q=${encodeURIComponent('新桥村')}`);
  await page.locator('#search a[href*="/villages/"]').first().click();
  await page.waitForURL(`${start}villages/**`);
  expect(wrong).toEqual([]);

  const [map = ''] = parseXml(readFileSync(join(out, 'sitemap.xml'), 'utf8')).all('loc').map((loc) => loc.words);
  expect(map).toBe(`https://gongshi.example${base}sitemap-1.xml`);
  const listed = parseXml(readFileSync(join(out, 'sitemap-1.xml'), 'utf8')).all('loc').map((loc) => loc.words);
  const found = [...seen].map((address) => address.replace(/\?.*$/, '').replace(start, `https://gongshi.example${base}`));
  expect(found.filter((address) => !listed.includes(address))).toEqual([]);
  // Parts of lists that only readers without scripts are led to.
  for (const address of listed.filter((one) => !found.includes(one))) {
    expect((await page.goto(address.replace(`https://gongshi.example${base}`, start)))?.status(), address).toBe(200);
  }
  expect(readFileSync(join(out, 'robots.txt'), 'utf8')).toContain(`Sitemap: https://gongshi.example${base}sitemap.xml`);
  const feed = parseXml(readFileSync(join(out, 'feeds/all.xml'), 'utf8'));
  expect(feed.all('link').map((link) => link.attributes.href)[0]).toBe(`https://gongshi.example${base}feeds/all.xml`);

  wrong.length = 0;
  const lost = await page.goto(`${start}a/b/c/d.html`);
  expect(lost?.status()).toBe(404);
  expect(wrong.filter((what) => !what.includes('/a/b/c/d.html') && !what.includes('status of 404'))).toEqual([]);
  await page.locator('#places a').first().click();
  await page.waitForURL(`${start}counties/**`);
}, 300_000);
