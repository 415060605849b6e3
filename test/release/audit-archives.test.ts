import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { createSite } from '../../src/model/create-site.ts';
import { dataArchive } from '../../src/model/public-tables/data-archive.ts';
import { auditSite } from '../../src/release/audit.ts';
import { project, smallPortal } from '../model/small-portal.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** Audits a tree with nothing but an archive. */
function audit(bytes: Uint8Array): string[] {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'data/releases'), { recursive: true });
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
