import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { hashTree, runBuild, type Finished } from './commands.ts';
import { writeTinyPortal } from './tiny-portal.ts';

const key = 'h7k2q9x4';
const secrets = [
  ['a citizen id', '11010519491231002X'],
  ['a mobile phone', '13900000000'],
  ['a household key', key],
] as const;

const page = (body: string): string => `---\ntitle: 说明\nsummary: 一页说明\n---\n\n第一段。\n\n${body}\n`;

let original: string;

beforeAll(() => {
  original = mkdtempSync(join(tmpdir(), 'gongshi-original-'));
  const options = writeTinyPortal(original);
  writeFileSync(join(original, 'data/registry.csv'), `household_key,village_code,persons,cause\nh0000000a,990102101201,3,因病\n${key},990102101201,2,因残\n`);
  mkdirSync(join(original, 'content/pages'));
  mkdirSync(join(original, 'content/notices'));
  writeFileSync(join(original, 'content/pages/about.mdx'), page('第二段。'));
  const { status, output } = runBuild([...options, '--out', join(original, 'dist'), '--as-of', '2020-06-30']);
  expect(output).toContain('网站在');
  expect(status).toBe(0);
});

afterAll(() => rmSync(original, { recursive: true }));

/** Puts a secret into a copy of the portal and builds it; nothing but what is said may change. */
function buildWith(secret: string, file: string, change: (text: string) => string): Finished {
  const folder = temporaryFolder();
  cpSync(original, folder, { recursive: true });
  const path = join(folder, file);
  writeFileSync(path, change(existsSync(path) ? readFileSync(path, 'utf8') : ''));
  const out = join(folder, 'dist');
  const before = hashTree(out);
  const finished = runBuild(['--data', join(folder, 'data'), '--content', join(folder, 'content'), '--out', out, '--as-of', '2020-06-30']);
  expect(hashTree(out)).toBe(before);
  expect(readdirSync(folder).sort()).toEqual(['content', 'data', 'dist']);
  expect(finished.output).not.toContain(secret);
  expect(finished.output).not.toContain('网站在');
  return finished;
}

describe.each(secrets)('%s makes the build refuse, the old output stays, and the value is not repeated', (_case, secret) => {
  test('in a cell of a table, whose row is named', () => {
    const { status, stderr } = buildWith(secret, 'data/projects.csv', (text) => text.replace('建大棚10个', `建大棚10个，${secret}`));
    expect(stderr).toMatch(/^projects\.csv\n +错误 +第 3 行/m);
    expect(status).toBe(1);
  });

  test('in the text of a notice, whose line is named', () => {
    const { status, stderr } = buildWith(secret, 'content/notices/公示.md', () => `第一行\n\n请找${secret}。\n`);
    expect(stderr).toMatch(/^content\/notices\/公示\.md\n +错误 +第 3 行/m);
    expect(status).toBe(1);
  });

  test('in a page of MDX, whose line is named', () => {
    const { status, stderr } = buildWith(secret, 'content/pages/about.mdx', () => page(`请找${secret}。`));
    expect(stderr).toMatch(/^content\/pages\/about\.mdx\n +错误 +第 8 行/m);
    expect(status).toBe(1);
  });

  test('in a page where bold type parts it, so that only the finished page shows it', () => {
    const parted = `${secret.slice(0, 5)}**${secret.slice(5)}**`;
    const { status, stderr } = buildWith(secret, 'content/pages/about.mdx', () => page(`请找${parted}`));
    expect(stderr).toContain('about/index.html');
    expect(status).toBe(1);
  });
});
