import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isOwnHost } from './guard.ts';

/** What is known of finished sites where they are made. */
export interface FinishedSites {
  /** The path that a site was made for, with a slash at both ends. */
  baseOf: (site: string) => string;
  /** Answers a request with a file of a site, as a plain file server would; `headers` replace the server's own of the same name. */
  serveSite: (site: string, base: string, request: IncomingMessage, response: ServerResponse, headers: Readonly<Record<string, string | undefined>>) => void;
}

export interface SiteServer {
  /** `http://127.0.0.1:40123` */
  origin: string;
  /** The folder that is served; undefined: there is none yet. */
  site: string | undefined;
  /** Where the site has its home, without the slash at the end: `http://127.0.0.1:40123/gongshi`. Paths of pages follow it. */
  home(): string | undefined;
  close(): void;
}

/**
 * Serves one finished site on a port of its own, so that to the browser it is somebody else than the desk: its scripts can neither read the desk's page nor ask its
 * server for anything. It may stand in a frame of the desk, and in no other.
 *
 * @param deskOrigin asked at each request: the desk's port is chosen last
 */
export async function startSiteServer({ baseOf, serveSite }: FinishedSites, deskOrigin: () => string): Promise<SiteServer> {
  let port = 0;
  const server: Server = createServer((request, response) => {
    // A name that was made to point to this machine is refused: what is not published yet is nobody's to read.
    if (!isOwnHost(request.headers.host, port) || (request.method !== 'GET' && request.method !== 'HEAD')) {
      response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' }).end('403');
    } else if (made.site === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('还没有网站');
    } else {
      serveSite(made.site, baseOf(made.site), request, response, {
        'Content-Security-Policy': `frame-ancestors ${deskOrigin()}`,
        'X-Frame-Options': undefined,
        'Cross-Origin-Opener-Policy': undefined,
        'cache-control': 'no-store',
      });
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  ({ port } = server.address() as AddressInfo);
  const made: SiteServer = {
    origin: `http://127.0.0.1:${port}`,
    site: undefined,
    home: () => (made.site === undefined ? undefined : `${made.origin}${baseOf(made.site).replace(/\/$/, '')}`),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return made;
}
