import { exitCodes } from '../src/errors.ts';
import { writeTemplates } from '../src/templates/write.ts';
import { folder } from './arguments.ts';
import { run } from './run.ts';

const command = {
  name: 'templates',
  zh: '为每张表写一个空的 Excel 模板：表头、说明、下拉列表和格式都来自数据字典。',
  en: 'Writes an empty Excel template for each table; headers, comments, drop-down lists and formats come from the schemas.',
  options: { out: folder('templates', '写到哪个文件夹', 'folder to write to') },
};

await run(command, async (values) => {
  const count = await writeTemplates(values.out);
  process.stdout.write(`已写入 ${values.out}：${count} 个模板\n`);
  return exitCodes.done;
});
