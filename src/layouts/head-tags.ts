import type { Portal } from '../config.ts';
import type { Meta, Section } from '../model/views.ts';
import type { PageKind } from './page-kind.ts';

/** One `<meta>` of the head: read by `name`, or by `property` (Open Graph). */
export type HeadTag = { name: string; content: string; media?: string } | { property: string; content: string };

export interface HeadTagsInput {
  portal: Portal;
  /** The day the site speaks for, `YYYY-MM-DD`. */
  asOf: string;
  meta: Meta;
  page: PageKind;
  /** Full address of the page. */
  address: string;
  /** The word for this kind of page: 村庄, 公示… */
  kind?: string | undefined;
  /** Document numbers that the page is about. */
  numbers?: readonly string[];
}

/** Name of the column that each section is, and the kind of column as inspections class them. */
const columns: Record<Section, { name: string; type: string }> = {
  home: { name: '首页', type: '网站首页' },
  notices: { name: '公示公告', type: '公示公告' },
  places: { name: '各地', type: '概况信息' },
  funds: { name: '资金', type: '财政资金' },
  projects: { name: '项目', type: '重点项目' },
  enterprises: { name: '企业', type: '数据发布' },
  policies: { name: '政策', type: '政策文件' },
  oversight: { name: '监督', type: '监督检查' },
  about: { name: '关于本站', type: '信息公开指南' },
};

/** The grounds of the page in styles/tokens.css: browsers colour their own bars with them. */
export const themeColors = { light: '#f5f0e5', dark: '#171512' };

const words = (list: readonly (string | undefined)[]): string => [...new Set(list.filter((word) => word !== undefined && word !== ''))].join(',');

/**
 * The labels of one page. Data are kept by the day, so the hour of PubDate is always 00:00: an hour would be invented.
 *
 * @returns tags in the order in which they stand in the head
 */
export function headTags({ portal, asOf, meta, page, address, kind, numbers = [] }: HeadTagsInput): HeadTag[] {
  const column = columns[meta.section];
  const places = meta.crumbs.map(({ text }) => text);
  const title = page.is === 'home' ? portal.name : meta.title;
  const tags: HeadTag[] = [
    { name: page.is === 'article' ? 'Description' : 'description', content: meta.description },
    { name: 'SiteName', content: portal.name },
    { name: 'SiteDomain', content: new URL(portal.site).host },
    ...(portal.filings.site_id_code ? [{ name: 'SiteIDCode', content: portal.filings.site_id_code }] : []),
  ];
  if (page.is === 'column' || page.is === 'service') {
    tags.push(
      { name: 'ColumnName', content: meta.title },
      { name: 'ColumnDescription', content: meta.description },
      { name: 'ColumnKeywords', content: words([meta.title, ...places, column.name]) },
      { name: 'ColumnType', content: column.type },
    );
  }
  if (page.is === 'article') {
    const source = page.source ?? portal.publisher;
    tags.push(
      { name: 'ColumnName', content: meta.crumbs[0]?.text ?? column.name },
      { name: 'ColumnType', content: column.type },
      { name: 'ArticleTitle', content: page.title ?? meta.title },
      { name: 'PubDate', content: `${page.publishedOn ?? asOf} 00:00` },
      { name: 'ContentSource', content: source },
      { name: 'Keywords', content: words([kind, ...places, ...numbers, column.name]) },
      { name: 'Author', content: source },
      { name: 'Url', content: address },
      ...(page.modifiedOn === undefined ? [] : [{ property: 'article:modified_time', content: page.modifiedOn }]),
    );
  }
  if (page.is === 'missing') tags.push({ name: 'robots', content: 'noindex' });
  return [
    ...tags,
    { name: 'application-name', content: portal.name },
    { name: 'theme-color', content: themeColors.light, media: '(prefers-color-scheme: light)' },
    { name: 'theme-color', content: themeColors.dark, media: '(prefers-color-scheme: dark)' },
    { name: 'format-detection', content: 'telephone=no' },
    { property: 'og:type', content: page.is === 'article' ? 'article' : 'website' },
    { property: 'og:site_name', content: portal.name },
    { property: 'og:title', content: page.is === 'article' ? (page.title ?? title) : title },
    { property: 'og:description', content: meta.description },
    ...(page.is === 'missing' ? [] : [{ property: 'og:url', content: address }]),
    { property: 'og:locale', content: 'zh_CN' },
  ];
}
