import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../src/errors.ts';
import { startEmpty } from './empty-folder.ts';
import { writeHugoSite, type HugoSiteOptions } from './hugo-site.ts';
import { settleDisk } from './settle-disk.ts';
import { measureTree } from './tree-size.ts';
import { watchFamily } from './watch-family.ts';

export interface HugoRun {
  /** `hugo v0.111.3+extended` */
  version: string;
  pages: number;
  /** Average of an HTML page that Hugo made. */
  bytes: number;
  seconds: number;
  /** Bytes of resident memory; 0 where it cannot be told. */
  peak: number;
}

/** @returns undefined when Hugo is not installed */
export function findHugo(program = 'hugo'): string | undefined {
  const { stdout, status } = spawnSync(program, ['version'], { encoding: 'utf8' });
  return status === 0 ? /^hugo \S+/.exec(stdout)?.[0].replace(/-.*\+/, '+') : undefined;
}

/** Milliseconds after which Hugo is stopped: it keeps all pages in memory, and a machine without enough of it comes to a standstill. */
const longest = 15 * 60_000;

/**
 * Writes a site and has Hugo make it, from nothing: its output, cache and resources are new folders. Writing the content is not counted, starting Hugo is.
 *
 * @returns undefined when Hugo is not installed, or did not come to an end
 * @throws UserError when Hugo fails, or made another number of pages
 */
export async function runHugo(options: HugoSiteOptions): Promise<HugoRun | undefined> {
  const version = findHugo();
  if (version === undefined) return undefined;
  const { pages, out } = options;
  startEmpty(out);
  writeHugoSite(options);
  settleDisk();
  const [site, cache] = [join(out, 'public'), join(out, 'cache')];
  const began = performance.now();
  const child = spawn('hugo', ['--quiet', '--source', out, '--destination', site, '--cacheDir', cache, '--environment', 'production'], { stdio: ['ignore', 'inherit', 'inherit'], timeout: longest, killSignal: 'SIGKILL' });
  const watch = watchFamily(child.pid ?? process.pid);
  const timer = setInterval(watch.look, 100);
  const [status] = (await once(child, 'exit')) as [number | null];
  const seconds = (performance.now() - began) / 1000;
  clearInterval(timer);
  if (status === null) {
    process.stderr.write(`Hugo 用了 ${seconds.toFixed(0)} 秒还没有做完（写出 ${existsSync(site) ? measureTree(site).pages : 0} 页，应有 ${pages} 页），已停下\n`);
    return undefined;
  }
  const made = status === 0 ? measureTree(site) : undefined;
  if (made?.pages !== pages) throw new UserError(`Hugo 没有做完：应有 ${pages} 页，做了 ${made?.pages ?? 0} 页`, { where: out, hint: `看 Hugo 说了什么；版本是 ${version}` });
  return { version, pages, bytes: made.pageBytes / made.pages, seconds, peak: watch.peaks()[0]?.peak ?? 0 };
}
