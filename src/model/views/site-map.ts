import { noticeKinds } from '../../schema/index.ts';
import type { Facts } from '../facts.ts';
import { topicLink, type Topic } from '../topics/topic.ts';
import type { Link, Section, SiteMapView } from '../views.ts';
import { lettersRoot } from './place-letters.ts';

const group = (title: string, links: Link[]): SiteMapView['groups'] => (links.length > 0 ? [{ title, links }] : []);

/** The site map: every section and every county; what lies below is one step further. */
export function siteMapView(facts: Facts, topics: readonly Topic[]): SiteMapView {
  const { places, notices, enterprises, money } = facts;
  const noticeKindLinks = (Object.keys(noticeKinds) as (keyof typeof noticeKinds)[])
    .filter((kind) => notices.all.some((notice) => notice.kind === kind))
    .map((kind): Link => ({ text: noticeKinds[kind], href: `/notices/kinds/${kind}/` }));
  const own = (section: Section): Link[] => topics.filter((topic) => topic.section === section).map(topicLink);
  const fundYears = [...new Set(money.funds.map((fund) => fund.year))];
  const projectYears = [...new Set(money.projects.map((project) => project.year))];
  return {
    meta: {
      title: '网站地图',
      description: '本站全部栏目。',
      path: '/sitemap/',
      crumbs: [],
      section: 'about',
      unlisted: true,
    },
    besidePolicies: own('policies'),
    groups: [
      {
        title: '各地',
        links: [
          { text: '各地', href: '/places/' },
          { text: '按拼音找', href: lettersRoot },
          ...(places.of('village').some(facts.hasPage) ? [{ text: '村庄名单', href: '/villages/' }] : []),
          ...['city', 'county'].flatMap((level) =>
            places.of(level as 'city' | 'county').map((place) => places.link(place.code)),
          ),
          ...(facts.registry ? [{ text: '建档立卡统计', href: '/registry/' }] : []),
          ...own('places'),
        ],
      },
      ...(notices.all.length > 0
        ? [{ title: '公示公告', links: [{ text: '全部公示公告', href: '/notices/' }, ...noticeKindLinks] }]
        : []),
      {
        title: '资金',
        links: [
          { text: '全部资金', href: '/funds/' },
          ...fundYears.map((year) => ({ text: `${year}年资金`, href: `/funds/years/${year}/` })),
          ...own('funds'),
        ],
      },
      {
        title: '项目',
        links: [
          { text: '全部项目', href: '/projects/' },
          ...projectYears.map((year) => ({ text: `${year}年项目`, href: `/projects/years/${year}/` })),
          ...own('projects'),
        ],
      },
      ...group('企业与表彰', [
        ...(enterprises.all.length > 0 ? [{ text: '企业', href: '/enterprises/' }] : []),
        ...own('enterprises'),
        ...enterprises.honourYears.map((year) => ({ text: `${year}年光荣榜`, href: `/honours/${year}/` })),
      ]),
      ...group('监督', own('oversight')),
    ],
  };
}
