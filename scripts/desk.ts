import { join, resolve } from 'node:path';
import { createCommands } from '../src/desk/commands.ts';
import { findOpener } from '../src/desk/open-with-system.ts';
import { openDesk } from '../src/desk/server.ts';
import { UserError, type ExitCode } from '../src/errors.ts';
import { readMarker } from '../src/release/marker.ts';
import { answerWithFile } from '../src/release/static-server.ts';
import { requireFolder } from '../src/tables/check.ts';
import { choice, day, folder, today, wholeNumber, type Option } from './arguments.ts';
import { inputOptions } from './input-options.ts';
import { run } from './run.ts';

/** A desk may stay open over midnight: unless it was told the day, each command takes its own today. */
const asOf = day(() => '', '今天 today', '网站所说的“今天”', 'the day the site speaks for') satisfies Option<string>;

const command = {
  name: 'desk',
  zh: '在浏览器里打开工作台：换表格、检查、预览、发布、撤回。只在本机，不联网。',
  en: 'Opens the desk in the browser: new tables, check, preview, publish, undo. On this machine alone; nothing leaves it.',
  options: {
    data: inputOptions.data,
    content: inputOptions.content,
    published: folder('published', '发布文件夹：历次发布和正在公开的网站', 'folder of the releases and of the site that is public'),
    port: wholeNumber(4330, '端口；0 由系统选', 'port; 0 lets the system choose'),
    'as-of': asOf,
    open: choice(['yes', 'no'], '自动打开浏览器', 'open the browser'),
  },
};

await run(command, async (values) => {
  await requireFolder(values.data, '--data');
  await requireFolder(values.content, '--content');
  const [dataDir, contentDir] = [resolve(values.data), resolve(values.content)];
  const publishedDir = resolve(values.published);
  const opener = findOpener();
  const desk = await openDesk({
    dataDir,
    contentDir,
    currentLink: join(publishedDir, 'current'),
    operations: createCommands({ scripts: import.meta.dirname, dataDir, contentDir, publishedDir, ...(values['as-of'] !== '' && { asOf: values['as-of'] }) }),
    asOf: () => values['as-of'] || today(),
    now: () => new Date(),
    ...(opener && { openFolder: opener }),
    baseOf: (site) => readMarker(site)?.base ?? '/',
    serveSite: answerWithFile,
    port: values.port,
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new UserError(`端口 ${values.port} 已被占用`, { hint: `工作台可能已经打开了；也可以用 --port 换一个，例如 --port ${values.port + 1}` });
  });
  process.stdout.write(`工作台已打开：\n\n    ${desk.address}\n\n地址里有这一次的钥匙，只在本机有效，请不要转发。用完后按 Ctrl+C 关闭；发布到一半关闭，公示网仍是完整的一版，是哪一版看“历史”。\n`);
  if (values.open === 'yes') opener?.(desk.address);
  return new Promise<ExitCode>(() => undefined);
});
