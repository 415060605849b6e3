import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createCommands } from '../../src/desk/commands.ts';
import { currentId, openStore } from '../../src/release/store/store.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { childrenOf, root } from './commands.ts';
import { editProjects, writeTinyPortal } from './tiny-portal.ts';

function killRelease(): void {
  for (const pid of childrenOf(process.pid)) if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('release.ts')) process.kill(pid, 'SIGKILL');
}

test('whatever stage of a real release is killed under the desk, the site stays whole, the desk says so, and the next try publishes', { timeout: 400_000 }, async ({ skip }) => {
  if (process.platform !== 'linux') skip('processes are found as Linux lists them');
  const folder = temporaryFolder();
  writeTinyPortal(folder);
  const publishedDir = join(folder, 'published');
  const desk = createCommands({ scripts: join(root, 'scripts'), dataDir: join(folder, 'data'), contentDir: join(folder, 'content'), publishedDir, asOf: '2020-06-30' });
  const publish = (stage?: string) => desk.publish({ by: '信息科', note: '更正', acceptWarnings: true }, (news) => 'name' in news && news.name === stage && killRelease());
  const first = (await publish()).id;

  editProjects(folder, '硬化道路3公里', '硬化道路4公里');
  const kill = async (stage: string): Promise<string | undefined> => {
    await expect(publish(stage), stage).rejects.toMatchObject({ message: expect.stringContaining('没有完成') as string, hint: expect.stringContaining('仍是完整的一版') as string });
    return currentId(openStore(publishedDir));
  };
  for (const stage of ['检查', '防推算', '建模', '排版', '检索', '终检']) {
    expect(await kill(stage), stage).toBe(first);
    expect(await desk.verify(), stage).toMatchObject({ id: first, problems: [] });
  }
  // The last stage is short: the kill may come before its switch, after it, or after all.
  await publish('发布').catch(() => undefined);
  expect(await desk.verify()).toMatchObject({ problems: [] });
  await publish().catch(() => undefined);
  const second = currentId(openStore(publishedDir))!;
  expect(second).not.toBe(first);
  expect(await desk.verify()).toMatchObject({ id: second, problems: [] });
  expect((await desk.history()).map(({ id, kind }) => [id, kind])).toEqual([[first, 'release'], [second, 'release']]);
});
