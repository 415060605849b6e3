import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { createSite } from '../../src/model/create-site.ts';
import { dataArchive } from '../../src/model/public-tables/data-archive.ts';
import { auditSite } from '../../src/release/audit.ts';
import { project, smallPortal } from '../model/small-portal.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** Audits a tree with nothing but an archive and, where given, tables beside it. */
function audit(bytes: Uint8Array, tables: Record<string, string> = {}): string[] {
  const folder = temporaryFolder();
  for (const name of ['releases', 'tables']) mkdirSync(join(folder, 'data', name), { recursive: true });
  for (const [name, text] of Object.entries(tables)) writeFileSync(join(folder, 'data', name), text);
  writeFileSync(join(folder, 'data/releases/20200630-aaaaaa.zip'), bytes);
  const problems = auditSite(folder, {
    base: '/',
    site: 'https://gongshi.example',
    threshold: 5,
    findPersonal: (text) => (text.includes('secret') ? '手机号' : undefined),
    findHouseholdKey: (text) => (text.includes('hk-77') ? 'registry.csv' : undefined),
  });
  return problems.map(({ kind, detail }) => `${kind} ${detail}`);
}

const zip = (files: Record<string, string>): Uint8Array => zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

test('an archive of public tables passes', () => {
  const site = createSite(smallPortal({ projects: [project('P1', ['990102101201'], { beneficiary_households: 3 })] }));
  expect(audit(dataArchive(site))).toEqual([]);
});

test.each([
  ['personal data', { 'tables/projects.csv': '名称\r\nsecret\r\n' }, 'personal-data 手机号'],
  ['a household key', { 'README.txt': 'hk-77' }, 'household-key registry.csv'],
  ['a small count', { 'tables/projects.csv': '名称,受益户数（户）\r\n桥,3\r\n' }, 'small-count 受益户数（户）'],
  ['a table that is none', { 'tables/projects.csv': 'a,b\r\n1\r\n' }, 'unreadable-file 不是数据表应有的写法'],
  ['a file that does not belong there', { 'registry.xlsx': '' }, 'unreadable-file 不是完好的数据压缩包'],
])('%s in an archive is found', (_case, files, problem) => {
  expect(audit(zip(files))).toEqual([problem]);
});

test('an archive that cannot be unpacked is a problem', () => {
  expect(audit(zip({ 'README.txt': 'x'.repeat(100) }).slice(0, 60))).toEqual(['unreadable-file 不是完好的数据压缩包']);
});

test('a table that lies beside the archive as it is in it is found fault with once, and any other one twice', () => {
  const table = '名称\r\nsecret\r\n';
  expect(audit(zip({ 'tables/projects.csv': table }), { 'tables/projects.csv': table })).toEqual(['personal-data 手机号']);
  expect(audit(zip({ 'tables/projects.csv': table }), { 'tables/projects.csv': `${table}又一行\r\n` })).toEqual(['personal-data 手机号', 'personal-data 手机号']);
});
