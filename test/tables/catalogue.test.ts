import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogue, formatCatalogue } from '../../src/tables/catalogue.ts';

test('the catalogue page of the docs is what the code says; `npm run docs` renews it', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/checks.md'), 'utf8');
  expect(page, 'run `npm run docs` and commit docs/checks.md').toBe(formatCatalogue());
});

test('every code is kebab-case, has one line of its own, and is used once', () => {
  const entries = catalogue.flatMap((part) => part.entries);
  const codes = entries.map(({ code }) => code);
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  for (const { code, title, explanation } of entries) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(`${title}${explanation}`).not.toMatch(/\n/);
    expect(title).not.toBe('');
    expect(explanation).not.toBe('');
  }
});
