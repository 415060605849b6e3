import { formatBytes, formatCount, formatDate } from '../../format.ts';
import type { Facts } from '../facts.ts';
import type { Pages } from '../site.ts';
import { pagesFrom } from '../topics/topic.ts';
import { count, to } from '../values.ts';
import type { Block, Link, TopicView, Value } from '../views.ts';
import { dictionaryPages, dictionaryPath, dictionaryRoot } from './dictionary.ts';
import { bytesOf, withheldWord, type PublicTable } from './public-table.ts';

export const dataRoot = '/data/';
const pathOf = (table: PublicTable): string => `${dataRoot}tables/${table.name}/`;
const fileOf = (table: PublicTable, ending: string): string => `${dataRoot}tables/${table.name}.${ending}`;

interface Sized {
  table: PublicTable;
  csv: Link;
  json: Link;
}

const sized = (table: PublicTable): Sized => ({
  table,
  csv: { text: `CSV（${formatBytes(bytesOf(table, 'csv'))}）`, href: fileOf(table, 'csv') },
  json: { text: `JSON（${formatBytes(bytesOf(table, 'json'))}）`, href: fileOf(table, 'json') },
});

const types = { string: '文字', number: '数', integer: '整数', boolean: '是或否', date: '日期', year: '年份' };

/** How figures are written in all files. */
const howToRead = [
  `空白是没有填报，0 就是零，“${withheldWord}”是为保护隐私不公布，三者不同。`,
  '金额一律以元为单位，精确到分。日期写成 2020-06-30。',
  'CSV 文件用 Excel 可以直接打开；区划代码、信用代码是文字，如果 Excel 把它们显示成科学计数，请用“数据→从文本/CSV”导入，并把这些列设为文本。',
  '以 =、+、-、@ 开头的文字前面加了一个单引号，免得表格软件把它当公式。',
];

function useBlocks({ portal, asOf }: Facts): Block[] {
  const { name, publisher, data_terms: terms, data_license: license } = portal;
  const blocks: Block[] = [{ type: 'text', paragraphs: [terms, `引用时可以写：${publisher}：${name}公开数据，数据截至${formatDate(asOf)}，${portal.site}`] }];
  if (license) {
    const title = license.title ?? license.name;
    blocks.push({ type: 'facts', facts: [{ label: '许可', value: license.path === undefined ? title : to({ text: title, href: license.path }) }] });
  }
  return blocks;
}

function frontPage(facts: Facts, tables: readonly Sized[]): TopicView {
  return {
    meta: { title: '数据下载', description: `${facts.portal.name}的公开数据，CSV 和 JSON。`, path: dataRoot, crumbs: [], section: 'about', unlisted: true },
    kind: '数据',
    heading: '数据下载',
    lead: `本站的主要数据表，整张下载。数据截至${formatDate(facts.asOf)}。只要一个地方、一年的，可以在各个名单里筛选后下载；每张表下面也可以单独下载。`,
    parts: [
      {
        id: 'tables',
        title: '整张表',
        blocks: [
          {
            type: 'table',
            hideCaption: true,
            table: {
              caption: '整张表',
              columns: [
                { title: '表', kind: 'title' },
                { title: '行数', kind: 'number' },
                { title: '列数', kind: 'number' },
                { title: '文件', kind: 'text' },
              ],
              rows: tables.map(({ table, csv, json }): Value[] => [to({ text: table.title, href: pathOf(table) }), count(table.rows.length), count(table.columns.length), { links: [csv, json] }]),
              note: '点表名看有哪些列、每一列是什么意思。',
            },
          },
        ],
      },
      {
        id: 'more',
        title: '其他数据',
        short: '其他',
        blocks: [
          {
            type: 'links',
            links: [
              { text: '数据字典', href: dictionaryRoot, note: '每张表有哪些列，怎样填写，公布不公布；没有整张下载的表也在里面' },
              { text: 'datapackage.json', href: `${dataRoot}datapackage.json`, note: '各数据文件和列的说明（Frictionless Data Package），供程序读取' },
              ...(facts.registry ? [{ text: '建档立卡统计', href: '/registry/', note: '各县一个文件，在各地的统计页下载' }] : []),
            ],
          },
          { type: 'text', paragraphs: ['干部结对、培训、小额信贷、需求、资产、对标清单没有整张表的文件：其中的人数按各自的规则合并或不公布，请看相应的页面，那里的每张表都可以下载。'] },
        ],
      },
      { id: 'read', title: '怎样读这些文件', short: '怎样读', blocks: [{ type: 'steps', steps: howToRead }] },
      { id: 'use', title: '怎样使用和引用', short: '引用', blocks: useBlocks(facts) },
    ],
  };
}

function tablePage({ asOf }: Facts, { table, csv, json }: Sized): TopicView {
  const isProtected = table.columns.some((column) => column.isProtected);
  return {
    meta: {
      title: `数据表：${table.title}`,
      description: `${table.description}共${formatCount(table.rows.length)}行，${table.columns.length}列。`,
      path: pathOf(table),
      crumbs: [{ text: '数据下载', href: dataRoot }],
      section: 'about',
      unlisted: true,
    },
    kind: '数据',
    heading: `数据表：${table.title}`,
    lead: `${table.description}共${formatCount(table.rows.length)}行，数据截至${formatDate(asOf)}。`,
    parts: [
      {
        id: 'files',
        title: '下载',
        blocks: [
          {
            type: 'links',
            links: [
              { ...csv, note: '表格软件可以打开' },
              { ...json, note: '供程序读取' },
              { text: '数据字典', href: dictionaryPath(table.name), note: '这张表是怎样填报的' },
            ],
          },
        ],
      },
      {
        id: 'columns',
        title: '有哪些列',
        blocks: [
          {
            type: 'table',
            hideCaption: true,
            table: {
              caption: '有哪些列',
              columns: [
                { title: '列', kind: 'title' },
                { title: '说明', kind: 'text' },
                { title: '写法', kind: 'text' },
                { title: 'JSON 里的名称', kind: 'text' },
              ],
              rows: table.columns.map((column): Value[] => [column.header, column.description, column.choices ? column.choices.join('、') : types[column.type], column.name]),
              ...(isProtected && { note: `受益人数、岗位、抽查数等很小的数为保护隐私写“${withheldWord}”，与页面上一样。` }),
            },
          },
        ],
      },
    ],
  };
}

const archivesLink = { text: '以前各版的数据', href: '/corrections/', note: '每次发布的数据各有一个压缩包，带校验值，可以核对某一天公布了什么' };

/** The front page where earlier releases are logged: it leads to the archives of their data. */
export const withArchives = (view: TopicView): TopicView => ({
  ...view,
  parts: view.parts.map((part) => (part.id === 'more' ? { ...part, blocks: part.blocks.map((block) => (block.type === 'links' ? { ...block, links: [...block.links, archivesLink] } : block)) } : part)),
});

/** /data/, the page of each table and the dictionary, by path below /data/. */
export function dataPages(facts: Facts, tables: () => readonly PublicTable[]): Pages<TopicView> {
  let made: Pages<TopicView> | undefined;
  const pages = (): Pages<TopicView> => {
    if (!made) {
      const all = tables().map(sized);
      made = pagesFrom([
        ['', () => frontPage(facts, all)],
        ...all.map((one) => [`tables/${one.table.name}`, () => tablePage(facts, one)] as const),
        ...dictionaryPages((name) => all.some(({ table }) => table.name === name)),
      ]);
    }
    return made;
  };
  return { ids: () => pages().ids(), view: (id) => pages().view(id) };
}
