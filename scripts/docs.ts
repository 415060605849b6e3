import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { exitCodes } from '../src/errors.ts';
import { formatCatalogue } from '../src/tables/catalogue.ts';
import { run } from './run.ts';

const command = {
  name: 'docs',
  zh: '从代码重新生成 docs/ 中的检查规则一览。',
  en: 'Writes the catalogue of checks in docs/ again from the code.',
  options: {},
};

await run(command, async () => {
  const file = join(resolve(import.meta.dirname, '..'), 'docs', 'checks.md');
  writeFileSync(file, formatCatalogue());
  process.stdout.write(`${file}\n`);
  return exitCodes.done;
});
