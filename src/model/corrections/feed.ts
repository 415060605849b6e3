import { formatDate } from '../../format.ts';
import { tables, type TableName } from '../../schema/index.ts';
import type { FeedEntry, FeedView } from '../views.ts';
import { correctionsRoot, reasonOf, rowWords, type Entry } from './releases.ts';
import { correctionsTitle } from './views.ts';

export const correctionsFeedId = 'feeds/corrections';
const mostEntries = 50;

function feedEntry(entry: Entry): FeedEntry {
  const reason = reasonOf(entry);
  const rows = entry.amended.map(({ table, ...counts }) => `${tables[table as TableName]?.title ?? table}${rowWords(counts)}`);
  return {
    id: `releases/${entry.slug}`,
    on: entry.on,
    kind: entry.kindWord,
    title: entry.kind === 'undo' ? reason! : `${entry.kindWord}：${reason ?? entry.id}`,
    text: `${formatDate(entry.on)}，${entry.by}${entry.kind === 'undo' ? '撤下' : '发布'}版次${entry.id}。${rows.length > 0 ? `${rows.join('；')}。` : ''}${entry.pages.length > 0 ? `涉及${entry.pages.length}个页面。` : ''}`,
    href: entry.path,
  };
}

/**
 * Releases that changed or removed something public, the newest first. Those that only add are left out: the feed of the site tells of what is new.
 *
 * @param entries newest first, at least one
 */
export function correctionsFeed(entries: readonly Entry[], publisher: string, siteName: string): FeedView {
  const own = entries.filter(({ isAmended }) => isAmended).slice(0, mostEntries);
  return {
    path: `/${correctionsFeedId}`,
    title: `${siteName}：${correctionsTitle}`,
    page: { text: correctionsTitle, href: correctionsRoot },
    publisher,
    // Without entries, the day since which it is known that there are none: it does not change with each release.
    updated: own[0]?.on ?? entries.at(-1)!.on,
    entries: own.map(feedEntry),
  };
}
