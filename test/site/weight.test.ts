import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { weighPage } from '../../scripts/page-weight.ts';
import { listFiles } from '../../src/release/list-files.ts';

const folder = inject('sampleSite');
const pages = listFiles(folder).filter((file) => file.endsWith('.html'));

/** Of a village's page with everything needed to read it, packed with gzip: a second and a half of a weak signal. */
const villageBudget = 35_000;

test('every village’s page weighs at most 35 kB over the wire, with all that it fetches by itself', () => {
  const villages = pages.filter((file) => /^villages\/\d+\/index\.html$/.test(file));
  expect(villages.length).toBeGreaterThan(100);
  const heavy = villages.map((file) => `${file} ${weighPage(folder, '/', file).total.gzip}`).filter((line) => Number(line.split(' ')[1]) > villageBudget);
  expect(heavy).toEqual([]);
});

test('no page waits for a script file before it is shown', () => {
  const waiting = pages.filter((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/<script\b[^>]*\bsrc=[^>]*>/g)].some(([tag]) => !/type="module"|\b(?:defer|async)\b/.test(tag)),
  );
  expect(waiting).toEqual([]);
});
