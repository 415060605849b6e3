import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { linkFile } from '../../../src/release/store/reuse.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const failing = (code: string) => (): never => {
  throw Object.assign(new Error(code), { code });
};

test('a file that is taken over is the same file', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a'), 'text');
  linkFile(join(folder, 'a'), join(folder, 'b'));
  expect(statSync(join(folder, 'b')).ino).toBe(statSync(join(folder, 'a')).ino);
});

test.each(['EXDEV', 'EMLINK', 'EPERM', 'ENOTSUP'])('where there can be no link (%s), it is copied', (code) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a'), 'text');
  linkFile(join(folder, 'a'), join(folder, 'b'), failing(code));
  expect(readFileSync(join(folder, 'b'), 'utf8')).toBe('text');
  expect(statSync(join(folder, 'b')).ino).not.toBe(statSync(join(folder, 'a')).ino);
});

test('any other fault is told, and what is there already is never overwritten', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a'), 'text');
  writeFileSync(join(folder, 'b'), 'other');
  expect(() => linkFile(join(folder, 'a'), join(folder, 'c'), failing('ENOSPC'))).toThrow('ENOSPC');
  expect(() => linkFile(join(folder, 'a'), join(folder, 'b'))).toThrow('EEXIST');
  expect(() => linkFile(join(folder, 'a'), join(folder, 'b'), failing('EXDEV'))).toThrow('EEXIST');
  expect(readFileSync(join(folder, 'b'), 'utf8')).toBe('other');
});
