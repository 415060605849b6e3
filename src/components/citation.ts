import { formatDate } from '../format.ts';

export interface Cited {
  /** Who publishes the page. */
  author: string;
  title: string;
  /** Name of the site. */
  site: string;
  /** The day that the page speaks for, or on which it was published: `YYYY-MM-DD`. */
  day: string;
  /** Name of the release: which of the page's versions was read. */
  release: string;
  address: string;
}

/**
 * A citation in parts. Two of them only the reader's browser knows: before `after` stands the day on which the page was read, and the address may
 * hold what was chosen of a list.
 */
export type Citation = [before: string, after: string, address: string, end: string];

/** GB/T 7714—2015, 电子资源: 主要责任者. 题名[EB/OL]. (更新日期)[引用日期]. 获取路径. */
export const citeByStandard = ({ author, title, day, address }: Cited): Citation => [`${author}. ${title}[EB/OL]. (${day})[`, `]. `, address, '.'];

/** The same in plain words, with the release, so that a later reader knows which version was meant. */
export const citePlainly = ({ author, title, site, day, release, address }: Cited): Citation => [
  `${author}：《${title}》，${site}，${formatDate(day)}，版次${release}，`,
  '查阅，',
  address,
  '',
];
