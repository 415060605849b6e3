import { getCollection } from 'astro:content';
import { site } from 'virtual:gongshi/site';
import type { Frame, NavigationItem } from '../layouts/frame.ts';
import type { Pages } from '../model/site.ts';

const pages = await getCollection('pages');
const policies = await getCollection('policies');

const isPresent = (kind: Pages<unknown>): boolean => kind.ids().length > 0;

const navigation: (NavigationItem & { present: boolean })[] = [
  { section: 'places', href: '/places/', before: '找', text: '村庄', present: true },
  { section: 'notices', href: '/notices/', text: '公示', after: '公告', present: isPresent(site.noticeLists) },
  { section: 'funds', href: '/funds/', text: '资金', present: isPresent(site.fundLists) },
  { section: 'projects', href: '/projects/', text: '项目', present: isPresent(site.projectLists) },
  { section: 'enterprises', href: '/enterprises/', text: '企业', after: '与表彰', present: isPresent(site.enterpriseLists) },
  { section: 'policies', href: '/policies/', text: '政策', present: policies.length > 0 },
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
export const frame: Frame = {
  portal: site.portal,
  asOf: site.asOf,
  navigation: navigation.filter((item) => item.present).map(({ present: _, ...item }) => item),
  help: [
    ...pages
      .sort((a, b) => rank(a.id) - rank(b.id) || (a.id < b.id ? -1 : 1))
      .map((page) => ({ text: page.data.title, href: `/${page.id}/` })),
    { text: '网站地图', href: '/sitemap/' },
  ],
  ...suppressionHref(),
};
