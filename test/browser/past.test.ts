import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runNpm } from '../site/commands.ts';
import { editProjects, writeTinyPortal } from '../site/tiny-portal.ts';
import { axeSource, findViolations } from './axe.ts';
import { openSite, phone } from './open-site.ts';

// What only a site has that was published before: a project was corrected, another taken out, and one step taken back.
const folder = mkdtempSync(join(tmpdir(), 'gongshi-past-'));
const published = join(folder, 'published');
beforeAll(() => {
  const options = [...writeTinyPortal(folder), '--as-of', '2020-06-30', '--accept-warnings', 'yes', '--by', '信息科', '--published', published];
  const run = (script: string, args: readonly string[]): void => {
    const { status, output } = runNpm(script, args);
    if (status !== 0) throw new Error(output);
  };
  run('release', options);
  editProjects(folder, '硬化道路3公里', '硬化道路4公里');
  run('release', [...options, '--note', '更正道路的长度']);
  editProjects(folder, /^QS2020-003.*\n/m, '');
  run('release', [...options, '--note', '水渠项目重复登记，删去']);
  editProjects(folder, '硬化道路4公里', '硬化道路5公里');
  run('release', [...options, '--note', '道路又长了一公里']);
  run('rollback', ['--published', published, '--note', '没有长，撤回', '--by', '信息科']);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const site = openSite(() => join(published, 'current'));
const paths = ['corrections/', 'projects/QS2020-001/', 'projects/QS2020-003/', 'data/'];

test('axe finds nothing wrong with what a site says of its past, and no page of it scrolls sideways', async () => {
  const page = await site.newPage({ ...phone, bypassCSP: true });
  await page.addInitScript({ content: axeSource });
  await page.goto(`${site.address}corrections/`);
  const entry = await page.locator('main article a, main li a, main h2 a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '').find((href) => /^\/corrections\/\d/.test(href)));
  expect(entry).toBeDefined();
  const wrong: string[] = [];
  for (const path of [...paths, entry!.slice(1)]) {
    await page.goto(site.address + path);
    wrong.push(...(await findViolations(page)).map((violation) => `${path}: ${violation}`));
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 360) wrong.push(`${path} is ${width} pixels wide`);
  }
  expect(wrong).toEqual([]);
});

test('without JavaScript a reader learns from the page itself what was changed, why, and what became of a page that is gone', async () => {
  const page = await site.newPage({ ...phone, javaScriptEnabled: false });
  const textOf = async (path: string): Promise<string> => {
    await page.goto(site.address + path);
    return page.locator('main').innerText();
  };
  const changed = await textOf('projects/QS2020-001/');
  expect(changed).toContain('硬化道路4公里');
  for (const why of ['更正道路的长度', '道路又长了一公里', '没有长，撤回']) expect(changed).toContain(why);
  expect(changed).not.toContain('重复登记');
  const gone = await textOf('projects/QS2020-003/');
  expect(gone).toContain('水渠项目重复登记，删去');
  expect(gone).not.toContain('修水渠2公里');
  const log = await textOf('corrections/');
  const order = ['补记撤回', '没有长，撤回', '道路又长了一公里', '水渠项目重复登记，删去', '更正道路的长度', '首次发布'];
  expect(order.map((words) => log.indexOf(words)).every((at, index, all) => at >= 0 && (index === 0 || at > all[index - 1]!))).toBe(true);
});
