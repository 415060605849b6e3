import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { findChromium } from '../../scripts/find-chromium.ts';
import { serveFolder } from '../../src/release/static-server.ts';

export interface OpenSite {
  /** Address of the home page. */
  address: string;
  /** A new page in a browser that knows nothing yet; closed with the browser. */
  newPage(options?: BrowserContextOptions): Promise<Page>;
}

/** A small phone of today, as villagers have it. */
export const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, locale: 'zh-CN' };

/** Serves the sample city and starts a browser for all tests of a file. */
export const openSampleSite = (): OpenSite => openSite(() => inject('sampleSite'));

/** Serves a finished site and starts a browser for all tests of a file. @param folder asked for once other set-up is over */
export function openSite(folder: () => string): OpenSite {
  let server: Server | undefined;
  let browser: Browser | undefined;
  const site: OpenSite = {
    address: '',
    newPage: async (options = phone) => {
      if (!browser) throw new Error('the browser has not started yet');
      return (await browser.newContext(options)).newPage();
    },
  };
  beforeAll(async () => {
    server = await serveFolder(folder(), '/', 0);
    site.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    browser = await chromium.launch({ executablePath: findChromium(() => undefined), args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
  });
  return site;
}
