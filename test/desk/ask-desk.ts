import { request } from 'node:http';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { openFakeDesk, type FakeDesk } from './open-fake-desk.ts';

export interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
  json: () => Record<string, unknown>;
}

export interface Question {
  method?: string;
  path: string;
  /** Replace those that the desk's own page sends; undefined leaves one out. */
  headers?: Record<string, string | undefined>;
  body?: string | Uint8Array;
}

export interface AskedDesk extends FakeDesk {
  port: number;
  /** Asks as the desk's own page would, but for what the question says. The path goes out exactly as given, as `fetch` would not send it. */
  ask: (question: Question) => Promise<Reply>;
  post: (path: string, json: object) => Promise<Reply>;
  put: (name: string, body: string | Uint8Array, more?: string) => Promise<Reply>;
  /** Starts a work and waits for its end. */
  run: (what: string, json?: object) => Promise<Record<string, unknown>>;
}

export async function startDesk(more: Parameters<typeof openFakeDesk>[1] = {}): Promise<AskedDesk> {
  const desk = await openFakeDesk(temporaryFolder(), more);
  onTestFinished(() => desk.close());
  const port = Number(new URL(desk.origin).port);
  const ask = ({ method = 'GET', path, headers = {}, body }: Question): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const own = { host: `127.0.0.1:${port}`, origin: method === 'GET' ? undefined : desk.origin, 'sec-fetch-site': 'same-origin', 'x-gongshi-desk': desk.token };
      const sent = Object.fromEntries(Object.entries({ ...own, ...headers }).filter((entry): entry is [string, string] => entry[1] !== undefined));
      const asked = request({ host: '127.0.0.1', port, method, path, headers: sent, setHost: false }, (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text, json: () => JSON.parse(text) as Record<string, unknown> }));
      });
      asked.on('error', reject);
      asked.end(body);
    });
  const post = (path: string, json: object): Promise<Reply> => ask({ method: 'POST', path: `/api/${path}`, headers: { 'content-type': 'application/json' }, body: JSON.stringify(json) });
  return {
    ...desk,
    port,
    ask,
    post,
    put: (name, body, more = '') => ask({ method: 'PUT', path: `/api/file?name=${encodeURIComponent(name)}${more}`, headers: { 'content-length': String(Buffer.byteLength(body)) }, body }),
    run: async (what, json = {}) => {
      const started = await post(`run/${what}`, json);
      if (started.status !== 202) return started.json();
      const { number } = started.json() as { number: number };
      for (let known = 0; ;) {
        const state = (await ask({ path: `/api/state?after=${known}` })).json() as { version: number; last?: { number: number } };
        if (state.last !== undefined && state.last.number >= number) return state;
        known = state.version;
      }
    },
  };
}
