import { resolve } from 'node:path';
import type { ExitCode } from '../src/errors.ts';
import { wholeNumber } from './arguments.ts';
import { inputOptions } from './input-options.ts';
import { run } from './run.ts';

const command = {
  name: 'dev',
  zh: '边改边看：数据、内容或页面一改，浏览器里随之更新。没有全文检索。',
  en: 'Live site: follows changes of data, content and pages. Without full-text search.',
  options: { ...inputOptions, port: wholeNumber(4321, '端口', 'port') },
};

await run(command, async (values) => {
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  process.env.GONGSHI_DATA = resolve(values.data);
  process.env.GONGSHI_CONTENT = resolve(values.content);
  process.env.GONGSHI_AS_OF = values['as-of'];
  const { dev } = await import('astro');
  await dev({ root: resolve(import.meta.dirname, '..'), server: { port: values.port } });
  return new Promise<ExitCode>(() => undefined);
});
