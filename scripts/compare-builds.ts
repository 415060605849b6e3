import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCodes } from '../src/errors.ts';
import type { EarlierTree } from '../src/pipeline/earlier-tree.ts';
import { sampleAsOf } from '../src/sample/index.ts';
import { createRandom } from '../src/sample/random.ts';
import { tableNames } from '../src/schema/index.ts';
import { wholeNumber } from './arguments.ts';
import { editTable } from './random-edits.ts';
import { run } from './run.ts';
import { writeSmallCity } from './small-city.ts';
import { makeTwins } from './twin-trees.ts';

const command = {
  name: 'compare-builds',
  zh: '对每张表反复做随机的小改动，每次都把“只重做变化的页面”和“全部重做”各做一遍，逐个文件比较。',
  en: 'Makes random edits in every table, and after each makes the site twice, with what the one before has of it and from nothing, and compares every file.',
  options: {
    edits: wholeNumber(100, '改多少次', 'how many edits'),
    seed: wholeNumber(1, '随机种子', 'seed of the random numbers'),
    'at-once': wholeNumber(1, '每次比较之前改几张表', 'how many tables are edited before each comparison'),
  },
};

await run(command, async ({ edits, seed, 'at-once': atOnce }) => {
  const root = mkdtempSync(join(tmpdir(), 'gongshi-builds-'));
  const random = createRandom(`compare-builds/${seed}`);
  const folders = { ...(await writeSmallCity(join(root, 'portal'), sampleAsOf)), asOf: sampleAsOf };
  const nameOf = (round: number): string => `${sampleAsOf.replaceAll('-', '')}-${String(round).padStart(6, '0').replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)]!)}`;
  let earlier: EarlierTree = (await makeTwins({ ...folders, folder: join(root, '0'), release: nameOf(0) })).full;
  let [done, wrong, round] = [0, 0, 0];
  let order: (typeof tableNames)[number][] = [];
  while (done < edits) {
    round += 1;
    const said: string[] = [];
    while (said.length < Math.min(Math.max(1, atOnce), edits - done)) {
      if (order.length === 0) order = random.shuffle(tableNames);
      const edit = await editTable(random, order.pop()!, folders);
      if (edit !== undefined) said.push(edit);
    }
    done += said.length;
    // Every other one goes on from what was put together, as releases do.
    try {
      const { reused, full, differences } = await makeTwins({ ...folders, folder: join(root, String(round)), release: nameOf(round), earlier });
      process.stdout.write(`${done}/${edits} ${said.join('; ')}: ${reused.rendered.length} of ${full.rendered.length} made anew, ${differences.length} differences\n`);
      for (const difference of differences) process.stdout.write(`    ${difference}\n`);
      if (differences.length > 0) wrong += 1;
      else rmSync(earlier.folder, { recursive: true });
      earlier = round % 2 === 0 ? reused : full;
      if (differences.length === 0) rmSync((round % 2 === 0 ? full : reused).folder, { recursive: true });
    } catch (error) {
      wrong += 1;
      process.stdout.write(`${done}/${edits} ${said.join('; ')}: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
  process.stdout.write(wrong === 0 ? `${done} 处改动，${round} 次比较：每次都完全相同。\n` : `${round} 次比较里有 ${wrong} 次不同或没有做成；文件留在 ${root}。\n`);
  if (wrong === 0) rmSync(root, { recursive: true });
  return wrong === 0 ? exitCodes.done : exitCodes.dataErrors;
});
