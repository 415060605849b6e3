import { mkdirSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { exitCodes, UserError } from '../src/errors.ts';
import { createSite } from '../src/model/create-site.ts';
import { auditSite, listFiles, type AuditProblem } from '../src/release/audit.ts';
import { takeLock, type Lock } from '../src/release/lock.ts';
import { writeMarker } from '../src/release/marker.ts';
import { resolveOutputFolder } from '../src/release/output-folder.ts';
import { publish } from '../src/release/publish.ts';
import { createStaging, removeStaging, repairOutput, type Staging } from '../src/release/staging.ts';
import { buildFullTextIndex } from '../src/search/full-text.ts';
import { checkPortal } from '../src/tables/check.ts';
import type { CheckedPortal } from '../src/tables/dataset.ts';
import { findPersonal, personalKindNames } from '../src/tables/personal.ts';
import { formatReport } from '../src/tables/report.ts';
import { basePath, folder } from './arguments.ts';
import { countPages, formatSummary, sizeOf } from './build-summary.ts';
import { inputOptions } from './input-options.ts';
import { startProgress } from './progress.ts';
import { renderSite } from './render-site.ts';
import { run } from './run.ts';
import { sendStage } from './stage-messages.ts';

const root = resolve(import.meta.dirname, '..');
/** Folders of the program itself, which no output may replace or lie in. */
const programFolders = ['.ci', '.git', 'docs', 'node_modules', 'public', 'scripts', 'src', 'test'];

const command = {
  name: 'build',
  zh: '检查数据，生成网站，一步换下旧的输出。任何一步出错，旧的输出都不变。',
  en: 'Checks the data, builds the site and switches it with the old output in one step. If anything fails, the old output stays as it was.',
  options: {
    ...inputOptions,
    out: folder('dist', '输出文件夹，整个换成新的网站', 'output folder, replaced as a whole by the new site'),
    base: basePath('网站所在的路径', 'path that the site is served under'),
  },
};

function lockOutput(out: string): Lock {
  mkdirSync(dirname(out), { recursive: true });
  const lock = takeLock(`${out}.lock`);
  if (lock) return lock;
  throw new UserError('另一个构建正在写这个输出文件夹', { where: out, hint: '等它结束后再运行，或用 --out 换一个文件夹' });
}

/** Leaves nothing behind when somebody stops the build. */
function cleanUpOnSignal(cleanUp: () => void): void {
  for (const [signal, number] of [['SIGINT', 2], ['SIGTERM', 15], ['SIGHUP', 1]] as const) {
    process.once(signal, () => {
      cleanUp();
      process.exit(128 + number);
    });
  }
}

/** SHA-256 over names and bytes of all input files; files that start with a dot are nobody's input. */
function hashInputs(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const [index, folder] of folders.entries()) {
    for (const file of listFiles(resolve(folder))) {
      if (file.split('/').some((part) => part.startsWith('.'))) continue;
      const content = readFileSync(join(folder, file));
      hash.update(`${index}/${file}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}

/** The finder of the checks, for finished files: it lets pass what a page of this portal may print. */
function personalDataFinder({ portal, tables }: CheckedPortal): (text: string) => string | undefined {
  const hotlines = new Set(portal.hotlines.map(({ number }) => number));
  // A credit code of digits alone can look like a citizen id; in its column the check has told them apart.
  const creditCodes = tables.enterprises?.rows.map(({ uscc }) => uscc).filter((uscc) => /^\d+$/.test(uscc)) ?? [];
  return (text) => {
    const kind = findPersonal(creditCodes.reduce((left, code) => left.replaceAll(code, ' '), text), { hotlines });
    return kind && personalKindNames[kind];
  };
}

const problemNames: Record<AuditProblem['kind'], string> = {
  'dead-link': '链接没有指向任何页面',
  'dead-anchor': '链接指向的位置不存在',
  'personal-data': '出现疑似个人信息',
};

function refuseProblems(problems: readonly AuditProblem[]): void {
  if (problems.length === 0) return;
  const shown = problems.slice(0, 20).map(({ file, kind, detail }) => `  ${file}：${problemNames[kind]}（${detail}）`);
  const more = problems.length > shown.length ? [`  ……其余 ${problems.length - shown.length} 处`] : [];
  throw new UserError(`成品检查没有通过，共 ${problems.length} 处：\n${[...shown, ...more].join('\n')}`, {
    hint: '改正数据或内容里的这些地方；旧的输出没有改动',
    exitCode: exitCodes.dataErrors,
  });
}

await run(command, async (values) => {
  const kept = [values.data, values.content, ...programFolders.map((name) => join(root, name))];
  const findOut = (): string => resolveOutputFolder(values.out, kept, [root, process.cwd()]);
  const out = findOut();
  const lock = lockOutput(out);
  let staging: Staging | undefined;
  const cleanUp = (): void => {
    if (staging) removeStaging(staging);
    lock.release();
  };
  cleanUpOnSignal(cleanUp);

  try {
    repairOutput(out);
    // Asked again: another build may have finished while this one was not yet holding the lock.
    findOut();
    const progress = startProgress(process.stdout, sendStage);

    const { report, data } = await progress.stage('检查', (tick) =>
      checkPortal({ dataDir: values.data, contentDir: values.content, asOf: values['as-of'], progress: tick }),
    );
    if (!data) {
      process.stderr.write(`${formatReport(report)}数据有错误，没有生成网站；旧的输出没有改动。\n`);
      return exitCodes.dataErrors;
    }

    const { site: folder, cache } = (staging = createStaging(out));
    const site = await progress.stage('建模', () => createSite(data));
    await progress.stage('排版', (tick) =>
      renderSite({
        site,
        contentDir: values.content,
        outDir: folder,
        cacheDir: cache,
        base: values.base,
        progress: tick,
        onWait: () => process.stdout.write('另一个构建正在排版，等它完成……\n'),
      }),
    );

    const pages = listFiles(folder).filter((file) => file.endsWith('.html'));
    await progress.stage('检索', (tick) => buildFullTextIndex(folder, pages, tick));
    const findPersonalData = personalDataFinder(data);
    await progress.stage('终检', (tick) =>
      refuseProblems(
        auditSite(folder, { base: values.base, site: data.portal.site, findPersonal: findPersonalData, progress: tick }),
      ),
    );

    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    const counts = countPages(pages);
    writeMarker(folder, {
      generator: 'gongshi',
      version,
      as_of: data.asOf,
      base: values.base,
      pages: counts,
      inputs: hashInputs([values.data, values.content]),
    });
    const files = listFiles(folder);
    const size = sizeOf(folder, files);
    const searchSize = sizeOf(folder, files.filter((file) => file.startsWith('pagefind/')));
    await progress.stage('发布', () => {
      publish(staging as Staging, out);
      removeStaging(staging as Staging);
    });
    process.stdout.write(formatSummary({ data, report, pages: counts, size, searchSize, times: progress.times, out }));
    return exitCodes.done;
  } finally {
    cleanUp();
  }
});
