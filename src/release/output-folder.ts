import { existsSync, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, relative, resolve, sep } from 'node:path';
import { UserError } from '../errors.ts';
import { readMarker } from './marker.ts';

const contains = (outer: string, inner: string): boolean => {
  const path = relative(outer, inner);
  return path === '' || (path !== '..' && !path.startsWith(`..${sep}`) && resolve(outer, path) === inner);
};

/** The path with every symbolic link on the way resolved, also when its end does not exist yet. */
function realPath(path: string): string {
  const absolute = resolve(path);
  if (existsSync(absolute)) return realpathSync(absolute);
  const parent = dirname(absolute);
  return parent === absolute ? absolute : resolve(realPath(parent), relative(parent, absolute));
}

/**
 * Where the output goes, after making sure that replacing it as a whole can do no harm.
 *
 * @param out as typed after `--out`
 * @param kept folders that must survive: the output may be neither one of them, nor hold one, nor lie inside one
 * @param holders folders that the output may lie inside but not replace, such as the project's own
 * @returns the absolute path, symbolic links resolved
 * @throws UserError (exit code 2) for a place that is not gongshi's to replace
 */
export function resolveOutputFolder(out: string, kept: readonly string[], holders: readonly string[]): string {
  const folder = realPath(out);
  const elsewhere = '用 --out 换一个文件夹，例如 --out dist';
  for (const path of [...holders, homedir()].map(realPath)) {
    if (contains(folder, path)) {
      throw new UserError('输出会覆盖这个文件夹，不能用作输出', { where: path, hint: elsewhere });
    }
  }
  for (const path of kept.map(realPath)) {
    if (contains(folder, path) || contains(path, folder)) {
      throw new UserError('输出文件夹不能与输入或程序的文件夹重叠', { where: path, hint: elsewhere });
    }
  }
  if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) return folder;
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UserError('输出的位置上有一个文件', { where: folder, hint: elsewhere });
  }
  if (readdirSync(folder).length > 0 && readMarker(folder) === undefined) {
    throw new UserError('输出文件夹里有不是 gongshi 生成的内容，没有改动它', {
      where: folder,
      hint: `确认无用后清空它，或${elsewhere}`,
    });
  }
  if (statSync(folder).dev !== statSync(dirname(folder)).dev) {
    throw new UserError('输出文件夹是一个挂载点，无法一步切换', {
      where: folder,
      hint: `用 --out 换成它里面的一个文件夹，例如 --out ${out.replace(/\/+$/, '')}/site`,
    });
  }
  return folder;
}
