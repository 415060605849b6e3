import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exitCodes, UserError } from '../src/errors.ts';
import { createSite } from '../src/model/create-site.ts';
import { protectRegistry } from '../src/model/registry.ts';
import { listFiles } from '../src/release/list-files.ts';
import { readEarlierNumbers, type EarlierNumbers } from '../src/release/earlier-numbers.ts';
import { takeLock, type Lock } from '../src/release/lock.ts';
import { writeMarker } from '../src/release/marker.ts';
import { resolveOutputFolder } from '../src/release/output-folder.ts';
import { publish } from '../src/release/publish.ts';
import { nameRelease } from '../src/release/release-id.ts';
import { createStaging, removeStaging, repairOutput, type Staging } from '../src/release/staging.ts';
import { countPages } from '../src/pipeline/count-pages.ts';
import { hashInputs, listInputs } from '../src/pipeline/input-files.ts';
import { makeTree } from '../src/pipeline/make-tree.ts';
import { planPages } from '../src/pipeline/plan.ts';
import { hashProgram, readVersion, root } from '../src/pipeline/program.ts';
import { checkPortal } from '../src/tables/check.ts';
import { forgetHouseholds } from '../src/tables/forget-households.ts';
import { formatReport } from '../src/tables/report.ts';
import { basePath, folder, optionalFolder } from './arguments.ts';
import { formatSummary, sizeOf } from './build-summary.ts';
import { inputOptions } from './input-options.ts';
import { startProgress } from './progress.ts';
import { run } from './run.ts';
import { sendStage } from './stage-messages.ts';

/** Folders of the program itself, which no output may replace or lie in. */
const programFolders = ['.ci', '.git', 'docs', 'node_modules', 'public', 'scripts', 'src', 'test'];

const command = {
  name: 'build',
  zh: '检查数据，生成网站，一步换下旧的输出。任何一步出错，旧的输出都不变。',
  en: 'Checks the data, builds the site and switches it with the old output in one step. If anything fails, the old output stays as it was.',
  options: {
    ...inputOptions,
    out: folder('dist', '输出文件夹，整个换成新的网站', 'output folder, replaced as a whole by the new site'),
    earlier: optionalFolder('--out', '上一版网站的文件夹：它公布过什么，决定这一版能公布什么', 'folder of the release before this one: what it printed decides what this one may'),
    base: basePath('网站所在的路径', 'path that the site is served under'),
  },
};

function lockOutput(out: string): Lock {
  mkdirSync(dirname(out), { recursive: true });
  const lock = takeLock(`${out}.lock`);
  if (lock) return lock;
  throw new UserError('另一个构建正在写这个输出文件夹', { where: out, hint: '等它结束后再运行，或用 --out 换一个文件夹' });
}

/** What the last release printed: the one named, which must be one, or the one about to be replaced, if there is one. */
function readEarlier(named: string | undefined, out: string): EarlierNumbers | undefined {
  const numbers = readEarlierNumbers(named ?? out);
  if (numbers || named === undefined) return numbers;
  throw new UserError('这个文件夹里没有上一版网站的建档立卡数据', { where: named, hint: '用 --earlier 指明上一版网站的文件夹，里面应有 data/registry/' });
}

/** Leaves nothing behind when somebody stops the build. */
function cleanUpOnSignal(cleanUp: () => void): void {
  for (const [signal, number] of [['SIGHUP', 1], ['SIGINT', 2], ['SIGTERM', 15]] as const) {
    process.once(signal, () => {
      cleanUp();
      process.exit(128 + number);
    });
  }
}

await run(command, async ({ data: dataDir, content: contentDir, 'as-of': asOf, out: outOption, earlier, base }) => {
  const kept = [dataDir, contentDir, ...programFolders.map((name) => join(root, name))];
  const resolveOut = (): string => resolveOutputFolder(outOption, kept, [root, process.cwd()]);
  const out = resolveOut();
  const lock = lockOutput(out);
  let staging: Staging | undefined;
  const cleanUp = (): void => {
    try {
      if (staging) removeStaging(staging);
    } catch {
      // No reason to call a build failed that has switched: the next one cleans up again.
    }
    lock.release();
  };
  cleanUpOnSignal(cleanUp);

  try {
    repairOutput(out);
    // Asked again: until it had the lock, somebody else may have put something there.
    resolveOut();
    const progress = startProgress(process.stdout, sendStage);

    const { report, data } = await progress.stage('检查', (tick) => checkPortal({ dataDir, contentDir, asOf, progress: tick }));
    if (!data) {
      process.stderr.write(`${formatReport(report)}数据有错误，没有生成网站；旧的输出没有改动。\n`);
      return exitCodes.dataErrors;
    }
    const registry = await progress.stage('防推算', () => protectRegistry(data, readEarlier(earlier, out)));
    forgetHouseholds(data.tables);
    const inputs = listInputs({ dataDir, contentDir });
    const version = readVersion();
    const code = hashProgram();
    const release = nameRelease(hashInputs(inputs), data.asOf, version);
    const { site, plan } = await progress.stage('建模', () => {
      const site = createSite(data, registry, release);
      return { site, plan: planPages({ site, inputs, code, base }) };
    });
    const made = createStaging(out);
    staging = made;
    const onWait = (): void => void process.stdout.write('另一个构建正在排版，等它完成……\n');
    await makeTree({ folder: made.site, site, data, plan, code, contentDir, base, auditBasis: '', stage: progress.stage, onWait });

    const files = listFiles(made.site);
    const counts = countPages(files);
    writeMarker(made.site, { generator: 'gongshi', version, release, as_of: data.asOf, base, pages: counts, inputs: hashInputs(inputs) });
    const size = sizeOf(made.site, files);
    const searchSize = sizeOf(made.site, files.filter((file) => file.startsWith('pagefind/')));
    await progress.stage('发布', () => publish(made, out));
    process.stdout.write(formatSummary({ data, report, losses: registry?.losses ?? [], pages: counts, size, searchSize, times: progress.times, out }));
    return exitCodes.done;
  } finally {
    cleanUp();
  }
});
