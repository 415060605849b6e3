import { expect, test } from 'vitest';
import { startProgress } from '../../scripts/progress.ts';

/** An output that keeps what is written, and a clock that moves on by one second each time it is read. */
function makeProgress(isTTY: boolean) {
  const written: string[] = [];
  const stages: (string | undefined)[] = [];
  let now = 0;
  const output = { isTTY, write: (text: string) => written.push(text) };
  const progress = startProgress(output, (name) => stages.push(name), () => (now += 1000));
  return { progress, written, stages };
}

test('in a log each stage is one line, and a long one says every ten seconds how far it is', async () => {
  const { progress, written } = makeProgress(false);
  await progress.stage('检查', () => 1);
  await progress.stage('排版', (tick) => {
    for (let done = 1; done <= 25; done++) tick(done, 25);
  });
  expect(written.join('')).toBe('✓ 检查 1.0 秒\n  排版 10/25\n  排版 20/25\n✓ 排版 26.0 秒\n');
});

test('on a terminal a bar is written over until the stage is done', async () => {
  const { progress, written } = makeProgress(true);
  await progress.stage('排版', (tick) => tick(1, 2));
  expect(written.join('')).toMatch(/\r {2}排版 █{12}░{12} 1\/2.*\r✓ 排版 2\.0 秒 +\n$/);
});

test('a stage gives back its result, its time, and word of its start and end', async () => {
  const { progress, stages } = makeProgress(false);
  expect(await progress.stage('检查', () => Promise.resolve(42))).toBe(42);
  expect(progress.times).toEqual([{ name: '检查', seconds: 1 }]);
  expect(stages).toEqual(['检查', undefined]);
});

test('a stage that fails says so and passes the failure on', async () => {
  const { progress, written, stages } = makeProgress(false);
  await expect(progress.stage('排版', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(written.join('')).toBe('✗ 排版\n');
  expect(stages).toEqual(['排版', undefined]);
});
