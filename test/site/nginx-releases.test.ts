import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { lookForNginx } from '../../scripts/find-nginx.ts';
import { nginxFor } from '../../scripts/hosting-examples.ts';
import { listFiles } from '../../src/release/list-files.ts';
import { isHashed } from '../../src/release/store/hashed.ts';
import { currentId, listReleases, openStore, siteFolder } from '../../src/release/store/store.ts';
import { switchCurrent } from '../../src/release/store/switch.ts';
import { startNginx } from '../release/start-nginx.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runNpm, startScript } from './commands.ts';
import { editProjects, writeTinyPortal } from './tiny-portal.ts';

test('real releases are served by nginx without a failed request or a mixed page while they are switched, published and taken back', { timeout: 400_000 }, async ({ skip }) => {
  const program = lookForNginx() ?? skip('there is no nginx here');
  const folder = temporaryFolder();
  const published = join(folder, 'published');
  const options = [...writeTinyPortal(folder), '--as-of', '2020-06-30', '--accept-warnings', 'yes', '--note', '更正', '--by', '信息科', '--published', published];
  const store = openStore(published);
  expect(runNpm('release', options).status).toBe(0);
  const first = currentId(store)!;
  editProjects(folder, '硬化道路3公里', '硬化道路4公里');
  expect(runNpm('release', options).status).toBe(0);
  const second = currentId(store)!;

  const { get } = await startNginx(program, nginxFor({ published, base: '/' }));
  const read = (id: string, path: string): Buffer => readFileSync(join(siteFolder(store, id), path.endsWith('/') ? `${path}index.html` : path));
  /** Of which releases these are the bytes: of none when two are mixed. */
  const releasesOf = (path: string, body: Buffer): string[] => listReleases(store).filter((id) => {
    try {
      return read(id, path).equals(body);
    } catch {
      return false;
    }
  });

  const pages = listFiles(siteFolder(store, first)).filter((file) => file.endsWith('index.html')).map((file) => `/${file.slice(0, -'index.html'.length)}`);
  const faults: string[] = [];
  const seen = new Set<string>();
  let loads = 0;
  let isOver = false;
  const load = async (path: string): Promise<void> => {
    const page = await get(path);
    const from = page.status === 200 ? releasesOf(path, page.body) : [];
    if (from.length === 0) faults.push(`${path}: ${page.status}, of no release`);
    if (from.length === 1) seen.add(from[0]!);
    const assets = new Set([...page.body.toString('utf8').matchAll(/<(?:link|script|img)\b[^>]* (?:href|src)="(\/[^"#?]+\.\w+)"/g)].map(([, asset]) => asset!));
    for (const asset of assets) {
      const { status, body } = await get(asset);
      const isRight = isHashed(asset.slice(1)) ? from.some((id) => read(id, asset).equals(body)) : releasesOf(asset, body).length > 0;
      if (status !== 200 || !isRight) faults.push(`${asset}, named by ${path} of ${from.join(' or ')}: ${status}`);
    }
    loads += 1;
  };
  const client = async (start: number): Promise<void> => {
    for (let at = start; !isOver; at += 7) await load(pages[at % pages.length]!);
  };
  const clients = Promise.all(Array.from({ length: 8 }, (_, number) => client(number * 5)));

  for (let round = 0; round < 60; round++) {
    switchCurrent(store, round % 2 === 0 ? first : second);
    await sleep(10 + (round % 7) * 5);
  }
  editProjects(folder, '建大棚10个', '建大棚12个');
  expect(await startScript('release', options).finished).toMatchObject({ status: 0 });
  const third = currentId(store)!;
  await sleep(500);
  expect(await startScript('rollback', ['--published', published, '--note', '还是不对', '--by', '信息科']).finished).toMatchObject({ status: 0 });
  await sleep(500);
  isOver = true;
  await clients;
  expect(faults).toEqual([]);
  expect([...seen].sort()).toEqual(listReleases(store));
  expect(listReleases(store)).toHaveLength(4);
  expect(listReleases(store)).toContain(third);
  expect(loads).toBeGreaterThan(500);
});
