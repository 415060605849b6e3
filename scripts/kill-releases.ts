import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { exitCodes, UserError } from '../src/errors.ts';
import { compareTree } from '../src/release/store/compare-tree.ts';
import { repairStore } from '../src/release/store/repair.ts';
import { currentId, isTrusted, lockStore, openStore, readEvents, readRelease, type Store } from '../src/release/store/store.ts';
import { verifyRelease } from '../src/release/store/verify.ts';
import { choice, wholeNumber } from './arguments.ts';
import { inputOptions } from './input-options.ts';
import { run } from './run.ts';
import { startRelease, writeChangingPortal } from './release-victim.ts';

const command = {
  name: 'kill-releases',
  zh: '反复发布，并在随机的时刻强行结束，每次检查公开的是不是完整的一次发布。',
  en: 'Publishes again and again, kills it at random moments, and checks each time that what is served is one whole release.',
  options: {
    rounds: wholeNumber(100, '结束多少次', 'how many kills'),
    with: choice(['small', 'release'], 'small 发布很小的假网站；release 运行真的 npm run release', 'small publishes small made-up sites; release runs the real command'),
    ...inputOptions,
  },
};

/** What is served, to the byte: the name of one whole release, or undefined when there is none yet. */
function provenCurrent(store: Store): string | undefined {
  const id = currentId(store);
  if (id === undefined) {
    if (readEvents(store).events.length > 1) throw new UserError('没有 current', { where: store.folder, hint: '这是程序的错误' });
    return undefined;
  }
  const release = readRelease(store, id);
  const differences = isTrusted(release) ? compareTree(release) : [{ file: 'manifest.json', detail: release.why }];
  const [first] = differences;
  if (first) throw new UserError(`公开的 ${id} 不完整：${first.file}（${first.detail}）`, { where: store.folder, hint: '这是程序的错误；文件夹留着，可以查看' });
  return id;
}

/** Starts what is to be killed, and waits until it has begun. */
async function startSmall(folder: string): Promise<ChildProcess> {
  const script = resolve(import.meta.dirname, 'endless-releases.ts');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  while (!said.includes('started\n')) {
    const [text] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])) as [Buffer | number];
    if (child.exitCode !== null) throw new UserError('发布没有开始就结束了', { where: folder, hint: '见上面的输出' });
    said += String(text);
  }
  return child;
}

/** Waits until the release is made and its publishing begins, or it has ended. */
async function untilMade(store: Store, child: ChildProcess): Promise<void> {
  const isMade = (): boolean => readdirSync(store.folder).some((name) => name.startsWith('staging-') && existsSync(join(store.folder, name, 'manifest.json')));
  while (child.exitCode === null && !isMade()) await sleep(5);
}

await run(command, async ({ rounds, with: victim, data, content, 'as-of': asOf }) => {
  const from = { data, content };
  const root = mkdtempSync(join(tmpdir(), 'gongshi-kills-'));
  const store = openStore(join(root, 'published'));
  const isSmall = victim === 'small';
  /** Milliseconds in which the kill falls: several small releases, or a whole real one. */
  let span = 1000;
  if (!isSmall) {
    const started = performance.now();
    writeChangingPortal(root, 0, from);
    await once(startRelease(root, store.folder, asOf), 'exit');
    span = performance.now() - started;
  }
  const told = new Map<string, number>();
  const served = new Set<string>();
  for (let round = 1; round <= rounds; round++) {
    if (!isSmall) writeChangingPortal(root, round, from);
    const child = isSmall ? await startSmall(store.folder) : startRelease(root, store.folder, asOf);
    // Publishing takes a moment of a long command: every other kill of a real one falls into it.
    if (!isSmall && round % 2 === 0) await untilMade(store, child);
    await sleep(Math.random() * (!isSmall && round % 2 === 0 ? 1000 : span));
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    // Programs that it had just started (sync) may still be running.
    await sleep(50);
    const before = provenCurrent(store);
    const lock = lockStore(store);
    const sentences = repairStore(store);
    lock.release();
    const after = provenCurrent(store);
    if (after !== undefined) served.add(after);
    const { problems } = after === undefined ? { problems: [] } : verifyRelease(store);
    if (problems.length > 0) throw new UserError(`修复之后仍有问题：${JSON.stringify(problems)}`, { where: root, hint: '这是程序的错误' });
    if (before !== after && sentences.length === 0) throw new UserError('换了发布，却没有说', { where: root, hint: '这是程序的错误' });
    for (const sentence of sentences) {
      const kind = sentence.replace(/\d{8}-[a-z]+/g, 'ID').replace(/缺 \S+ 等/, '缺 … 等');
      told.set(kind, (told.get(kind) ?? 0) + 1);
    }
  }
  process.stdout.write(`结束了 ${rounds} 次，公开的始终是完整的一次发布（先后 ${served.size} 次），记录共 ${readEvents(store).events.length} 条。\n`);
  for (const [kind, times] of [...told].sort((a, b) => b[1] - a[1])) process.stdout.write(`${String(times).padStart(4)} 次：${kind}\n`);
  rmSync(root, { recursive: true });
  return exitCodes.done;
});
