import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { exitCodes } from '../src/errors.ts';
import { formatWarningCatalogue } from '../src/changes/warnings/catalogue.ts';
import { formatCatalogue } from '../src/tables/catalogue.ts';
import { hostingExamples } from './hosting-examples.ts';
import { run } from './run.ts';

const command = {
  name: 'docs',
  zh: '从代码重新生成 docs/ 中的检查规则、发布前提醒的一览和服务器配置样例。',
  en: 'Writes the catalogues of checks and warnings and the examples for web servers in docs/ again from the code.',
  options: {},
};

await run(command, async () => {
  const root = resolve(import.meta.dirname, '..');
  const pages = { 'checks.md': formatCatalogue(), 'changes.md': formatWarningCatalogue() };
  for (const [name, text] of Object.entries(pages)) {
    const file = join(root, 'docs', name);
    writeFileSync(file, text);
    process.stdout.write(`${file}\n`);
  }
  for (const [name, text] of Object.entries(hostingExamples())) {
    const example = join(root, 'docs', 'hosting', name);
    mkdirSync(dirname(example), { recursive: true });
    writeFileSync(example, text);
    process.stdout.write(`${example}\n`);
  }
  return exitCodes.done;
});
