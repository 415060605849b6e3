import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const runs = (program: string): boolean => spawnSync(program, ['-v'], { stdio: 'ignore' }).status === 0;

/** The first nginx of this machine that starts: the one named by NGINX_PATH, or the system's. */
export function lookForNginx(): string | undefined {
  const named = process.env.NGINX_PATH;
  if (named) return named;
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin'];
  return folders.map((folder) => join(folder, 'nginx')).find((path) => existsSync(path) && runs(path));
}

/**
 * Path of an nginx for the tests of what the docs say of it; as root on Debian it is installed if there is none, and not started.
 *
 * @param say told in one line what was found or is being done
 * @returns undefined where there is none: those tests are skipped then
 */
export function findNginx(say: (line: string) => void): string | undefined {
  if (lookForNginx() === undefined && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    say('nginx: not found, installing it with apt-get');
    // Single-user mode, for as long as this takes: packages start no services in it.
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
    for (const args of [['update', '-qq'], ['install', '-y', '-qq', '--no-install-recommends', 'nginx-light']]) {
      if (spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status !== 0) break;
    }
  }
  const found = lookForNginx();
  say(`nginx: ${found ?? 'not found, its tests are skipped'}`);
  return found;
}
