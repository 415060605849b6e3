import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { exitCodes, UserError } from '../src/errors.ts';
import type { ReleaseOutcome } from '../src/pipeline/release.ts';
import { sampleAsOf } from '../src/sample/index.ts';
import { choice, day, optionalFolder } from './arguments.ts';
import { editOnePayment } from './edit-payment.ts';
import { startEmpty } from './empty-folder.ts';
import { inputOptions } from './input-options.ts';
import { measureStages, type Measurement } from './measure-stages.ts';
import { startProgress } from './progress.ts';
import { formatReleases, judge } from './release-tables.ts';
import { run } from './run.ts';
import { runHugo } from './run-hugo.ts';
import { settleDisk } from './settle-disk.ts';
import { measureGrowth, measureTree } from './tree-size.ts';

const command = {
  name: 'bench',
  zh: '发布两次：先全部重做，再改一笔拨付的日期；量每一步的用时、每个进程的内存、磁盘，并与 Hugo 对照，供 npm run bench 调用。',
  en: 'Releases twice, everything first and then with the day of one payment edited: time by stage, memory by process, disk, and Hugo beside it; started by npm run bench.',
  options: {
    ...inputOptions,
    scale: choice(['city', 'province'], '规模：--data 里的市，或临时生成的一个省', 'the city in --data, or a province made for this'),
    'as-of': day(() => sampleAsOf, sampleAsOf, '网站所说的“今天”', 'the day the site speaks for'),
    out: optionalFolder('临时文件夹 temporary', '写到哪个空文件夹，做完留着', 'empty folder to write to; it is kept'),
  },
};

/** What the release said at the end of its JSON lines. */
function outcomeOf({ stdout }: Measurement): ReleaseOutcome {
  const { done } = JSON.parse(stdout.trimEnd().split('\n').at(-1)!) as { done?: ReleaseOutcome };
  if (!done || done.isUnchanged) throw new UserError('没有发布，量不出来', { where: 'release.ts', hint: '先让 npm run release 成功' });
  return done;
}

/** Copies the tables; without payments nothing is begun. */
function copyPortal(from: string, to: string): void {
  readPayments(join(from, 'disbursements.csv'));
  cpSync(from, to, { recursive: true });
}

function readPayments(file: string): string {
  if (!existsSync(file)) throw new UserError('没有 disbursements.csv，量不出来', { where: file, hint: '换一份有拨付的数据，或者不量：npm run bench -- --release no' });
  return readFileSync(file, 'utf8');
}

await run(command, async ({ data, content, scale, 'as-of': asOf, out }) => {
  const folder = resolve(out ?? mkdtempSync(join(tmpdir(), 'gongshi-bench-release-')));
  if (out !== undefined) startEmpty(folder);
  const progress = startProgress(process.stderr);
  try {
    const [inputs, published] = [join(folder, 'data'), join(folder, 'published')];
    await progress.stage('准备数据', async () => {
      if (scale === 'province') await measureStages('sample.ts', ['--scale', scale, '--out', inputs]);
      else copyPortal(data, inputs);
    });
    const release = (name: string, args: readonly string[]): Promise<Measurement> =>
      progress.stage(name, () => {
        settleDisk();
        return measureStages(
          'release.ts',
          ['--data', inputs, '--content', content, '--as-of', asOf, '--published', published, '--by', '信息科', '--accept-warnings', 'yes', '--format', 'json', ...args],
          (stage) => process.stderr.write(`  ${name}：${stage.name} ${stage.seconds.toFixed(1)} 秒\n`),
        );
      });

    const payments = join(inputs, 'disbursements.csv');
    const { csv, id, from, to } = editOnePayment(readPayments(payments), asOf);

    const full = await release('全部重做', ['--full', 'yes']);
    outcomeOf(full);
    const before = measureTree(published);
    writeFileSync(payments, csv);
    process.stderr.write(`  ${id}：${from} → ${to}\n`);
    const edit = await release('改一笔拨付', ['--note', '更正一笔拨付的日期']);
    const { rendered, pages, site } = outcomeOf(edit);

    const tree = measureTree(site);
    const growth = measureGrowth(before, measureTree(published));
    const hugo = await progress.stage('Hugo', () => runHugo({ pages: tree.pages, bytes: tree.pageBytes / tree.pages, out: join(folder, 'hugo') }));
    const measured = { scale, full, edit, rendered, growth, hugo, site: tree, pages: { added: pages.added.length, changed: pages.changed.length, gone: pages.gone.length } };
    process.stdout.write(`${formatReleases(measured)}\n`);
    return judge(measured).some(({ isKept }) => isKept === false) ? exitCodes.dataErrors : exitCodes.done;
  } finally {
    if (out === undefined) rmSync(folder, { recursive: true, force: true });
  }
});
