import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { UserError } from '../src/errors.ts';

const onPath = (name: string): string[] => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));

const runs = (program: string): boolean => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;

/** The first Chromium of this machine that starts: the one named by CHROMIUM_PATH, the system's, Playwright's own. */
function lookForChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  const onMac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  return [...names.flatMap(onPath), onMac, chromium.executablePath()].find((path) => existsSync(path) && runs(path));
}

function installChromium(say: (line: string) => void): void {
  const asRoot = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  const steps = asRoot
    ? [
        ['apt-get', 'update', '-qq'],
        ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
      ]
    : [[process.execPath, resolve(import.meta.dirname, '../node_modules/playwright-core/cli.js'), 'install', 'chromium']];
  say(asRoot ? 'Chromium: not found, installing it with apt-get' : "Chromium: not found, installing Playwright's own");
  for (const [program = '', ...args] of steps) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const { status } = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'], env });
    if (status !== 0) break;
  }
}

/**
 * Path of a Chromium for the browser tests, installed if there is none.
 *
 * @param say told in one line what was found or is being done
 * @throws UserError when there is none and none could be installed
 */
export function findChromium(say: (line: string) => void): string {
  let found = lookForChromium();
  if (found === undefined) {
    installChromium(say);
    found = lookForChromium();
  }
  if (found === undefined) {
    throw new UserError('没有可用的 Chromium，也装不上', { hint: '自行安装后，设 CHROMIUM_PATH=/path/to/chromium 再运行' });
  }
  say(`Chromium: ${found}`);
  return found;
}
