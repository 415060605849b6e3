import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

interface ProcessRow {
  pid: number;
  parent: number;
  /** Resident memory in bytes. */
  resident: number;
}

function readProc(): ProcessRow[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      const field = (key: string): number => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
      return [{ pid: Number(name), parent: field('PPid'), resident: field('VmRSS') * 1024 }];
    } catch {
      // Gone since it was listed.
      return [];
    }
  });
}

function readPs(): ProcessRow[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' });
  return (stdout ?? '').split('\n').flatMap((line) => {
    const [pid, parent, resident] = line.trim().split(/\s+/).map(Number);
    return pid && parent !== undefined && resident !== undefined ? [{ pid, parent, resident: resident * 1024 }] : [];
  });
}

/** Resident memory of a process and all that descend from it, in bytes; pages that they share count more than once. */
export function residentMemory(pid: number): number {
  const rows = existsSync('/proc/self/status') ? readProc() : readPs();
  const family = new Set([pid]);
  for (let size = 0; size !== family.size; ) {
    size = family.size;
    for (const row of rows) if (family.has(row.parent)) family.add(row.pid);
  }
  return rows.reduce((sum, row) => sum + (family.has(row.pid) ? row.resident : 0), 0);
}
