import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { root } from './commands.ts';

interface System {
  number: string;
  addresses: string[];
  file: string;
  name: string;
}

/** The rows of docs/systems.md. */
const systems = readFileSync(join(root, 'docs/systems.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line): System => {
    const [, number = '', , , addresses = '', shownBy = ''] = line.split('|').map((cell) => cell.trim());
    const [, file = '', name = ''] = /^`([^`]+)`: (.+)$/.exec(shownBy) ?? [];
    return { number, addresses: [...addresses.matchAll(/`([^`]+)`/g)].map(([, address = '']) => address), file, name };
  });

test('the table of systems has all nineteen', () => {
  expect(systems.map(({ number }) => number)).toEqual(Array.from({ length: 19 }, (_, index) => String(index + 1)));
});

test.each(systems)('system $number is where the table says, and its test is there', ({ addresses, file, name }) => {
  expect(addresses.length).toBeGreaterThan(0);
  for (const address of addresses) expect(existsSync(join(inject('sampleSite'), address, 'index.html')), address).toBe(true);
  expect(readFileSync(join(root, file), 'utf8')).toContain(`'${name}'`);
});

test('each of them is opened from the navigation, the home page and the site map', () => {
  const read = (path: string): string => readFileSync(join(inject('sampleSite'), path), 'utf8');
  const [home, map] = [read('index.html'), read('sitemap/index.html')];
  for (const { addresses: [front = ''] } of systems.filter(({ addresses }) => !/^\/(?:notices|policies)\//.test(addresses[0] ?? ''))) {
    for (const page of [home, map]) expect(page, front).toContain(`href="${front}"`);
    expect(read(`${front.slice(1)}index.html`), front).toMatch(/aria-current="page"/);
  }
});
