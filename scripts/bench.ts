import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCodes, UserError } from '../src/errors.ts';
import { sampleAsOf } from '../src/sample/index.ts';
import { formatWeights } from './bench-weight.ts';
import { choice, day } from './arguments.ts';
import { inputOptions } from './input-options.ts';
import { measureStages, type Stage } from './measure-stages.ts';
import { run } from './run.ts';

const command = {
  name: 'bench',
  zh: '生成一次网站，改一笔拨付再发布一次，再在全省规模上做一次防推算，量出每一步的用时和内存峰值，以及每种页面的传输量。',
  en: 'Builds the site once, releases it with one payment edited, then protects the registry of a province once, and measures the time and the peak memory of each stage, and what each kind of page weighs.',
  options: {
    ...inputOptions,
    province: choice(['yes', 'no'], '要不要量全省规模的防推算（几分钟，约 4 GB 内存）', 'whether to measure disclosure control at the scale of a province (minutes, about 4 GB)'),
    release: choice(['city', 'province', 'no'], '量改一笔拨付再发布的规模：--data 里的市（几分钟），或一个省（很久，十几 GB 磁盘）', 'scale at which to measure a release of one edited payment: the city in --data (minutes), or a province (long, well over 10 GB of disk)'),
    search: choice(['yes', 'no'], '要不要量全省规模的名称、编号检索（约半分钟）', 'whether to measure search by name and number at the scale of a province (about half a minute)'),
    'as-of': day(() => sampleAsOf, sampleAsOf, '网站所说的“今天”', 'the day the site speaks for'),
  },
};

/** Lets a script that prints tables of its own print them here. @returns whether it kept its targets */
async function report(script: string, args: readonly string[] = []): Promise<boolean> {
  const child = fork(join(import.meta.dirname, script), args, { stdio: 'inherit' });
  const [status] = (await once(child, 'exit')) as [number | null];
  if (status !== exitCodes.done && status !== exitCodes.dataErrors) throw new UserError('没有做完，量不出来', { where: script, hint: '看上面说的原因' });
  return status === exitCodes.done;
}

function formatTable(stages: readonly Stage[]): string {
  const total = stages.reduce((sum, { seconds }) => sum + seconds, 0);
  const peak = Math.max(...stages.map((stage) => stage.peak));
  const line = (name: string, seconds: number, bytes: number): string =>
    `| ${name} | ${seconds.toFixed(2)} | ${((seconds / total) * 100).toFixed(0)}% | ${(bytes / 1_000_000).toFixed(0)} |`;
  return [
    '| 步骤 stage | 秒 seconds | 占比 share | 内存峰值 peak MB |',
    '| --- | ---: | ---: | ---: |',
    ...stages.map((stage) => line(stage.name, stage.seconds, stage.peak)),
    line('合计 total', total, peak),
    '',
  ].join('\n');
}

await run(command, async (values) => {
  const folder = mkdtempSync(join(tmpdir(), 'gongshi-bench-'));
  try {
    const inputs = ['--data', values.data, '--content', values.content, '--as-of', values['as-of']];
    const { stages } = await measureStages('build.ts', [...inputs, '--out', join(folder, 'dist')]);
    process.stdout.write(`${formatTable(stages)}\n`);
    process.stdout.write(`${formatWeights(join(folder, 'dist'), '/')}\n`);
    if (values.province === 'yes') {
      const province = await measureStages('bench-province.ts', ['--out', join(folder, 'province')]);
      process.stdout.write(`全省 11,501 个村 A province of 11,501 villages\n\n${formatTable(province.stages)}\n`);
    }
    const missed: string[] = [];
    if (values.release !== 'no' && !(await report('bench-release.ts', ['--scale', values.release, ...inputs]))) missed.push('bench-release.ts');
    if (values.search === 'yes' && !(await report('bench-search.ts'))) missed.push('bench-search.ts');
    process.stdout.write(`Node ${process.versions.node}, ${availableParallelism()} CPU\n`);
    if (missed.length > 0) throw new UserError('没有达到目标', { where: missed.join(', '), hint: '看上面的表：打 ✗ 的行没有达到目标' });
    return exitCodes.done;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
