import { expect, inject, test } from 'vitest';
import { sampleAsOf } from '../../src/sample/index.ts';
import { openSampleSite, phone } from './open-site.ts';
import { pagesShowingEverything } from './page-kinds.ts';

const site = openSampleSite();

/** Scripts come this much later than the page, as over a village's network: it has been painted and is being read. */
const late = 200;

test('nothing on any kind of page moves when its scripts come late', async () => {
  const page = await site.newPage(phone);
  await page.clock.setFixedTime(`${sampleAsOf}T04:00:00Z`);
  await page.route('**/*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, late));
    await route.continue();
  });
  await page.addInitScript(() => {
    const shifts: string[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; sources: { node?: Element }[] })[]) {
        shifts.push(`${entry.value.toFixed(4)} ${entry.sources.map(({ node }) => node?.outerHTML?.slice(0, 120) ?? '').join(' | ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const moved: string[] = [];
  for (const path of pagesShowingEverything(inject('sampleSite'))) {
    await page.goto(site.address + path, { waitUntil: 'load' });
    // Shifts are told after the frame in which they happen.
    const shifts = await page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          requestAnimationFrame(() => setTimeout(() => resolve((window as unknown as { shifts: string[] }).shifts), 50));
        }),
    );
    moved.push(...shifts.map((shift) => `${path}: ${shift}`));
  }
  expect(moved).toEqual([]);
});
