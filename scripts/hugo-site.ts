import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hugoFiles } from './hugo-templates.ts';

export interface HugoSiteOptions {
  /** HTML pages. */
  pages: number;
  /** Bytes that an HTML page has on average. */
  bytes: number;
  /** Empty folder, or none yet. */
  out: string;
}

/** Bytes of a page without a row in its tables, and of a row; measured, and held by a test with the real Hugo. */
const bareBytes = 15_100;
const rowBytes = 660;
const tablesOfPage = 3;
/** Files in one folder: as many as one would keep by county. */
const folderSize = 1000;

const kinds = ['村 villages', '项目 projects', '公告 notices', '资金 funds'].map((words) => words.split(' ') as [string, string]);
const towns = ['新桥镇', '上湾乡', '青石镇', '柳河镇', '望江乡', '石坝镇', '南屏镇'];
const works = ['道路硬化', '蔬菜大棚', '联村水渠', '安全饮水', '光伏电站', '茶园改造', '危房改造', '技能培训'];
const states = ['入库', '计划', '在建', '完工', '验收'];
const pick = <T>(list: readonly T[], at: number): T => list[at % list.length]!;
const two = (number: number): string => String(number).padStart(2, '0');
const nameOf = (index: number): string => `${pick(towns, index)}${pick(works, index >> 3)}第${index}号`;
const pathOf = (index: number): string => `${pick(kinds, index)[1]}/${Math.floor(index / folderSize)}/p-${index}`;

function rowOf(index: number, at: number, pages: number) {
  const other = (index * 31 + at * 7) % pages;
  const [month, day] = [1 + ((index + at) % 12), 1 + ((index * 3 + at) % 28)];
  const value = 10 + ((index * 13 + at * 17) % 900);
  return {
    name: nameOf(other),
    url: `/${pathOf(other)}/`,
    on: `2019-${two(month)}-${two(day)}`,
    day: `2019年${month}月${day}日`,
    value: String(value),
    exact: String(value * 10_000),
    fund: `2019年${pick(towns, index + at)}衔接资金`,
    state: pick(states, index + at),
    post: `${pick(towns, at)}财政所所长`,
  };
}

/** What one page says, as its front matter; sizes differ by half to either side of `rows`, as those of real pages do. */
function frontMatter(index: number, pages: number, rows: number): object {
  const total = Math.round(rows * (0.5 + ((index * 0.618_034) % 1)));
  const [kind] = pick(kinds, index);
  const place = pick(towns, index);
  const all = Array.from({ length: total }, (_, at) => rowOf(index, at, pages));
  const share = Math.ceil(total / tablesOfPage);
  return {
    title: nameOf(index),
    date: `2020-0${1 + (index % 6)}-${two(1 + (index % 28))}`,
    description: `${nameOf(index)}：计划投资${30 + (index % 70)}万元，已拨付${20 + (index % 10)}万元，共${total}笔。`,
    kind,
    place,
    place_url: `/places/${index % towns.length}/`,
    figures: ['计划投资', '已分配', '已拨付', '结算金额'].map((name, at) => ({ name, value: String(30 + ((index + at) % 70)), exact: String((30 + ((index + at) % 70)) * 10_000) })),
    facts: ['编号', '实施地点', '年度', '类别', '实施单位', '责任人', '目标', '受益', '开工', '完工', '验收', '资金'].map((name, at) => ({
      name,
      value: `${place}${name}${index + at}`,
      ...(at % 4 === 1 && { url: `/places/${(index + at) % towns.length}/` }),
    })),
    parts: Array.from({ length: tablesOfPage }, (_, part) => ({
      id: `part-${part + 1}`,
      title: `${pick(['分配', '拨付', '公告'], part)}明细`,
      note: `${place}共${Math.min(share, Math.max(0, total - part * share))}条，按日期排列；金额按凭证，单位是万元，每一笔都能查到审批的职务。`,
      rows: all.slice(part * share, (part + 1) * share),
    })),
    related: Array.from({ length: 10 }, (_, at) => ({ name: nameOf((index + at * 11) % pages), url: `/${pathOf((index + at * 11) % pages)}/`, on: `2020-0${1 + (at % 6)}-${two(1 + ((index + at) % 28))}` })),
  };
}

const prose = (index: number): string => `${pick(towns, index)}的这个项目按**年度计划**实施，先公告、后开工，做到哪一步，钱拨到哪一步。

资金怎样分、怎样拨，见[算法说明](/methodology/)；对本页有疑问，可以打监督电话，也可以到村里的公告栏核对。

年度计划公告在${pick(states, index)}以前登出，登满十天，没有人提出意见；完工公告和受益名单在验收以后登出。村里的公告栏同时贴出，内容与本页相同，由村务监督委员会核对。

实施中有变更的，以变更以后的批复为准：原来的批复、变更的理由和新的批复，都在[政策文件](/policies/)里，按文号可以查到。第${index}号项目的凭证由${pick(towns, index + 2)}财政所保管。
`;

/**
 * Writes a Hugo site with as many HTML pages as asked for, no more and no less: one content file a page, whose front matter holds the facts that the template turns
 * into headings, lists and tables, and some paragraphs of Markdown.
 */
export function writeHugoSite({ pages, bytes, out }: HugoSiteOptions): void {
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(out, file)), { recursive: true });
    writeFileSync(join(out, file), text);
  };
  for (const [file, text] of Object.entries(hugoFiles)) write(file, text);
  const rows = Math.max(0, (bytes - bareBytes) / rowBytes);
  for (let index = 0; index < pages; index++) write(`content/${pathOf(index)}.md`, `${JSON.stringify(frontMatter(index, pages, rows))}\n\n${prose(index)}`);
}
