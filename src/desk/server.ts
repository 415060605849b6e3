import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deskHeaders, judgeCaller } from './guard.ts';
import { loadPageFiles } from './page-files.ts';
import { findPublicSite } from './public-site.ts';
import { Refusal } from './refusal.ts';
import { createRoutes, type Answer, type DeskOptions } from './routes.ts';
import { removeIncoming } from './save-table.ts';
import { startSiteServer, type FinishedSites } from './site-server.ts';
import { stampFolders } from './table-files.ts';
import { describeRefusal, Work } from './work.ts';

export interface Desk {
  /** With the token behind `#`, where no server and no other page sees it. */
  address: string;
  origin: string;
  token: string;
  close(): void;
}

const refused: Record<401 | 403 | 405, { message: string; hint: string }> = {
  401: { message: '这个页面没有钥匙，或钥匙已经换了', hint: '请从启动工作台的窗口里复制完整的地址，重新打开。' },
  403: { message: '不是从工作台自己的页面来的，没有理会', hint: '请从启动工作台的窗口里复制完整的地址，重新打开。' },
  405: { message: '不能这样访问', hint: '请从启动工作台的窗口里复制完整的地址，重新打开。' },
};

/**
 * Starts the desk: a page for clerks on this machine alone, at an address that nobody can guess.
 *
 * @param port 0 lets the system choose one
 * @throws the system's error, such as EADDRINUSE
 */
export async function openDesk(options: DeskOptions & FinishedSites & { port: number }): Promise<Desk> {
  const token = randomBytes(24).toString('base64url');
  const files = loadPageFiles();
  const { dataDir, contentDir, currentLink, asOf } = options;
  removeIncoming(dataDir);
  const work = new Work(() => ({ inputs: `${asOf()}\n\n${stampFolders([dataDir, contentDir])}`, release: findPublicSite(currentLink) ?? '' }));
  let port = 0;
  const origin = (): string => `http://127.0.0.1:${port}`;
  const sites = { old: await startSiteServer(options, origin), new: await startSiteServer(options, origin) };
  const headers = deskHeaders([sites.old.origin, sites.new.origin]);
  const routes = createRoutes(options, work, sites);

  const send = (response: ServerResponse, answer: Answer, isHead: boolean): void => {
    const [type, body] = 'json' in answer ? ['application/json; charset=utf-8', JSON.stringify(answer.json)] : [answer.type, answer.bytes];
    response.writeHead(answer.status, { ...headers, 'Content-Type': type }).end(isHead ? undefined : body);
  };

  async function reply(request: IncomingMessage): Promise<Answer> {
    const { method = 'GET', url = '/' } = request;
    const address = URL.canParse(url, 'http://desk') ? new URL(url, 'http://desk') : undefined;
    if (address === undefined) return { status: 404, json: {} };
    const verdict = judgeCaller({ method, path: address.pathname, headers: request.headers }, port, token);
    if (verdict !== undefined) return { status: verdict, json: refused[verdict] };
    if (!address.pathname.startsWith('/api/')) {
      const file = files.get(address.pathname);
      return file ? { status: 200, type: file.type, bytes: Buffer.from(file.body) } : { status: 404, json: {} };
    }
    try {
      return (await routes.answer(method, address, request)) ?? { status: 404, json: {} };
    } catch (error) {
      return { status: error instanceof Refusal ? 400 : 500, json: describeRefusal(error) };
    }
  }

  const server = createServer((request, response) => {
    void reply(request).then((answer) => {
      // What was not read of a refused file must not be taken for the next request.
      if (!request.complete) response.setHeader('Connection', 'close');
      send(response, answer, request.method === 'HEAD');
    });
  });
  // A large file from a slow stick may take its time.
  server.requestTimeout = 0;

  const close = (): void => {
    sites.old.close();
    sites.new.close();
    server.closeAllConnections();
    server.close();
  };
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port, '127.0.0.1', resolve);
    });
  } catch (error) {
    sites.old.close();
    sites.new.close();
    throw error;
  }
  ({ port } = server.address() as AddressInfo);
  return { address: `${origin()}/#${token}`, origin: origin(), token, close };
}
