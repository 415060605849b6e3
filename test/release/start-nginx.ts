import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { Agent, request as send, type IncomingHttpHeaders } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  /** As it came over the wire: perhaps packed. */
  body: Buffer;
}

/** An nginx that runs until the test is over. */
export interface Nginx {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  hasBrotli: boolean;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const brotliModule = '/usr/lib/nginx/modules/ngx_http_brotli_filter_module.so';

/** Everything of an nginx.conf that a site does not say itself; all files in one folder. */
const formatMain = (folder: string, site: string, hasBrotli: boolean): string => `
${hasBrotli ? `load_module ${brotliModule};` : ''}
${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log warn;
worker_processes 2;
events { worker_connections 256; }
http {
  access_log off;
  sendfile on;
  keepalive_requests 50;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
  ${site}
}`;

/**
 * Starts the real nginx on 127.0.0.1 with a site as the docs have it: only the port is another one, and brotli is on where its module is.
 *
 * @param program path of nginx
 * @param site what `formatNginx` made
 */
export async function startNginx(program: string, site: string): Promise<Nginx> {
  const folder = temporaryFolder();
  const port = await freePort();
  const hasBrotli = existsSync(brotliModule);
  const changed = site.replace('listen 80;', `listen 127.0.0.1:${port};`).replaceAll(/# (brotli.*;)/g, hasBrotli ? '$1' : '# $1');
  writeFileSync(join(folder, 'nginx.conf'), formatMain(folder, changed, hasBrotli));
  const child = spawn(program, ['-p', folder, '-e', join(folder, 'error.log'), '-c', join(folder, 'nginx.conf')], { stdio: ['ignore', 'inherit', 'inherit'] });
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  onTestFinished(async () => {
    agent.destroy();
    const ended = once(child, 'exit');
    if (child.exitCode === null && child.kill('SIGQUIT')) await ended;
  });

  const get = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const asked = send({ host: '127.0.0.1', port, path, headers: { host: 'gongshi.example', ...headers }, agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          if (!response.complete) reject(new Error(`${path}: broke off`));
          else resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
        });
      });
      asked.on('error', reject);
      asked.end();
    });

  for (let tries = 0; ; tries++) {
    try {
      await get('/');
      return { get, hasBrotli };
    } catch (error) {
      if (child.exitCode !== null || tries > 200) throw error;
      await sleep(50);
    }
  }
}
