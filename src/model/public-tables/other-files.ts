import type { FilterLists } from '../filter-lists/index.ts';
import { listDataFiles } from '../filter-lists/files.ts';
import { registryFiles } from '../registry-files.ts';
import type { Facts } from '../facts.ts';

/** A data file below /data/ that is no whole table of the schemas: what is known of it without writing it. */
export interface OtherFile {
  name: string;
  path: string;
  title: string;
  description: string;
  format: 'csv' | 'json';
  /** Columns, where it is a table: name and type of Table Schema. */
  fields?: [name: string, type: 'string' | 'number' | 'integer'][];
}

/** As registry-files.ts writes them. */
const registryFields: OtherFile['fields'] = [
  ['区划代码', 'string'],
  ['名称', 'string'],
  ['级别', 'string'],
  ['年度', 'integer'],
  ['表', 'string'],
  ['项目', 'string'],
  ['单位', 'string'],
  ['数值', 'number'],
  ['字段', 'string'],
];

const endingOf = (file: string): OtherFile['format'] => (file.endsWith('.csv') ? 'csv' : 'json');

/** Files of the registry, and those that lists are filtered from, in the order of their names. */
export function otherFiles(facts: Facts, lists: FilterLists): OtherFile[] {
  const registry = registryFiles(facts).ids().map((file): OtherFile => {
    const [code = ''] = file.split('.');
    const format = endingOf(file);
    return {
      name: `registry-${file.replace('.csv', '').replace('.', '-')}`,
      path: `registry/${file}`,
      title: `${facts.places.fullName(code)}建档立卡统计`,
      description: '一行是一个地方一年的一个数，年度为0的不分年度。',
      format,
      ...(format === 'csv' && { fields: registryFields }),
    };
  });
  const own = listDataFiles(lists).ids().map((file): OtherFile => ({
    name: `list-${file.replace('.json', '').replace('/', '-')}`,
    path: `lists/${file}`,
    title: '名单页筛选用的数据',
    description: '名单页在浏览器里筛选、排序用的数据，金额单位为分，写法可能随版本改变；要用数据，请用整张表。',
    format: endingOf(file),
  }));
  return [...registry, ...own];
}
