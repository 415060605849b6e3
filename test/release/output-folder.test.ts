import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { writeMarker } from '../../src/release/marker.ts';
import { resolveOutputFolder } from '../../src/release/output-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const marker = { generator: 'gongshi', version: '0.1.0', as_of: '2020-06-30', base: '/', pages: {}, inputs: '' } as const;

function makeProject(): { root: string; resolveOut: (out: string) => string } {
  const root = temporaryFolder();
  for (const name of ['data', 'content', 'src/pages']) mkdirSync(join(root, name), { recursive: true });
  const kept = ['data', 'content', 'src'].map((name) => join(root, name));
  return { root, resolveOut: (out) => resolveOutputFolder(join(root, out), kept, [root]) };
}

test('a folder that does not exist yet is fine, also several levels down', () => {
  const { root, resolveOut } = makeProject();
  expect(resolveOut('dist')).toBe(join(root, 'dist'));
  expect(resolveOut('build/site/dist')).toBe(join(root, 'build/site/dist'));
  expect(resolveOut('data-site')).toBe(join(root, 'data-site'));
});

test('an empty folder and an earlier output of gongshi are fine', () => {
  const { root, resolveOut } = makeProject();
  mkdirSync(join(root, 'dist'));
  expect(resolveOut('dist')).toBe(join(root, 'dist'));
  writeMarker(join(root, 'dist'), marker);
  expect(resolveOut('dist')).toBe(join(root, 'dist'));
});

test('a link to an output leads to the real folder', () => {
  const { root, resolveOut } = makeProject();
  mkdirSync(join(root, 'releases/current'), { recursive: true });
  symlinkSync('releases/current', join(root, 'dist'));
  expect(resolveOut('dist')).toBe(join(root, 'releases/current'));
});

test.each([
  ['the project itself', '.'],
  ['what holds the project', '..'],
  ['the data folder', 'data'],
  ['a folder inside the data folder', 'data/dist'],
  ['the content folder by another way', 'content/../content'],
  ['a folder inside the sources', 'src/pages'],
])('%s is refused', (_case, out) => {
  const { resolveOut } = makeProject();
  expect(() => resolveOut(out)).toThrow(UserError);
});

test.each(['/', homedir()])('%s is refused', (out) => {
  expect(() => resolveOutputFolder(out, [], [])).toThrow(UserError);
});

test('a link into the data folder is refused', () => {
  const { root, resolveOut } = makeProject();
  symlinkSync('data', join(root, 'dist'));
  expect(() => resolveOut('dist')).toThrow(UserError);
});

test("a folder with somebody's files in it is refused", () => {
  const { root, resolveOut } = makeProject();
  mkdirSync(join(root, 'photos'));
  writeFileSync(join(root, 'photos/wedding.jpg'), '');
  expect(() => resolveOut('photos')).toThrow(/不是 gongshi 生成的/);
});

test("another program's build.json does not make a folder ours", () => {
  const { root, resolveOut } = makeProject();
  mkdirSync(join(root, 'dist'));
  writeFileSync(join(root, 'dist/build.json'), '{"generator":"other"}');
  expect(() => resolveOut('dist')).toThrow(UserError);
});

test('a file in the place of the output is refused', () => {
  const { root, resolveOut } = makeProject();
  writeFileSync(join(root, 'dist'), '');
  expect(() => resolveOut('dist')).toThrow(/有一个文件/);
  symlinkSync('nowhere', join(root, 'dangling'));
  expect(() => resolveOut('dangling')).toThrow(UserError);
});

test('every refusal is wrong usage and says what to do', () => {
  const { resolveOut } = makeProject();
  try {
    resolveOut('.');
  } catch (error) {
    expect(error).toMatchObject({ exitCode: 2, hint: expect.stringContaining('--out') as string });
  }
});
