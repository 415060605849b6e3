import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The program that opens a folder or an address in the system's own window; undefined where there is none, as on a server. */
export function findOpener(platform: NodeJS.Platform = process.platform, env: NodeJS.ProcessEnv = process.env): ((target: string) => void) | undefined {
  const start = (program: string, args: readonly string[]): void => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true });
    // It is a convenience: the path stands in the page to be copied.
    child.on('error', () => undefined);
    child.unref();
  };
  if (platform === 'win32') return (target) => start('explorer.exe', [target]);
  if (platform === 'darwin') return (target) => start('open', [target]);
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return undefined;
  const program = (env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'xdg-open')).find((path) => existsSync(path));
  return program === undefined ? undefined : (target) => start(program, [target]);
}
