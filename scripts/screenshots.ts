import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions } from 'playwright-core';
import { exitCodes, UserError } from '../src/errors.ts';
import { readMarker } from '../src/release/marker.ts';
import { serveFolder } from '../src/release/static-server.ts';
import { folder } from './arguments.ts';
import { findChromium } from './find-chromium.ts';
import { run } from './run.ts';
import { formatTour, shots, type Look } from './tour.ts';
import { findTypicalPages } from './typical-pages.ts';

const root = resolve(import.meta.dirname, '..');

const command = {
  name: 'screenshots',
  zh: '给已生成的网站拍一组截图，写进 docs/images/tour，并写 docs/tour.md。',
  en: 'Takes pictures of a finished site into docs/images/tour, and writes docs/tour.md around them.',
  options: { out: folder('dist', '输出文件夹', 'output folder of the build') },
};

/** How a reader sees the page. `pixels` for each CSS pixel; `height` of the picture, in CSS pixels. */
const looks: Record<Look, { options: BrowserContextOptions; height: number; view?: string; isPaper?: boolean }> = {
  phone: { options: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 1.5 }, height: 1100 },
  desk: { options: { viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1 }, height: 900 },
  dark: { options: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 1.5, colorScheme: 'dark' }, height: 1100 },
  elder: { options: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 1.5 }, height: 1100, view: 'elder' },
  // A4 less its margins, at 96 pixels an inch.
  paper: { options: { viewport: { width: 698, height: 1016 }, deviceScaleFactor: 1 }, height: 1016, isPaper: true },
};

/** One picture in WebP, a third of the size of a PNG: the top of the page as it is on the day that the site speaks for. */
async function take(browser: Browser, address: string, look: Look, asOf: string): Promise<Buffer> {
  const { options, height, view, isPaper = false } = looks[look];
  const context = await browser.newContext({ locale: 'zh-CN', reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  await page.clock.setFixedTime(`${asOf}T04:00:00Z`);
  if (view !== undefined) await page.addInitScript((words) => localStorage.setItem('gongshi.view', words), view);
  if (isPaper) await page.emulateMedia({ media: 'print' });
  await page.goto(address, { waitUntil: 'networkidle' });
  const full = await page.evaluate(() => document.documentElement.scrollHeight);
  const width = options.viewport!.width;
  const session = await context.newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: 72,
    captureBeyondViewport: true,
    clip: { x: 0, y: 0, width, height: Math.min(full, height), scale: 1 },
  });
  await context.close();
  return Buffer.from(data, 'base64');
}

await run(command, async ({ out }) => {
  const site = resolve(out);
  const marker = readMarker(site);
  if (!marker) throw new UserError('这里没有已生成的网站', { where: out, hint: '先运行 npm run build，或用 --out 指明输出文件夹' });
  const images = join(root, 'docs', 'images', 'tour');
  mkdirSync(images, { recursive: true });
  for (const file of readdirSync(images)) rmSync(join(images, file));
  const server = await serveFolder(site, marker.base, 0);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}${marker.base}`;
  const browser = await chromium.launch({ executablePath: findChromium(() => undefined), args: ['--no-sandbox'] });
  let size = 0;
  const taken: string[] = [];
  try {
    const pages = new Map(findTypicalPages(site).map(({ en, path }) => [en, path]));
    for (const { name, page, query = '', views } of shots) {
      const path = pages.get(page);
      if (path === undefined) continue;
      for (const look of views) {
        const image = await take(browser, `${address}${path}${query}`, look, marker.as_of);
        const file = `${name}-${look}.webp`;
        writeFileSync(join(images, file), image);
        taken.push(file);
        size += image.length;
      }
    }
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
  writeFileSync(join(root, 'docs', 'tour.md'), formatTour(new Set(taken)));
  process.stdout.write(`${taken.length} images, ${(size / 1_000_000).toFixed(2)} MB\n${join(root, 'docs', 'tour.md')}\n`);
  return exitCodes.done;
});
