import { resolve } from 'node:path';
import { comparePortals } from '../src/changes/compare.ts';
import { formatChanges } from '../src/changes/format.ts';
import type { ChangeReport } from '../src/changes/report.ts';
import { exitCodes } from '../src/errors.ts';
import { checkPortal } from '../src/tables/check.ts';
import { listInputs } from '../src/pipeline/input-files.ts';
import { hashFiles, readPublishedPortal } from '../src/pipeline/published-portal.ts';
import { isTakenBack } from '../src/pipeline/refusals.ts';
import { newestTrusted, openStore, readEvents } from '../src/release/store/store.ts';
import type { Report } from '../src/tables/issue.ts';
import { formatReport, reportJson } from '../src/tables/report.ts';
import { answer, type Outcome } from './answer.ts';
import { choice, folder } from './arguments.ts';
import { inputOptions } from './input-options.ts';
import { run } from './run.ts';

const command = {
  name: 'diff',
  zh: '比较已发布的和现在的数据、内容：发布后公众会看到哪些变化，哪些看着不对；不生成网站。',
  en: 'Compares what is published with the data and content at hand: what the public would see change, and what looks wrong; builds nothing.',
  options: {
    published: folder('published', '发布文件夹：current 和 releases/', 'folder with current and releases/'),
    ...inputOptions,
    format: choice(['text', 'json'], '报告的格式', 'format of the report'),
  },
};

await run(command, ({ published, data: dataDir, content: contentDir, 'as-of': asOf, format }) => {
  const act = async (): Promise<Outcome<ChangeReport | Report>> => {
    const { report, data } = await checkPortal({ dataDir, contentDir, asOf });
    if (!data) return { done: report, exitCode: exitCodes.dataErrors };
    const store = openStore(resolve(published), { region: data.portal.region });
    const release = newestTrusted(store);
    const inputs = listInputs({ dataDir, contentDir });
    const before = release && (await readPublishedPortal(release, { data, inputs }));
    const files = { before: before?.files ?? {}, after: hashFiles(dataDir, contentDir) };
    const isAgain = release && isTakenBack(readEvents(store), inputs);
    return { done: { ...(before && { since: before.id }), ...comparePortals(before?.data, data, { files }), ...(isAgain && { isAgain }) } };
  };
  const print = (done: ChangeReport | Report): string => ('issues' in done ? formatReport(done) : formatChanges(done));
  const printJson = (done: ChangeReport | Report): string => ('issues' in done ? reportJson(done) : `${JSON.stringify(done, null, 2)}\n`);
  return answer(format, act, print, printJson);
});
