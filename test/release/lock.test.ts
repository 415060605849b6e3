import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { takeLock } from '../../src/release/lock.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const lockModule = JSON.stringify(resolve(import.meta.dirname, '../../src/release/lock.ts'));

/** A process that tries for the lock at once, says what came of it, and keeps what it got until it is killed. */
async function startRival(path: string) {
  const script = `import { takeLock } from ${lockModule};
    const lock = takeLock(${JSON.stringify(path)});
    console.log(lock ? 'held' : 'refused');
    if (lock) setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, answer: chunk.toString().trim() };
}

test('a second process is refused while the first lives', async () => {
  const path = join(temporaryFolder(), 'dist.lock');
  expect((await startRival(path)).answer).toBe('held');
  expect((await startRival(path)).answer).toBe('refused');
});

test('a killed process leaves no lock behind', async () => {
  const path = join(temporaryFolder(), 'dist.lock');
  const { child } = await startRival(path);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect((await startRival(path)).answer).toBe('held');
});

test('of many processes that start together exactly one gets the lock', async () => {
  const path = join(temporaryFolder(), 'dist.lock');
  const rivals = await Promise.all(Array.from({ length: 8 }, () => startRival(path)));
  expect(rivals.filter(({ answer }) => answer === 'held')).toHaveLength(1);
});

test('a released lock leaves nothing on the disk and can be taken again', () => {
  const path = join(temporaryFolder(), 'dist.lock');
  for (let round = 0; round < 3; round++) {
    const lock = takeLock(path);
    expect(lock).toBeDefined();
    lock?.release();
    expect(existsSync(path)).toBe(false);
    expect(existsSync(`${path}-journal`)).toBe(false);
  }
});
