import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** One process at one moment. */
export interface ProcessRow {
  pid: number;
  parent: number;
  /** Its program, and for Node's its script: `node release.ts`. Undefined while it ends, or is about to become another program and still counts as its parent's copy. */
  name?: string;
  /** Resident memory in bytes. */
  resident: number;
  /** The most that was ever resident, in bytes: the system's own record; where only `ps` can be asked, what is resident now. */
  peak: number;
}

export interface Family {
  rows: ProcessRow[];
  /** `proc` knows peaks that fell between two looks, `ps` does not; `none` where neither is there. */
  source: 'proc' | 'ps' | 'none';
}

function readProc(proc: string): ProcessRow[] {
  return readdirSync(proc).flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const status = readFileSync(join(proc, pid, 'status'), 'utf8');
      const number = (key: string): number => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
      return [{ pid: Number(pid), parent: number('PPid'), resident: number('VmRSS') * 1024, peak: number('VmHWM') * 1024 }];
    } catch {
      // Gone since it was listed.
      return [];
    }
  });
}

/** @param argv words that a process was started with */
function nameProcess([program = '', ...args]: readonly string[]): string {
  const script = args.find((word) => /\.[cm]?[jt]s$/.test(word));
  return [basename(program), ...(script === undefined ? [] : [basename(script)])].join(' ');
}

function withName(row: ProcessRow, proc: string): ProcessRow {
  try {
    const argv = readFileSync(join(proc, String(row.pid), 'cmdline'), 'utf8').split('\0');
    return argv[0] ? { ...row, name: nameProcess(argv) } : row;
  } catch {
    return row;
  }
}

function readPs(): ProcessRow[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,rss=,args='], { encoding: 'utf8' });
  return (stdout ?? '').split('\n').flatMap((line) => {
    const [pid, parent, kilobytes, ...argv] = line.trim().split(/\s+/);
    const resident = Number(kilobytes) * 1024;
    return pid && parent && Number.isFinite(resident) ? [{ pid: Number(pid), parent: Number(parent), name: nameProcess(argv), resident, peak: resident }] : [];
  });
}

/** @param proc where the system shows its processes as folders */
export function readFamily(pid: number, proc = '/proc'): Family {
  const hasProc = existsSync(join(proc, 'self', 'status'));
  const rows = hasProc ? readProc(proc) : readPs();
  const family = new Set([pid]);
  for (let size = 0; size !== family.size; ) {
    size = family.size;
    for (const row of rows) if (family.has(row.parent)) family.add(row.pid);
  }
  const own = rows.filter((row) => family.has(row.pid));
  if (hasProc) return { rows: own.map((row) => withName(row, proc)), source: 'proc' };
  return { rows: own, source: rows.length > 0 ? 'ps' : 'none' };
}
