import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** Linux `renameat2(AT_FDCWD, a, AT_FDCWD, b, RENAME_EXCHANGE)`; macOS `renameatx_np` with `RENAME_SWAP`. */
const systemCalls: Partial<Record<string, { number: number; workingDirectory: number }>> = {
  'linux-x64': { number: 316, workingDirectory: -100 },
  'linux-arm64': { number: 276, workingDirectory: -100 },
  'linux-riscv64': { number: 276, workingDirectory: -100 },
  'linux-loong64': { number: 276, workingDirectory: -100 },
  'darwin-x64': { number: 488, workingDirectory: -2 },
  'darwin-arm64': { number: 488, workingDirectory: -2 },
};
const exchangeFlag = 2;

/** One way to have two folders change places. */
export interface Exchanger {
  command: string;
  arguments: (a: string, b: string) => string[];
}

function perlExchanger(): Exchanger[] {
  const call = systemCalls[`${process.platform}-${process.arch}`];
  if (!call) return [];
  const { number, workingDirectory: here } = call;
  const script = `exit(syscall(${number}, ${here}, $ARGV[0], ${here}, $ARGV[1], ${exchangeFlag}) == 0 ? 0 : 1)`;
  return [{ command: 'perl', arguments: (a, b) => ['-e', script, a, b] }];
}

/**
 * Programs that can do it, surest first. Node has no call for it, and a native module for one system call is worse:
 * Perl is on every Debian and macOS, `exch` comes with util-linux 2.40, `mv --exchange` with coreutils 9.5.
 */
export const exchangers: readonly Exchanger[] = [
  ...perlExchanger(),
  { command: 'exch', arguments: (a, b) => [a, b] },
  { command: 'mv', arguments: (a, b) => ['--exchange', '--no-copy', '-T', a, b] },
];

const inode = (path: string): bigint => statSync(path, { bigint: true }).ino;

/**
 * Has two folders on one file system change places in one step: at no moment is either path absent or half done.
 *
 * @param a absolute path of an existing folder
 * @param b absolute path of an existing folder
 * @returns false, with nothing changed, when this machine or file system cannot
 */
export function exchangeFolders(a: string, b: string, ways: readonly Exchanger[] = exchangers): boolean {
  const before = [inode(a), inode(b)];
  for (const way of ways) {
    spawnSync(way.command, way.arguments(a, b), { stdio: 'ignore' });
    // What happened to the folders is the answer; an exit code would only be what a program thinks happened.
    const after = [inode(a), inode(b)];
    if (after[0] === before[1] && after[1] === before[0]) return true;
  }
  return false;
}
