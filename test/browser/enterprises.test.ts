import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, inject, test } from 'vitest';
import { root } from '../site/commands.ts';
import { openSampleSite, phone } from './open-site.ts';

const site = openSampleSite();
const asOf = '2020-06-30';

type Row = Record<string, string>;
const readRows = (table: string): Row[] => Papa.parse<Row>(readFileSync(join(root, `data/${table}.csv`), 'utf8').trim(), { header: true }).data;

/** Villages of the table with which no pairing stands, counted from the file alone. */
function unpaired(): string[] {
  const paired = new Set(readRows('pairings').filter(({ from, to }) => from! <= asOf && (to === '' || to! >= asOf)).map((row) => row['village_code']));
  return readRows('villages').map((row) => row['village_code']!).filter((code) => !paired.has(code));
}

/** Sheets of paper, and the size of each in points. */
function sheetsOf(pdf: Buffer): { width: number; height: number }[] {
  const text = pdf.toString('latin1');
  const boxes = [...text.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  return boxes.map(([, width, height]) => ({ width: Math.round(Number(width)), height: Math.round(Number(height)) }));
}

test('which villages have no enterprise is answered by name in three actions from the home page', async () => {
  const page = await site.newPage({ ...phone, javaScriptEnabled: false });
  await page.goto(site.address);
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '企业' }).tap();
  await page.waitForURL(`${site.address}enterprises/`);
  await page.getByRole('navigation', { name: '本栏目' }).getByRole('link', { name: '村企结对' }).tap();
  await page.waitForURL(`${site.address}pairings/`);
  // The first number there is the answer's, and leads to the names.
  await page.locator('.figures a').first().tap();
  await page.waitForURL(`${site.address}pairings/unpaired/`);
  const named = await page.locator('main table a[href^="/villages/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')!.split('/')[2]!));
  expect(named.sort()).toEqual(unpaired().sort());
});

test('an enterprise comes from what villages need to a village without one, and to a number to call', async () => {
  const page = await site.newPage();
  await page.goto(`${site.address}needs/`);
  await page.getByRole('link', { name: /企业想帮村/ }).tap();
  await page.waitForURL(`${site.address}needs/pair/`);
  expect(await page.locator('#contact a[href^="tel:"]').count()).toBe(1);
  const first = page.locator('#alone tbody tr').first();
  const code = (await first.locator('a').first().getAttribute('href'))!.split('/')[2]!;
  expect(unpaired()).toContain(code);
  const wanted = readRows('needs').filter((row) => row['village_code'] === code && row['matched_on'] === '');
  expect(await first.textContent()).toContain(wanted[0]?.['need']);
});

describe('the certificate of an honour', () => {
  const honours = readRows('honours');
  const standing = honours.find(({ revoked_on }) => revoked_on === '')!;
  const revoked = honours.find(({ revoked_on }) => revoked_on !== '')!;

  test('is reached from the list of its year, and is printed on one sheet of A4, lying, with nothing else on it', async () => {
    const page = await site.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${site.address}honours/${standing['year']}/`);
    await page.locator(`#awards a[href="/honours/certificates/${standing['honour_id']}/"]`).click();
    const text = await page.locator('.certificate').textContent();
    for (const column of ['title', 'awarded_by', 'document_number', 'honour_id']) expect(text).toContain(standing[column]);
    expect(sheetsOf(await page.pdf({ preferCSSPageSize: true }))).toEqual([{ width: 842, height: 595 }]);
    await page.emulateMedia({ media: 'print' });
    const shown = await page.evaluate(() => [...document.body.querySelectorAll('.masthead, .footer, .crumbs, .certificate-help, .example-banner')].filter((it) => it.checkVisibility()).length);
    expect(shown).toBe(0);
  });

  test('is gone when the honour was revoked: its address says when and why', async () => {
    const page = await site.newPage();
    await page.goto(`${site.address}honours/certificates/${revoked['honour_id']}/`);
    expect(await page.locator('.certificate').count()).toBe(0);
    const text = await page.locator('main').textContent();
    expect(text).toContain('这项表彰已经撤销');
    expect(text).toContain(revoked['revoked_reason']);
    expect(await page.locator(`main time[datetime="${revoked['revoked_on']}"]`).count()).toBe(1);
  });
});

test('the page of the enterprise that did most is printed on one sheet', async () => {
  const folder = inject('sampleSite');
  const fullest = readRows('enterprises')
    .map(({ uscc }) => ({ uscc, size: statSync(join(folder, `enterprises/${uscc}/index.html`)).size }))
    .sort((a, b) => b.size - a.size)[0]!;
  const page = await site.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${site.address}enterprises/${fullest.uscc}/`);
  expect(sheetsOf(await page.pdf({ preferCSSPageSize: true }))).toHaveLength(1);
});

test('no page of support, needs or pairings is longer on a phone than thirty screens', async () => {
  const page = await site.newPage();
  const long: string[] = [];
  for (const path of ['support/', 'support/990102000000/', 'support/units/990102000000/', 'pairings/', 'pairings/unpaired/', 'pairings/990102000000/', 'needs/', 'needs/pair/', 'cadres/']) {
    await page.goto(site.address + path);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    if (height > 30 * 740) long.push(`${path} ${height}`);
  }
  expect(long).toEqual([]);
});
