import { timingSafeEqual } from 'node:crypto';

/** What of a request says who sends it. */
export interface Caller {
  method: string;
  path: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** The header that the page sends its token in: one that no other site can send without asking first. */
export const tokenHeader = 'x-gongshi-desk';

/** Whether a Host header names this machine by the port that we listen on; any other is a name that was made to point here (DNS rebinding). */
export const isOwnHost = (host: unknown, port: number): boolean => host === `127.0.0.1:${port}` || host === `localhost:${port}`;

function isToken(given: unknown, token: string): boolean {
  if (typeof given !== 'string') return false;
  const [one, other] = [Buffer.from(given), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/**
 * Judges a request before anything else looks at it.
 *
 * The page itself is no secret, and is given to whoever asks this machine. Everything below `/api/` needs the token, which the page has from the address
 * that the command printed. The browser says where a request comes from, and page and server must have the same origin: another port of this machine, such as the preview,
 * is somebody else.
 *
 * @returns undefined when it may pass, else the status to answer
 */
export function judgeCaller({ method, path, headers }: Caller, port: number, token: string): 401 | 403 | 405 | undefined {
  if (!isOwnHost(headers.host, port)) return 403;
  if (!['GET', 'HEAD', 'POST', 'PUT'].includes(method)) return 405;
  const { origin } = headers;
  const from = headers['sec-fetch-site'];
  const isOrigin = origin === `http://${String(headers.host)}`;
  if (origin !== undefined && !isOrigin) return 403;
  const isApi = path.startsWith('/api/');
  const isOpening = !isApi && (from === 'none' || headers['sec-fetch-mode'] === 'navigate');
  if (from !== undefined && from !== 'same-origin' && !isOpening) return 403;
  if (!isApi) return method === 'GET' || method === 'HEAD' ? undefined : 405;
  if ((method === 'POST' || method === 'PUT') && !isOrigin && from !== 'same-origin') return 403;
  return isToken(headers[tokenHeader], token) ? undefined : 401;
}

/** Headers of every answer. Frames are the two sites of the preview and nothing else; scripts may make no markup out of text. */
export function deskHeaders(frames: readonly string[]): Record<string, string> {
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      "connect-src 'self'",
      `frame-src ${frames.length === 0 ? "'none'" : frames.join(' ')}`,
      "form-action 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ].join('; '),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  };
}
