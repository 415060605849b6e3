import { writeFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { exitCodes, UserError } from '../src/errors.ts';
import { writeReportWorkbook } from '../src/report-workbook/write-report-workbook.ts';
import { checkPortal } from '../src/tables/check.ts';
import type { Report } from '../src/tables/issue.ts';
import { formatReport, reportJson } from '../src/tables/report.ts';
import { answer, type Outcome } from './answer.ts';
import { choice, optionalFile } from './arguments.ts';
import { inputOptions } from './input-options.ts';
import { run } from './run.ts';

const command = {
  name: 'check',
  zh: '检查数据和内容，一次列出全部问题；不生成网站。',
  en: 'Checks the tables and the content, and lists every problem at once; builds nothing.',
  options: {
    ...inputOptions,
    format: choice(['text', 'json'], '报告的格式', 'format of the report'),
    report: optionalFile('.xlsx', '另写一份 Excel 报告：有问题的格子涂了颜色，批注写着怎么改', 'writes the report as a workbook too: cells with a problem are coloured, a comment says what to do'),
  },
};

/** A report among the tables would be read as one the next time, or take the place of one. */
function refuseInside(folder: string, file: string): void {
  const way = relative(resolve(folder), resolve(file));
  if (way === '..' || way.startsWith(`..${sep}`)) return;
  throw new UserError('报告不能写在数据或内容文件夹里', { where: file, hint: '用 --report 换一个位置，例如 --report 检查报告.xlsx' });
}

await run(command, ({ data, content, 'as-of': asOf, format, report: file }) => {
  const act = async (): Promise<Outcome<Report>> => {
    if (file !== undefined) for (const folder of [data, content]) refuseInside(folder, file);
    const { report } = await checkPortal({ dataDir: data, contentDir: content, asOf });
    if (file !== undefined) writeFileSync(file, await writeReportWorkbook(data, report));
    return { done: report, exitCode: report.errors > 0 ? exitCodes.dataErrors : exitCodes.done };
  };
  return answer(format, act, formatReport, reportJson);
});
