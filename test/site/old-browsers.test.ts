import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { listFiles } from '../../src/release/list-files.ts';
import { findYoungerScript, findYoungerStyle } from './old-browsers.ts';

const folder = inject('sampleSite');
const filesEndingIn = (end: string): string[] => listFiles(folder).filter((file) => file.endsWith(end));
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

test('every script that is shipped can be read and run by Chromium 80, Safari 13.1 and Firefox 78', () => {
  const scripts = filesEndingIn('.js');
  expect(scripts.length).toBeGreaterThan(2);
  expect(scripts.flatMap((file) => findYoungerScript(read(file)).map((what) => `${file}: ${what}`))).toEqual([]);
});

test('every script inside a page can be read by them too', () => {
  const inline = new Set(filesEndingIn('.html').flatMap((file) => [...read(file).matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(([, text = '']) => text)));
  expect([...inline].filter((text) => !text.trimStart().startsWith('{')).flatMap((text) => findYoungerScript(text, 'script'))).toEqual([]);
});

test('every stylesheet that is shipped stands in them as it should', () => {
  const styles = filesEndingIn('.css');
  expect(styles.length).toBeGreaterThan(0);
  expect(styles.flatMap((file) => findYoungerStyle(read(file)).map((what) => `${file}: ${what}`))).toEqual([]);
});

describe('the check itself finds', () => {
  test.each([
    ['await at the top of a module', 'await fetch("/")'],
    ['fields of a class', 'class A { b = 1 }'],
    ['assignment by a condition', 'let a; a ??= 1'],
    ['a pattern that looks behind', 'x.replace(/(?<=a)b/, "")'],
    ['a younger method', 'x.at(-1)'],
    ['a younger class', 'new BroadcastChannel("a")'],
    ['a media query that is listened to', 'matchMedia("print").addEventListener("change", f)'],
  ])('%s', (_name, source) => {
    expect(findYoungerScript(source)).toHaveLength(1);
  });

  test.each([
    ['a parent chosen by its child', 'body:has(.a) .b{color:red}'],
    ['a container query', '@container (width > 1px){a{color:red}}'],
    ['a nested rule', 'a{color:red;b{color:blue}}'],
    ['a shorthand for the four sides', 'a{inset:0}'],
    ['a shape', 'a{aspect-ratio:1}'],
    ['a mixed colour', 'a{color:color-mix(in srgb,red,blue)}'],
    ['a window height that follows the bars', 'a{height:100dvh}'],
    ['a compared width', '@media (width >= 40em){a{color:red}}'],
  ])('%s', (_name, css) => {
    expect(findYoungerStyle(css)).toHaveLength(1);
  });

  test.each([
    ['what asks first', 'x.at?.(-1); import("./a.js"); import.meta.url; a?.b ?? c'],
  ])('nothing in %s', (_name, source) => {
    expect(findYoungerScript(source)).toEqual([]);
  });

  test.each([
    ['what has a fallback', 'a{height:100vh;height:100dvh}'],
    ['what is guarded', '@supports (aspect-ratio:1){a{aspect-ratio:1}}'],
    ['what they know', '@media (min-width:40em){a{grid-gap:1px;color:rgb(0 0 0/50%)}}a:not(.b){clip:rect(0,0,0,0)}'],
  ])('nothing in %s', (_name, css) => {
    expect(findYoungerStyle(css)).toEqual([]);
  });
});
