import { getCollection } from 'astro:content';
import { site } from 'virtual:gongshi/site';
import type { Frame, NavigationItem } from '../layouts/frame.ts';
import type { Pages } from '../model/site.ts';
import type { Link, Section } from '../model/views.ts';
import { glossaryLinks, linkedTerms } from './_glossary.ts';

const pages = await getCollection('pages');
const policies = await getCollection('policies');

const isPresent = (kind: Pages<unknown>): boolean => kind.ids().length > 0;

/** Where a section leads that has no list of its own. */
const firstTopic = (section: Section): string | undefined => site.topics.find((topic) => topic.section === section)?.root;

const navigation: (NavigationItem & { present: boolean })[] = [
  { section: 'places', href: '/places/', before: '找', text: '村庄', present: true },
  { section: 'notices', href: '/notices/', text: '公示', after: '公告', present: isPresent(site.noticeLists) },
  { section: 'funds', href: '/funds/', text: '资金', present: isPresent(site.fundLists) },
  { section: 'projects', href: '/projects/', text: '项目', present: isPresent(site.projectLists) },
  isPresent(site.enterpriseLists)
    ? { section: 'enterprises', href: '/enterprises/', text: '企业', after: '与表彰', present: true }
    : { section: 'enterprises', href: firstTopic('enterprises') ?? '', text: '需求', present: firstTopic('enterprises') !== undefined },
  { section: 'policies', href: '/policies/', text: '政策', present: policies.length > 0 },
  { section: 'oversight', href: site.topics.find((topic) => topic.section === 'oversight')?.root ?? '', text: '监督', present: site.topics.some((topic) => topic.section === 'oversight') },
];

const front = (text: string, href: string, present = true): Link[] => (present ? [{ text, href }] : []);

/** The lists that a section has of its own, before the topics that belong to it. */
const fronts: Partial<Record<Section, Link[]>> = {
  places: [...front('各地', '/places/'), ...front('村庄名单', '/villages/', isPresent(site.villageLists)), ...front('按拼音找', '/places/letters/'), ...front('建档立卡统计', '/registry/', site.registryIndex() !== undefined)],
  funds: front('全部资金', '/funds/'),
  projects: front('全部项目', '/projects/'),
  enterprises: [...front('企业', '/enterprises/', isPresent(site.enterpriseLists)), ...front('光荣榜', '/honours/', isPresent(site.honours))],
  policies: front('政策文件', '/policies/', policies.length > 0),
};

const sectionLinks = (section: Section): Link[] => [
  ...(fronts[section] ?? []),
  ...site.topics.filter((topic) => topic.section === section).map(({ title, root }) => ({ text: title, href: root })),
];

/** Order of the pages about the portal; others follow by their names. */
const order = ['about', 'how-to-read', 'methodology', 'privacy'];
const rank = (id: string) => (order.indexOf(id) + order.length + 1) % (order.length + 1);

/** The page that explains why numbers are withheld: its own, or its part of the methodology. */
function suppressionHref(): { suppressionHref?: string } {
  const has = (id: string) => pages.some((page) => page.id === id);
  return has('privacy') ? { suppressionHref: '/privacy/' } : has('methodology') ? { suppressionHref: '/methodology/#suppression' } : {};
}

/** What every page of this portal shares. Links lead only to pages that exist. */
const shared = {
  portal: site.portal,
  hasLog: isPresent(site.corrections),
  navigation: navigation.filter((item) => item.present).map(({ present: _, ...item }) => item),
  sections: Object.fromEntries(navigation.map(({ section }) => [section, sectionLinks(section)])),
  help: [
    ...pages
      .sort((a, b) => rank(a.id) - rank(b.id) || (a.id < b.id ? -1 : 1))
      .map((page) => ({ text: page.data.title, href: `/${page.id}/` })),
    { text: '订阅更新', href: '/feeds/' },
    ...glossaryLinks,
    { text: '数据下载', href: '/data/' },
    ...front('更正记录', '/corrections/', isPresent(site.corrections)),
    { text: '网站地图', href: '/sitemap/' },
  ],
  terms: linkedTerms,
  ...suppressionHref(),
};

const base = import.meta.env.BASE_URL.replace(/\/$/, '');

/** What a page has of the portal: what all share, and the release that its words belong to. */
export function frameOf({ pathname }: { pathname: string }): Frame {
  const { asOf, release } = site.stampOf(decodeURIComponent(pathname.slice(base.length)));
  return { ...shared, asOf, release: { id: release } };
}
