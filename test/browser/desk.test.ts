import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type axe from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findChromium } from '../../scripts/find-chromium.ts';
import { openFakeDesk } from '../desk/open-fake-desk.ts';
import { writeTinyPortal } from '../site/tiny-portal.ts';
import { axeSource } from './axe.ts';

const scripts = resolve(import.meta.dirname, '../../scripts');
/** The desk as it is started by a person, with the real commands; `GONGSHI_DESK=fake` has them played, which takes a tenth of the time. */
const isReal = process.env.GONGSHI_DESK !== 'fake' && existsSync(join(scripts, 'release.ts'));
/** A full build of the smallest portal, on a busy machine. */
const longest = 120_000;

let browser: Browser;
let folder: string;
let address: string;
let stop: () => void;
const data = (name: string): string => join(folder, 'data', name);

async function startReal(): Promise<{ address: string; stop: () => void }> {
  const args = [...writeTinyPortal(folder), '--published', join(folder, 'published'), '--as-of', '2020-06-30', '--port', '0', '--open', 'no'];
  const child = spawn(process.execPath, [join(scripts, 'desk.ts'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  return new Promise((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\/#[\w-]+/.exec(said)?.[0];
      if (found) resolve({ address: found, stop: () => child.kill() });
    });
    child.once('close', () => reject(new Error(said)));
  });
}

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'gongshi-desk-')));
  if (isReal) ({ address, stop } = await startReal());
  else {
    const desk = await openFakeDesk(folder, { baseOf: () => '/gongshi/' });
    ({ address, close: stop } = desk);
  }
  browser = await chromium.launch({ executablePath: findChromium(() => undefined), args: ['--no-sandbox'] });
});

afterAll(async () => {
  await browser?.close();
  stop?.();
  rmSync(folder, { recursive: true, force: true });
});

/** A clerk's old screen, and everything that the page complains of. */
async function openPage(): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 650 }, locale: 'zh-CN', acceptDownloads: true });
  const page = await context.newPage();
  await page.addInitScript({ content: axeSource });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of (?:400|409|423)/.test(message.text()) && message.location().url.startsWith(new URL(address).origin)) complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (!/^(?:http:\/\/127\.0\.0\.1:|blob:|data:)/.test(request.url())) complaints.push(`leaves the machine: ${request.url()}`);
  });
  await page.goto(address);
  await page.waitForSelector('table.files');
  return { page, complaints };
}

const goTo = (page: Page, step: string): Promise<void> => page.locator('.steps a', { hasText: step }).click();
const next = (page: Page): Promise<void> => page.locator('.step-head .primary').click();
const idle = (page: Page): Promise<unknown> => page.waitForSelector('#work', { state: 'hidden', timeout: longest });

/** Waits for what a work leads to, but not when it was refused. */
async function waitForGood(page: Page, selector: string): Promise<void> {
  await page.waitForSelector(`${selector}, .alert`, { timeout: longest });
  const refused = page.locator('.alert');
  expect(await refused.allTextContents()).toEqual([]);
}

/** Drops a file on the window, as a hand with a mouse would. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const held = await page.evaluateHandle(([name, text]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text!], name!, { type: 'text/csv' }));
    return transfer;
  }, [name, text]);
  await page.dispatchEvent('.drop', 'drop', { dataTransfer: held });
  await page.waitForSelector('.note-good, .alert');
}

/** Nothing is wider than the window, and axe finds nothing. */
async function inspect(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    const violations = await page.evaluate(async () => {
      const { run } = (window as unknown as { axe: typeof axe }).axe;
      const found = await run(document, { iframes: false });
      return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
    });
    expect(violations, colorScheme).toEqual([]);
  }
}

test('a clerk drops a table, mends an error, sees what changes, previews, publishes with a note, and takes it back', async () => {
  const { page, complaints } = await openPage();
  expect(new URL(page.url()).hash).toBe('');
  await inspect(page);

  // Once for the first time: only new rows, so no note is asked for.
  await next(page);
  await page.waitForSelector('.step-check .step-head .primary:enabled', { timeout: longest });
  await next(page);
  await page.waitForSelector('.step-changes .figures', { timeout: longest });
  await goTo(page, '发布');
  await page.fill('#post', '财政局信息科');
  expect(await page.locator('label[for=note]').textContent()).toContain('可不填');
  for (const tick of await page.locator('.tick input').all()) await tick.check();
  await page.click('.publish-form [type=submit]');
  await waitForGood(page, '.result');

  // A table with an error is shown on its own sheet, and goes no further.
  const projects = readFileSync(data('projects.csv'), 'utf8');
  await goTo(page, '换文件');
  await page.waitForSelector('.step-files .drop');
  await drop(page, '项目表(1).csv', projects.replace(',60,', ',六十,'));
  expect(await page.locator('.note-good').textContent()).toContain('.earlier/');
  await next(page);
  await page.waitForSelector('.step-check .card', { timeout: longest });
  expect(await page.locator('.marked-error').first().textContent()).toContain('六十');
  expect(await page.locator('.step-head .primary').isDisabled()).toBe(true);
  await inspect(page);

  // Mended, its change is told: old and new. A file of a kind that cannot be read is refused, and that is forgotten with the next good one.
  await goTo(page, '换文件');
  await page.waitForSelector('.step-files .drop');
  await drop(page, '项目.xls', projects);
  await page.locator('.alert', { hasText: '另存为' }).waitFor();
  await drop(page, '项目.csv', projects.replace(',60,', ',61,'));
  await page.locator('.alert').waitFor({ state: 'detached' });
  await next(page);
  await page.waitForSelector('.step-check .step-head .primary:enabled', { timeout: longest });
  await next(page);
  await page.waitForSelector('.changes', { timeout: longest });
  expect(await page.locator('.change').first().textContent()).toMatch(/60.*→.*61/);
  expect(readdirSync(join(folder, 'data/.earlier')).length).toBe(2);
  await inspect(page);

  // Both sites, side by side, each in a frame that cannot reach the desk.
  await next(page);
  await page.locator('.step-head button', { hasText: '做预览' }).click();
  await waitForGood(page, '.step-preview iframe');
  await idle(page);
  await page.locator('.page-list button', { hasText: '新桥村道路硬化' }).first().click();
  const frames = page.locator('.sites iframe');
  expect(await frames.count()).toBe(2);
  for (const frame of await frames.all()) expect(await frame.getAttribute('sandbox')).not.toContain('top-navigation');
  const [before, after] = [frames.first().contentFrame(), frames.last().contentFrame()];
  await after.locator('h1').waitFor();
  expect(await before.locator('body').textContent()).toContain('60');
  expect(await after.locator('body').textContent()).toContain('61');
  const reached = await page.frames().at(-1)!.evaluate((desk) => fetch(desk, { credentials: 'include' }).then(() => 'reached', () => 'refused'), `${new URL(address).origin}/api/files`);
  expect(reached).toBe('refused');
  // The browser complains of just that, or the site's own policy has stopped it before.
  expect(complaints.splice(0).filter((one) => !one.includes('ERR_FAILED'))).toEqual([]);

  // The note is required, and warnings are ticked.
  await goTo(page, '发布');
  await page.waitForSelector('.step-publish #note');
  expect(await page.locator('label[for=note]').textContent()).toContain('必填');
  for (const tick of await page.locator('.tick input').all()) await tick.check();
  await page.click('.publish-form [type=submit]');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('note');
  await page.fill('#note', '更正：新桥村道路硬化预算由60万元改为61万元，原表录入有误。');
  await inspect(page);
  await page.click('.publish-form [type=submit]');
  await waitForGood(page, '.result');

  // The history has both, and goes back to the first.
  await goTo(page, '历史');
  await page.waitForSelector('.release');
  expect(await page.locator('.release').count()).toBe(2);
  expect(await page.locator('.release').first().textContent()).toContain('原表录入有误');
  await page.locator('button', { hasText: '核对公开的文件' }).click();
  await page.locator('.note-good', { hasText: '核对无误' }).waitFor({ timeout: longest });
  await inspect(page);
  // What was written for an undo that was refused is there to be mended.
  await page.locator('button', { hasText: '撤回到这一版' }).click();
  await page.getByLabel('数字或文字有错').check();
  await page.fill('#undo-note', '更正用错了文件，请打13900000000');
  await page.locator('dialog [type=submit]').click();
  await page.locator('.alert', { hasText: '手机号' }).waitFor();
  await page.locator('button', { hasText: '撤回到这一版' }).click();
  expect(await page.inputValue('#undo-note')).toContain('更正用错了文件');
  await page.getByLabel('数字或文字有错').check();
  await page.fill('#undo-note', '更正用错了文件，先换回上一版。');
  await page.locator('dialog [type=submit]').click();
  await page.locator('.note-good', { hasText: '撤回好了' }).waitFor({ timeout: longest });
  expect(await page.locator('.alert').count()).toBe(0);
  // First comes what was published again so that the site tells of it.
  expect(await page.locator('.release').nth(0).textContent()).toContain('补记撤回');
  expect(await page.locator('.release').nth(1).textContent()).toContain('更正用错了文件');
  expect(complaints).toEqual([]);
});

test('an old table is put back though Excel left its mark beside the new one, once the clerk insists', async () => {
  const { page } = await openPage();
  const old = readFileSync(data('projects.csv'), 'utf8');
  await drop(page, '项目.csv', `${old}\n`);
  await page.waitForSelector('.note-good');
  const mark = data('~$projects.csv');
  writeFileSync(mark, '');
  await page.locator('#earlier-projects summary').click();
  await page.locator('#earlier-projects button').first().click();
  await page.locator('.alert button', { hasText: '仍要替换' }).click();
  await page.locator('.note-good', { hasText: '旧文件' }).waitFor();
  expect(readFileSync(data('projects.csv'), 'utf8')).toBe(old);
  rmSync(mark);
});

test('the desk is used with the keyboard alone', async () => {
  const { page } = await openPage();
  const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('跳到正文');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await focused()).toContain('检查');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.filters', { timeout: longest });
  await idle(page);
  expect(await page.title()).toContain('检查');
});

test('two windows see the same work, and a reload keeps the key', async () => {
  const { page } = await openPage();
  const { page: other } = await openPage();
  writeFileSync(data('funds.csv'), `${readFileSync(data('funds.csv'), 'utf8')}\n`);
  // Who goes there before it has heard of the change is told, and presses once more.
  for (const window of [page, other]) await window.waitForSelector('.steps li:nth-child(2) .step-is-old', { timeout: longest });
  await goTo(page, '检查');
  await other.waitForSelector('.steps li:nth-child(2) .step-is-good', { timeout: longest });
  await other.reload();
  await other.waitForSelector('table.files');
});

test('an address without its key opens nothing, and says where the key is', async () => {
  const page = await (await browser.newContext()).newPage();
  await page.goto(new URL(address).origin);
  expect(await page.locator('.alert').textContent()).toContain('完整的地址');
});

test.each([1000, 1366, 1920])('at %i pixels nothing is wider than the window', async (width) => {
  const { page } = await openPage();
  await page.setViewportSize({ width, height: 650 });
  for (const step of ['换文件', '检查', '会改变什么', '预览', '发布', '历史']) {
    await goTo(page, step);
    await idle(page);
    await page.waitForSelector('main h1');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), step).toBe(0);
  }
});
