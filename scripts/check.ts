import { exitCodes } from '../src/errors.ts';
import { checkPortal } from '../src/tables/check.ts';
import { formatReport, reportJson } from '../src/tables/report.ts';
import { choice } from './arguments.ts';
import { inputOptions } from './input-options.ts';
import { run } from './run.ts';

const command = {
  name: 'check',
  zh: '检查数据和内容，一次列出全部问题；不生成网站。',
  en: 'Checks the tables and the content, and lists every problem at once; builds nothing.',
  options: { ...inputOptions, format: choice(['text', 'json'], '报告的格式', 'format of the report') },
};

await run(command, async (values) => {
  const { report } = await checkPortal({ dataDir: values.data, contentDir: values.content, asOf: values['as-of'] });
  process.stdout.write(values.format === 'json' ? reportJson(report) : formatReport(report));
  return report.errors > 0 ? exitCodes.dataErrors : exitCodes.done;
});
