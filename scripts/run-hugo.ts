import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
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

/** Pages of one site. Hugo keeps all of them in memory: 163,396 of 36 kB took more than 23 GB, and the machine came to a standstill. */
const mostPages = 20_000;

/**
 * Writes sites and has Hugo make them, from nothing: output, cache and resources are new folders. Writing the content is not counted, starting Hugo is. More pages than
 * fit into memory are made as several sites, one after the other, which share nothing: less work than one site of them all.
 *
 * @returns undefined when Hugo is not installed
 * @throws UserError when Hugo fails, or made another number of pages
 */
export async function runHugo({ pages, bytes, out }: HugoSiteOptions, most = mostPages): Promise<HugoRun | undefined> {
  const version = findHugo();
  if (version === undefined) return undefined;
  startEmpty(out);
  const run: HugoRun = { version, pages, bytes: 0, seconds: 0, peak: 0 };
  const sites = Math.ceil(pages / most);
  for (let nth = 0; nth < sites; nth += 1) {
    const share = Math.ceil((pages - nth) / sites);
    const { seconds, peak, pageBytes } = await makeOne({ pages: share, bytes, out: join(out, String(nth + 1)) }, version);
    run.seconds += seconds;
    run.peak = Math.max(run.peak, peak);
    run.bytes += pageBytes / pages;
  }
  return run;
}

async function makeOne({ pages, bytes, out }: HugoSiteOptions, version: string): Promise<{ seconds: number; peak: number; pageBytes: number }> {
  writeHugoSite({ pages, bytes, out });
  settleDisk();
  const [site, cache] = [join(out, 'public'), join(out, 'cache')];
  const began = performance.now();
  const child = spawn('hugo', ['--quiet', '--source', out, '--destination', site, '--cacheDir', cache, '--environment', 'production'], { stdio: ['ignore', 'inherit', 'inherit'] });
  const watch = watchFamily(child.pid ?? process.pid);
  const timer = setInterval(watch.look, 100);
  const [status] = (await once(child, 'exit')) as [number | null];
  const seconds = (performance.now() - began) / 1000;
  clearInterval(timer);
  const made = status === 0 ? measureTree(site) : undefined;
  if (made?.pages !== pages) throw new UserError(`Hugo 没有做完：应有 ${pages} 页，做了 ${made?.pages ?? 0} 页`, { where: out, hint: `看 Hugo 说了什么；版本是 ${version}` });
  return { seconds, peak: watch.peaks()[0]?.peak ?? 0, pageBytes: made.pageBytes };
}
