import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { dirname, resolve } from 'node:path';
import { UserError, type ExitCode } from '../src/errors.ts';
import { takeLock } from '../src/release/lock.ts';
import { readMarker } from '../src/release/marker.ts';
import { repairOutput } from '../src/release/staging.ts';
import { serveFolder } from '../src/release/static-server.ts';
import { folder, wholeNumber } from './arguments.ts';
import { run } from './run.ts';

const command = {
  name: 'preview',
  zh: '在本机查看已生成的网站。',
  en: 'Serves the finished site on this machine.',
  options: {
    out: folder('dist', '输出文件夹', 'output folder of the build'),
    port: wholeNumber(4321, '端口', 'port'),
  },
};

await run(command, async (values) => {
  const out = resolve(values.out);
  if (!existsSync(out) && existsSync(dirname(out))) {
    const lock = takeLock(`${out}.lock`);
    if (lock) repairOutput(out);
    lock?.release();
  }
  const marker = readMarker(out);
  if (!marker) {
    throw new UserError('这里没有已生成的网站', { where: values.out, hint: '先运行 npm run build，或用 --out 指明输出文件夹' });
  }
  const server = await serveFolder(out, marker.base, values.port).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new UserError(`端口 ${values.port} 已被占用`, { hint: `用 --port 换一个，例如 --port ${values.port + 1}` });
  });
  process.stdout.write(`http://localhost:${(server.address() as AddressInfo).port}${marker.base}　按 Ctrl+C 结束\n`);
  return new Promise<ExitCode>(() => undefined);
});
