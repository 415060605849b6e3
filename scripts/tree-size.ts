import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What lies below a folder. */
export interface TreeSize {
  /** HTML files, and the length of them all. */
  pages: number;
  pageBytes: number;
  files: number;
  /** Of all files, by their length. */
  bytes: number;
  /** Bytes on the disk of each file once, however many names it has: `device:inode`. */
  disk: Map<string, number>;
  /** The same of folders, which cannot be shared. */
  folders: Map<string, number>;
}

export function measureTree(folder: string): TreeSize {
  const tree: TreeSize = { pages: 0, pageBytes: 0, files: 0, bytes: 0, disk: new Map(), folders: new Map() };
  const visit = (path: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const below = join(path, entry.name);
      const { dev, ino, size, blocks } = lstatSync(below, { bigint: true });
      const taken = Number(blocks) * 512;
      if (entry.isDirectory()) {
        tree.folders.set(`${dev}:${ino}`, taken);
        visit(below);
        continue;
      }
      tree.files++;
      tree.bytes += Number(size);
      if (entry.name.endsWith('.html')) {
        tree.pages++;
        tree.pageBytes += Number(size);
      }
      tree.disk.set(`${dev}:${ino}`, taken);
    }
  };
  visit(folder);
  return tree;
}

/** What was added on the disk: what has a new inode. Bytes. */
export function measureGrowth(before: TreeSize, after: TreeSize): { newFiles: number; files: number; folders: number } {
  const added = (was: ReadonlyMap<string, number>, is: ReadonlyMap<string, number>): number[] => [...is].flatMap(([inode, bytes]) => (was.has(inode) ? [] : [bytes]));
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  const files = added(before.disk, after.disk);
  return { newFiles: files.length, files: sum(files), folders: sum(added(before.folders, after.folders)) };
}

/** How many HTML pages a finished site has, and their average length in bytes. */
export function measurePages(site: string): { pages: number; bytes: number } {
  const { pages, pageBytes } = measureTree(site);
  return { pages, bytes: pages === 0 ? 0 : Math.round(pageBytes / pages) };
}
