import { strToU8, zipSync, type Zippable } from 'fflate';
import { formatDate } from '../../format.ts';
import type { Site } from '../site.ts';

interface Resource {
  path: string;
  title: string;
  format: string;
}

/** For programs of Windows that open plain text: they know UTF-8 by its mark, and lines by both signs. */
const plainText = (lines: readonly string[]): string => `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`;

function readme({ portal, asOf, release }: Pick<Site, 'portal' | 'asOf' | 'release'>, tables: readonly Resource[]): string {
  const { name, publisher, site, data_terms: terms, data_license: license } = portal;
  return plainText([
    `${name}：公开数据`,
    '',
    `版次：${release.id}`,
    `数据截至：${formatDate(asOf)}`,
    `发布单位：${publisher}`,
    `网站：${site}`,
    ...(portal.example ? ['示例数据：地名、单位和金额均为虚构。'] : []),
    '',
    '这里是这一版网站公布的全部数据表，是发布那天的原样，以后不会改动。',
    '以后的更正不在这里，请看网站的“更正与发布记录”。',
    '',
    '文件：',
    ...tables.map(({ path, title }) => `  ${path}  ${title}`),
    '  datapackage.json  各列的说明，供程序读取（Frictionless Data Package）',
    '',
    '怎样读：CSV 文件用 Excel 可以直接打开。金额单位是元。空白是没有填报，0 就是零，“不公布”是为保护隐私不公布。',
    '建档立卡统计不在压缩包里，请在网站的统计页下载。',
    '',
    `使用：${terms}`,
    ...(license ? [`许可：${license.title ?? license.name}${license.path === undefined ? '' : `，${license.path}`}`] : []),
  ]);
}

/** Of the description of all data files, what speaks of the tables in the archive. */
function describe(dataPackage: string): { text: string; tables: Resource[] } {
  const json = JSON.parse(dataPackage) as { resources: Resource[] };
  const tables = json.resources.filter(({ path, format }) => path.startsWith('tables/') && format === 'csv');
  return { text: `${JSON.stringify({ ...json, resources: tables }, null, 1)}\n`, tables };
}

/**
 * The data of a release in one file, so that whoever keeps it can show what was published on a day: every public table as CSV
 * (`tables/<table>.csv`, byte for byte as below /data/), `datapackage.json` that describes them, and `README.txt` in Chinese with release, day,
 * publisher and terms. Numbers of the registry are not in it: what a later release withholds of them must not stay in old archives.
 *
 * The same tables give the same bytes on every machine: fixed order, the as-of day at noon as the time of each file, and a deflate that is ours.
 * It knows nothing of the log of releases, because the log holds its hash.
 *
 * @returns a ZIP file
 */
export function dataArchive(site: Pick<Site, 'portal' | 'asOf' | 'release' | 'tableFiles'>): Uint8Array {
  // Before their description, which says how long they are.
  const contents = new Map(site.tableFiles.ids().flatMap((file) => (file.endsWith('.csv') ? [[file, site.tableFiles.view(file)] as const] : [])));
  const { text, tables } = describe(site.tableFiles.view('datapackage.json'));
  const [year = 0, month = 0, day = 0] = site.asOf.split('-').map(Number);
  // ZIP keeps local time without its zone: made and written in the same one, it is the same everywhere.
  const mtime = new Date(year, month - 1, day, 12);
  const files: [string, string][] = [['README.txt', readme(site, tables)], ['datapackage.json', text], ...tables.map(({ path }): [string, string] => [path, contents.get(path)!])];
  return zipSync(Object.fromEntries(files.map(([name, content]) => [name, strToU8(content)])) satisfies Zippable, { mtime });
}
