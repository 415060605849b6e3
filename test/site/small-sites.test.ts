import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { root, runBuild, runNpm } from './commands.ts';
import { checkPages } from './page-check.ts';
import { writeQianjiangPortal } from './qianjiang.ts';
import { writeTinyPortal } from './tiny-portal.ts';

test('a portal of the four required tables is whole: no dead link, no empty section, no page about what it lacks', async () => {
  const folder = temporaryFolder();
  const out = join(folder, 'dist');
  const { status, output } = runBuild([...writeTinyPortal(folder), '--as-of', '2020-06-30', '--out', out]);
  expect(output).not.toContain('[WARN]');
  expect(status).toBe(0);
  const { problems, empty } = await checkPages(out, '/');
  expect(problems).toEqual([]);
  expect(empty).toEqual([]);
  const absent = ['notices', 'enterprises', 'honours', 'policies', 'about'].filter((name) => existsSync(join(out, name)));
  expect(absent).toEqual([]);
});

test('the shipped prose suits a portal of the four required tables: what leads nowhere there is no link', async () => {
  const folder = temporaryFolder();
  const out = join(folder, 'dist');
  const [, data] = writeTinyPortal(folder);
  const build = ['--data', data ?? '', '--content', join(root, 'content'), '--as-of', '2020-06-30', '--out', out];
  const { status, output } = runBuild(build);
  expect(output).toContain('网站在');
  expect(status).toBe(0);
  const { problems } = await checkPages(out, '/');
  expect(problems).toEqual([]);
});

test('under a base every link stays under it', async () => {
  const folder = temporaryFolder();
  const out = join(folder, 'dist');
  const build = [...writeTinyPortal(folder), '--as-of', '2020-06-30', '--out', out];
  const { status, output } = runBuild([...build, '--base', '/gongshi/']);
  expect(output).toContain('网站在');
  expect(status).toBe(0);
  const { problems } = await checkPages(out, '/gongshi/');
  expect(problems).toEqual([]);
  expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain('href="/gongshi/projects/"');
});

test('Qianjiang, a county-level city straight under its province, checks and builds with its whole register', async () => {
  const folder = temporaryFolder();
  const out = join(folder, 'dist');
  const data = join(folder, 'data');
  const { villages } = writeQianjiangPortal(data);
  mkdirSync(join(folder, 'content'));
  const portal = ['--data', data, '--content', join(folder, 'content'), '--as-of', '2020-06-30'];

  const check = runNpm('check', [...portal, '--format', 'json']);
  expect(JSON.parse(check.stdout)).toMatchObject({ errors: 0, warnings: 0 });
  expect(check.status).toBe(0);

  const build = runBuild([...portal, '--out', out]);
  expect(build.output).toContain('网站在');
  // Beside the list of villages.
  expect(readdirSync(join(out, 'villages')).filter((name) => /^\d{12}$/.test(name)).sort()).toEqual(villages.map(({ code }) => code).sort());
  for (const name of ['百花村', '跃进村']) {
    const code = villages.find((village) => village.name === name)?.code ?? '';
    const page = readFileSync(join(out, 'villages', code, 'index.html'), 'utf8');
    expect(page).toMatch(new RegExp(`<h1>${name}[ <]`));
    expect(page).toContain('潜江市');
    expect(page).not.toContain('省直辖');
  }
  expect((await checkPages(out, '/')).problems).toEqual([]);
});

test('no real place is part of the sample city', () => {
  const regions = readFileSync(join(root, 'data/regions.csv'), 'utf8');
  const codes = regions.split(/\r?\n/).slice(1).filter(Boolean).map((line) => line.split(',')[0]);
  expect(codes.filter((code) => !code?.startsWith('99'))).toEqual([]);
});
