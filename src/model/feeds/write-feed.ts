import type { FeedEntry, FeedView } from '../views.ts';

export const feedFormats = ['xml', 'json'] as const;
export type FeedFormat = (typeof feedFormats)[number];

/** Makes a full address of a root-relative path: the base and the site's own address belong to it. */
export type AddressOf = (path: string) => string;

/** The first moment of a day in China: data are kept by the day. */
const moment = (day: string): string => `${day}T00:00:00+08:00`;

/**
 * A name for an entry that stays when its page moves (RFC 4151). The event's year alone stands in it: a day may be corrected.
 *
 * @param authority host of the site
 */
const tagOf = (authority: string, { id, on }: FeedEntry): string => `tag:${authority},${on.slice(0, 4)}:${encodeURI(id)}`;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Without the control characters that XML 1.0 forbids, escaped or not. */
export const escapeXml = (text: string): string => text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '').replace(/[&<>"]/g, (sign) => entities[sign]!);

/** Atom 1.0 (RFC 4287). */
export function writeAtom(feed: FeedView, addressOf: AddressOf): string {
  const own = addressOf(`${feed.path}.xml`);
  const authority = new URL(own).hostname;
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    `<title>${escapeXml(feed.title)}</title>`,
    `<id>${escapeXml(own)}</id>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(own)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(addressOf(feed.page.href))}"/>`,
    `<updated>${moment(feed.updated)}</updated>`,
    `<author><name>${escapeXml(feed.publisher)}</name></author>`,
    ...feed.entries.flatMap((entry) => [
      '<entry>',
      `<title>${escapeXml(entry.title)}</title>`,
      `<id>${escapeXml(tagOf(authority, entry))}</id>`,
      `<link href="${escapeXml(addressOf(entry.href))}"/>`,
      `<updated>${moment(entry.on)}</updated>`,
      `<category term="${escapeXml(entry.kind)}"/>`,
      `<summary>${escapeXml(entry.text)}</summary>`,
      '</entry>',
    ]),
    '</feed>',
  ];
  return `${lines.join('\n')}\n`;
}

/** JSON Feed 1.1. */
export function writeJsonFeed(feed: FeedView, addressOf: AddressOf): string {
  const own = addressOf(`${feed.path}.json`);
  const authority = new URL(own).hostname;
  const json = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: addressOf(feed.page.href),
    feed_url: own,
    language: 'zh-CN',
    authors: [{ name: feed.publisher }],
    items: feed.entries.map((entry) => ({
      id: tagOf(authority, entry),
      url: addressOf(entry.href),
      title: entry.title,
      content_text: entry.text,
      date_published: moment(entry.on),
      tags: [entry.kind],
    })),
  };
  return `${JSON.stringify(json)}\n`;
}

export const writeFeed = (feed: FeedView, format: FeedFormat, addressOf: AddressOf): string => (format === 'xml' ? writeAtom : writeJsonFeed)(feed, addressOf);
