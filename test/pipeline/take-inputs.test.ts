import { mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { takeInputs } from '../../src/pipeline/take-inputs.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { writeTinyPortal } from '../site/tiny-portal.ts';

function tinySources(): { data: string; content: string; staging: string } {
  const folder = temporaryFolder();
  writeTinyPortal(folder);
  return { data: join(folder, 'data'), content: join(folder, 'content'), staging: join(folder, 'staging') };
}

test('what is not published yet is for its owner alone', () => {
  const { staging, ...sources } = tinySources();
  takeInputs(sources, staging, undefined);
  expect(readdirSync(join(staging, 'inputs/data'))).toContain('projects.csv');
  for (const folder of [staging, join(staging, 'inputs')]) expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test('a file or a folder that is a link to elsewhere is refused by its name, and does not just go missing', () => {
  const { staging, ...sources } = tinySources();
  symlinkSync('/etc/passwd', join(sources.data, 'notices.csv'));
  expect(() => takeInputs(sources, staging, undefined)).toThrow('data/notices.csv 是指向别处的链接');
  const other = tinySources();
  mkdirSync(join(other.content, 'pages'));
  symlinkSync('/etc', join(other.content, 'pages/more'));
  expect(() => takeInputs(other, other.staging, undefined)).toThrow('content/pages/more 是指向别处的链接');
});

test('links that nobody reads, such as the mark of an open document, are no fault', () => {
  const { staging, ...sources } = tinySources();
  symlinkSync('user@host.1234', join(sources.data, '.#projects.csv'));
  writeFileSync(join(sources.data, '~$projects.xlsx'), '');
  takeInputs(sources, staging, undefined);
  expect(readdirSync(join(staging, 'inputs/data'))).not.toContain('~$projects.xlsx');
});
