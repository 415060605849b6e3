import { spawnSync } from 'node:child_process';

/** Has the system write out what is still waiting for the disk, so that what is measured next does not pay for what was written before. Nothing where there is no `sync`. */
export function settleDisk(): void {
  spawnSync('sync', { stdio: 'ignore' });
}
