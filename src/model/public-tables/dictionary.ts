import { columnsOf, referenceOf, ruleOf, tableNames, tables, titleWithUnit, wordsOf, type Column, type TableName } from '../../schema/index.ts';
import type { Part, TopicView, Value } from '../views.ts';
import { publicationOf, type Publication } from './publication.ts';

const dataRoot = '/data/';
export const dictionaryRoot = `${dataRoot}dictionary/`;
export const dictionaryPath = (table: TableName): string => `${dictionaryRoot}${table}/`;

const dataCrumb = { text: '数据下载', href: dataRoot };
const dictionaryCrumb = { text: '数据字典', href: dictionaryRoot };

/** How a column is published, in a word and in a sentence. */
const publications: Record<Publication, { word: string; meaning: string }> = {
  file: { word: '可下载', meaning: '页面上有，也在整张下载的文件里。' },
  page: { word: '页面公布', meaning: '在页面上公布，不另外提供整张表的文件。' },
  sums: { word: '合计公布', meaning: '只按地方、年度合计后公布，不逐行公布。' },
  search: { word: '只供检索', meaning: '页面上不显示，只用来检索和排列。' },
  never: { word: '不公布', meaning: '只在填报和检查时使用，任何页面和文件里都没有。' },
};
const allPublications = Object.keys(publications) as Publication[];

/** How most columns of a table are published; of two that are as many, the more public one. */
function mainPublication(table: TableName): Publication {
  const all = columnsOf(tables[table]).map(({ name }) => publicationOf(table, name));
  const times = (one: Publication): number => all.filter((other) => other === one).length;
  return allPublications.reduce((one, other) => (times(other) > times(one) ? other : one));
}

const isAlike = (table: TableName): boolean => columnsOf(tables[table]).every(({ name }) => publicationOf(table, name) === mainPublication(table));

function frontPage(): TopicView {
  const part = (id: string, title: string, names: readonly TableName[]): Part => ({
    id,
    title,
    blocks: [{ type: 'links', links: names.map((name) => ({ text: tables[name].title, href: dictionaryPath(name), note: `${tables[name].description}${publicationWords(name)}。` })) }],
  });
  return {
    meta: { title: '数据字典', description: '每张数据表有哪些列，每一列是什么意思、怎样写、公布不公布。', path: dictionaryRoot, crumbs: [dataCrumb], section: 'about', unlisted: true },
    kind: '数据',
    heading: '数据字典',
    lead: '本站的数据由工作人员按这些表填报：每张表有哪些列，每一列是什么意思、怎样写、公布不公布。填报用的表格模板、数据检查和下载的文件都照这一份。',
    parts: [
      part('required', '必须有的表', tableNames.filter((name) => tables[name].required)),
      part('optional', '有数据才有的表', tableNames.filter((name) => !tables[name].required)),
      {
        id: 'publication',
        title: '哪些公布，哪些不公布',
        short: '公布',
        blocks: [
          { type: 'facts', facts: allPublications.map((one) => ({ label: publications[one].word, value: publications[one].meaning })) },
          { type: 'text', paragraphs: ['公布的户数、人数很少时，为保护隐私写“不公布”。姓名、证件号码、手机号等个人信息，任何一张表都不收。'] },
        ],
      },
    ],
  };
}

const publicationWords = (table: TableName): string => publications[mainPublication(table)].word + (isAlike(table) ? '' : '，个别列不同');

/** A column's name; what never leaves the staff says so there, where it is found at a glance. */
const heading = (table: TableName, { name, title, unit }: Column): string =>
  publicationOf(table, name) === 'never' ? `${title}（${publications.never.word}）` : titleWithUnit(title, unit);

/** What a column is for, where its values have to be found, and how it is published where most columns of its table are otherwise. */
function meaning(table: TableName, column: Column): string {
  const own = publicationOf(table, column.name);
  const reference = referenceOf(tables[table], column);
  return [
    column.description,
    ...(reference === undefined ? [] : [`要在“${tables[reference as TableName].title}”表中有。`]),
    ...(own === mainPublication(table) ? [] : [publications[own].meaning]),
  ].join('');
}

/** How it is written, with all words where they are fixed. */
function writing(column: Column): string {
  const words = column.kind === 'yes_no' ? undefined : wordsOf(column);
  return words ? `${ruleOf(column)}：${words.join('、')}` : ruleOf(column);
}

/** No example where values are never published: one written by chance as a real value would make its household look leaked. */
const example = (table: TableName, column: Column): string | null => (publicationOf(table, column.name) === 'never' ? null : column.example);

/** Columns with all that is known of each; no part where there are none. */
function columnsPart(id: string, title: string, table: TableName, columns: readonly Column[]): Part[] {
  if (columns.length === 0) return [];
  const rows = columns.map((column): Value[] => [heading(table, column), meaning(table, column), writing(column), example(table, column)]);
  return [
    {
      id,
      title,
      blocks: [
        {
          type: 'table',
          hideCaption: true,
          table: {
            caption: title,
            columns: [
              { title: '列', kind: 'title' },
              { title: '说明', kind: 'text' },
              { title: '写法', kind: 'text' },
              { title: '例子', kind: 'text' },
            ],
            rows,
          },
        },
      ],
    },
  ];
}

function tablePage(name: TableName, isDownloadable: boolean): TopicView {
  const definition = tables[name];
  const columns = columnsOf(definition);
  const keyTitles = definition.key.map((key) => `“${columns.find((column) => column.name === key)!.title}”`);
  return {
    meta: {
      title: `数据字典：${definition.title}`,
      description: `${definition.description}共${columns.length}列，每一列是什么意思、怎样写、公布不公布。`,
      path: dictionaryPath(name),
      crumbs: [dataCrumb, dictionaryCrumb],
      section: 'about',
      unlisted: true,
    },
    kind: '数据',
    heading: `数据字典：${definition.title}`,
    lead: definition.description,
    parts: [
      {
        id: 'table',
        title: '这张表',
        blocks: [
          {
            type: 'facts',
            facts: [
              { label: '文件名', value: `${name}.xlsx 或 ${name}.csv` },
              { label: '必须有', value: definition.required ? '是，没有就不能发布' : '不是，有数据才放' },
              ...(keyTitles.length > 0 ? [{ label: '不能重复', value: keyTitles.join('、') + (keyTitles.length > 1 ? '合起来' : '') }] : []),
              { label: '公布', value: publications[mainPublication(name)].meaning + (isAlike(name) ? '' : '各列另有写明的除外。') },
            ],
          },
          ...(isDownloadable ? [{ type: 'links' as const, links: [{ text: `下载“${definition.title}”`, href: `${dataRoot}tables/${name}/`, note: '整张表，CSV 和 JSON' }] }] : []),
        ],
      },
      ...columnsPart('required', '必填的列', name, columns.filter(({ required }) => required)),
      ...columnsPart('optional', '选填的列', name, columns.filter(({ required }) => !required)),
      {
        id: 'headers',
        title: '表头的其他写法',
        short: '表头',
        // Facts, not a table: names for programs are long, and a narrow phone has to break them.
        blocks: [{ type: 'facts', facts: columns.map(({ title, name: machine, aliases = [] }) => ({ label: title, value: [...aliases, machine].join('、') })) }],
      },
    ],
  };
}

/**
 * /data/dictionary/ and the page of each table, by path below /data/: a view of the schemas alone, the same in every portal.
 *
 * @param isDownloadable whether the portal publishes the table whole, so that there is a page to download it from
 */
export const dictionaryPages = (isDownloadable: (name: TableName) => boolean): [id: string, make: () => TopicView][] => [
  ['dictionary', frontPage],
  ...tableNames.map((name): [string, () => TopicView] => [`dictionary/${name}`, () => tablePage(name, isDownloadable(name))]),
];
