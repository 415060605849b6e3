import { createReadStream, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { createGzip } from 'node:zlib';
import { cacheControl, packable, securityHeaders } from './security-headers.ts';

const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
  '.zip': 'application/zip',
};

/** The file that an address stands for; a folder without its slash is sent to the address with it. */
function findTarget(folder: string, base: string, pathname: string): { file: string } | { moved: string } | undefined {
  if (`${pathname}/` === base) return { moved: base };
  if (!pathname.startsWith(base)) return undefined;
  const path = normalize(join(folder, decodeURIComponent(pathname.slice(base.length))));
  if (path.includes('\0') || !`${path}${sep}`.startsWith(`${folder}${sep}`)) return undefined;
  const file = pathname.endsWith('/') ? join(path, 'index.html') : path;
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isFile()) return { file };
  return found?.isDirectory() ? { moved: `${pathname}/` } : undefined;
}

/** @throws the system's error when it is not there */
function requireFile(file: string): string {
  statSync(file);
  return file;
}

/**
 * Answers one request with a file of a finished site.
 *
 * @param headers instead of the usual ones of the same name; undefined leaves one out
 */
export function answerWithFile(
  folder: string,
  base: string,
  request: IncomingMessage,
  response: ServerResponse,
  headers: Readonly<Record<string, string | undefined>> = {},
): void {
  const send = (status: number, file: string): void => {
    const type = contentTypes[extname(file)] ?? 'application/octet-stream';
    const isPacked = packable.includes(type.split(';')[0]!) && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    const path = file.slice(folder.length + 1).split(sep).join('/');
    const said = { ...securityHeaders, 'cache-control': cacheControl(path), ...headers };
    response.writeHead(status, {
      ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
      'content-type': type,
      ...(isPacked && { 'content-encoding': 'gzip', vary: 'accept-encoding' }),
    });
    if (request.method === 'HEAD') response.end();
    else if (isPacked) createReadStream(file).pipe(createGzip({ level: 6 })).pipe(response);
    else createReadStream(file).pipe(response);
  };
  try {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    const target = findTarget(folder, base, pathname);
    if (target && 'moved' in target) {
      response.writeHead(301, { location: `${target.moved}${search}` }).end();
    } else if (target) {
      send(200, target.file);
    } else if (base !== '/' && pathname === '/') {
      response.writeHead(302, { location: base }).end();
    } else {
      send(404, requireFile(join(folder, '404.html')));
    }
  } catch {
    if (!response.headersSent) response.writeHead(404, { 'content-type': 'text/plain' });
    response.end('404');
  }
}

/**
 * Serves finished files the way a plain file server would, with the headers of the examples in docs/hosting/ and packed, for looking at them, for the
 * browser tests and for measuring.
 *
 * @param folder absolute path of an output
 * @param base the path to serve them under, with a slash at both ends
 * @param port 0 lets the system choose one
 * @returns the listening server, on this machine only
 * @throws the system's error, such as EADDRINUSE
 */
export function serveFolder(folder: string, base: string, port: number): Promise<Server> {
  const server = createServer((request, response) => answerWithFile(folder, base, request, response));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
