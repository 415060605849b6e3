import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('../../src/styles/', import.meta.url);
/** The schemes: these two files alone say what a colour is, and all others speak of it by its name. */
const schemes = ['tokens.css', 'elder.css'];

const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8').replace(/\/\*.*?\*\//gs, '');

test('a colour is written only as the value of a token', () => {
  const strays = readdirSync(folder).flatMap((file) =>
    read(file)
      .split('\n')
      .filter((line) => /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?)\(/i.test(line))
      .filter((line) => !schemes.includes(file) || !/^\s*--[\w-]+:/.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(strays).toEqual([]);
});

test('whatever a style sheet names is a token, or its own', () => {
  const setIn = (file: string) => [...read(file).matchAll(/(--[\w-]+):/g)].map(([, name]) => name);
  const known = new Set(schemes.flatMap(setIn));
  const unknown = readdirSync(folder).flatMap((file) =>
    [...read(file).matchAll(/var\((--[\w-]+)/g)]
      .filter(([, name]) => !known.has(name) && !setIn(file).includes(name))
      .map(([, name]) => `${file}: ${name}`),
  );
  expect(unknown).toEqual([]);
});
