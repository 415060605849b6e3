import { exitCodes, UserError } from '../src/errors.ts';
import { tableNames } from '../src/schema/index.ts';
import { createRaise } from '../src/tables/checks/context.ts';
import { createIssueList } from '../src/tables/issues.ts';
import { readPortal } from '../src/tables/portal.ts';
import { readTables } from '../src/tables/read.ts';
import { writeTemplates, type TemplateRows } from '../src/templates/write.ts';
import { folder, optionalFolder } from './arguments.ts';
import { run } from './run.ts';

const command = {
  name: 'templates',
  zh: '为每张表写一个 Excel 模板：表头、说明、下拉列表和格式都来自数据字典。',
  en: 'Writes an Excel template for each table; headers, comments, drop-down lists and formats come from the schemas.',
  options: {
    out: folder('templates', '写到哪个文件夹', 'folder to write to'),
    data: optionalFolder('空模板 empty', '把这个数据文件夹里现有的数据填进模板', 'fill in the rows of this data folder'),
  },
};

await run(command, async (values) => {
  const rows = values.data === undefined ? {} : await readRows(values.data);
  const count = await writeTemplates(values.out, rows);
  process.stdout.write(`已写入 ${values.out}：${count} 个模板\n`);
  return exitCodes.done;
});

/** The rows of a data folder. Nothing is written where one of them cannot be read: it would be missing from its template. */
async function readRows(dataDir: string): Promise<TemplateRows> {
  const issues = createIssueList();
  const { hotlines } = await readPortal(dataDir, createRaise(() => {}));
  const dataset = await readTables(dataDir, issues.add, undefined, { hotlines: new Set(hotlines.map(({ number }) => number)) });
  const found = issues.report().issues;
  // A folder that lacks a table still has the others.
  const broken = found.filter(({ severity, code }) => severity === 'error' && code !== 'file-missing');
  if (broken.length > 0) {
    const hint = `先运行 npm run check -- --data ${dataDir}，照它说的改好，再写模板。`;
    throw new UserError(`现有数据有 ${broken.length} 处错误，没有写模板`, { where: dataDir, hint, exitCode: exitCodes.dataErrors });
  }
  for (const { file, message } of found.filter(({ code }) => code === 'column-unknown' || code === 'column-without-header')) {
    process.stdout.write(`提醒 ${file}：${message}，也没有写进模板\n`);
  }
  return Object.fromEntries(tableNames.map((name) => [name, dataset[name]?.rows ?? []]));
}
