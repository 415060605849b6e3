import { resolve } from 'node:path';
import { comparePortals } from '../src/changes/compare.ts';
import { formatChanges } from '../src/changes/format.ts';
import { exitCodes } from '../src/errors.ts';
import { checkPortal } from '../src/tables/check.ts';
import { listInputs } from '../src/pipeline/input-files.ts';
import { hashFiles, readPublishedPortal } from '../src/pipeline/published-portal.ts';
import { newestTrusted, openStore } from '../src/release/store/store.ts';
import { formatReport, reportJson } from '../src/tables/report.ts';
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

await run(command, async ({ published, data: dataDir, content: contentDir, 'as-of': asOf, format }) => {
  const { report, data } = await checkPortal({ dataDir, contentDir, asOf });
  if (!data) {
    process.stdout.write(format === 'json' ? reportJson(report) : formatReport(report));
    return exitCodes.dataErrors;
  }
  const release = newestTrusted(openStore(resolve(published), { region: data.portal.region }));
  const before = release && (await readPublishedPortal(release, { data, inputs: listInputs({ dataDir, contentDir }) }));
  const files = { before: before?.files ?? {}, after: hashFiles(dataDir, contentDir) };
  const changes = { ...(before && { since: before.id }), ...comparePortals(before?.data, data, { files }) };
  process.stdout.write(format === 'json' ? `${JSON.stringify(changes, null, 2)}\n` : formatChanges(changes));
  return exitCodes.done;
});
