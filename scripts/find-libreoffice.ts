import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const names = ['soffice', 'libreoffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice'];

const lookForLibreOffice = (): string | undefined => names.find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0);

function installLibreOffice(): void {
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'libreoffice-calc'],
  ]) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    if (spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status !== 0) break;
  }
}

/**
 * A LibreOffice that starts, installed with apt as root on Debian if there is none; undefined where there is none and none can be installed.
 *
 * @param say told in one line what was found or is being done
 */
export function findLibreOffice(say: (line: string) => void): string | undefined {
  let found = lookForLibreOffice();
  if (found === undefined && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    say('LibreOffice: not found, installing it with apt-get');
    installLibreOffice();
    found = lookForLibreOffice();
  }
  say(`LibreOffice: ${found ?? 'not found; the tests that need it are skipped'}`);
  return found;
}
