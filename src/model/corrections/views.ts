import { formatDate } from '../../format.ts';
import { tables, type TableName } from '../../schema/index.ts';
import { filterGroups } from '../lists.ts';
import { paginate, type ListPart } from '../paging.ts';
import type { Pages } from '../site.ts';
import { groupBy } from '../values.ts';
import type { CorrectionsView, Link, ReleaseEntry } from '../views.ts';
import { correctionsRoot, reasonOf, rowWords, type Entry } from './releases.ts';

/** Releases on one page: each may name many pages. */
const releasesOnAPage = 20;
/** Pages that a release names in the list, and on its own page; each page says itself what was changed there. */
const mostLinks = { inList: 20, alone: 200 };

export const correctionsTitle = '更正与发布记录';

/** What the log asks of the site that it belongs to. */
export interface Surroundings {
  /** How a page is called and where it is; undefined for one that cannot be gone to. Where a page is gone, its name is not said. */
  linkTo(path: string): Link | undefined;
  /** Page of a published table. */
  hasTablePage(table: string): boolean;
}

function releaseEntry(entry: Entry, entries: readonly Entry[], { linkTo, hasTablePage }: Surroundings, most: number): ReleaseEntry {
  const { slug, path, id, on, asOf, by, kind, returnsTo, archive, withdrawn } = entry;
  const reason = reasonOf(entry);
  // An undo may bear the name of what it put back: that is further down.
  const returned = kind === 'undo' ? entries.slice(entries.indexOf(entry) + 1).find((one) => one.id === returnsTo) : undefined;
  const links: Link[] = [];
  for (const page of entry.pages) {
    if (links.length === most) break;
    const link = linkTo(page);
    if (link) links.push(link);
  }
  return {
    // An anchor begins with a letter.
    id: `r-${slug}`,
    href: path,
    release: id,
    on,
    asOf,
    by,
    kindWord: entry.kindWord,
    isAmended: entry.isAmended,
    isUndo: kind === 'undo',
    ...(reason !== undefined && { reason }),
    ...(returned && { returnsTo: { text: `${formatDate(returned.on)}发布的版次`, href: returned.path } }),
    tables: entry.amended.map((rows) => ({
      title: tables[rows.table as TableName]?.title ?? rows.table,
      ...(hasTablePage(rows.table) && { href: `/data/tables/${rows.table}/` }),
      text: rowWords(rows),
    })),
    pages: { total: entry.pages.length, links },
    ...(archive && {
      archive: {
        ...(!withdrawn && { href: archive.path }),
        file: archive.path.slice(archive.path.lastIndexOf('/') + 1),
        bytes: archive.bytes,
        sha256: archive.sha256,
        ...(withdrawn && { withdrawn }),
      },
    }),
  };
}

/**
 * The log of releases: all of them, those that changed something, those of each year, and each alone.
 *
 * @param entries newest first; none: no page
 * @returns ids '', 'page/2', 'amended', 'years/2020', and each release's
 */
export function correctionsPages(entries: readonly Entry[], around: Surroundings): Pages<CorrectionsView> {
  const first = entries.at(-1);
  if (!first) return { ids: () => [], view: (id) => { throw new RangeError(`no page of the log ${id}`); } };
  const amended = entries.filter((entry) => entry.isAmended);
  const all: ListPart<Entry> = { part: '', label: '全部', items: [...entries] };
  const kinds: ListPart<Entry>[] = amended.length > 0 ? [all, { part: 'amended', label: '改过已公开内容的', items: amended }] : [];
  const years = [...groupBy(entries, ({ on }) => on.slice(0, 4))].map(([year, items]): ListPart<Entry> => ({ part: `years/${year}`, label: `${year}年`, items }));
  const pages = paginate(correctionsRoot, [all, ...kinds.slice(1), ...years], releasesOnAPage);
  const alone = new Map(entries.map((entry) => [entry.slug, entry]));
  const lead = `每次发布，这里都记下哪天发布、由谁发布、改了哪些已经公开的数据、为什么改。记录从${formatDate(first.on)}开始，在那以前的改动这里没有。`;

  const view = (id: string): CorrectionsView => {
    const entry = alone.get(id);
    if (entry) {
      const title = `${formatDate(entry.on)}${entry.kindWord}（${entry.slug}）`;
      return {
        meta: {
          title,
          description: `${formatDate(entry.on)}发布的版次${entry.id}：${reasonOf(entry) ?? '没有改动已经公开的内容。'}`,
          path: entry.path,
          crumbs: [{ text: correctionsTitle, href: correctionsRoot }],
          section: 'about',
          unlisted: true,
          isLog: true,
        },
        heading: `${formatDate(entry.on)}：${entry.kindWord}`,
        lead: '',
        filters: [],
        releases: [releaseEntry(entry, entries, around, mostLinks.alone)],
        paging: { page: 1, pages: 1, total: 1, hrefs: [entry.path] },
        isWhole: true,
      };
    }
    const page = pages.get(id);
    if (!page) throw new RangeError(`no page of the log ${id}`);
    const { part, items, paging } = page;
    const heading = part.part === '' ? correctionsTitle : `${correctionsTitle}：${part.label}`;
    return {
      meta: {
        title: paging.page > 1 ? `${heading}（第${paging.page}页）` : heading,
        description: `什么时候改了哪些已经公开的数据、为什么改，每一版的数据也可以下载核对。共${paging.total}次发布。`,
        path: paging.hrefs[paging.page - 1]!,
        crumbs: part.part === '' ? [] : [{ text: correctionsTitle, href: correctionsRoot }],
        section: 'about',
        unlisted: true,
        isLog: true,
      },
      heading,
      lead,
      filters: filterGroups(correctionsRoot, [{ title: '内容', parts: kinds }, { title: '年份', parts: years.length > 1 ? years : [] }], part.part),
      releases: items.map((one) => releaseEntry(one, entries, around, mostLinks.inList)),
      paging,
    };
  };
  return { ids: () => [...pages.keys(), ...alone.keys()], view };
}
