import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Copies a portal into `<folder>/data` and `<folder>/content`, and changes something in it that every page shows, so that each release is another one.
 *
 * @param from its two folders
 */
export function writeChangingPortal(folder: string, round: number, from: { data: string; content: string }): void {
  const [data, content] = [join(folder, 'data'), join(folder, 'content')];
  if (!existsSync(data)) {
    cpSync(from.data, data, { recursive: true });
    cpSync(from.content, content, { recursive: true });
  }
  const portal = JSON.parse(readFileSync(join(from.data, 'portal.json'), 'utf8')) as { publisher: string };
  writeFileSync(join(data, 'portal.json'), JSON.stringify({ ...portal, publisher: `${portal.publisher}${round}` }));
}

/** Starts the real command on the portal in `folder`. */
export function startRelease(folder: string, published: string, asOf: string): ChildProcess {
  const portal = ['--data', join(folder, 'data'), '--content', join(folder, 'content'), '--as-of', asOf];
  const args = [...portal, '--published', published, '--note', '改了发布单位', '--by', '信息科', '--accept-warnings', 'yes'];
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', resolve(import.meta.dirname, 'release.ts'), ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
}
