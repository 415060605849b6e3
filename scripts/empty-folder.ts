import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { UserError } from '../src/errors.ts';

/** Makes sure that a folder is there and empty; what somebody has in it is left alone. */
export function startEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new UserError('这个文件夹不是空的，没有写入', { where: folder, hint: '用 --out 另指定一个空文件夹' });
  mkdirSync(folder, { recursive: true });
}
