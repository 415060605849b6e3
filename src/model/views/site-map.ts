import { noticeKinds } from '../../schema/index.ts';
import type { Facts } from '../facts.ts';
import type { Link, SiteMapView } from '../views.ts';

/** The site map: every section and every county; what lies below is one step further. */
export function siteMapView(facts: Facts): SiteMapView {
  const { places, notices, enterprises, money } = facts;
  const noticeKindLinks = (Object.keys(noticeKinds) as (keyof typeof noticeKinds)[])
    .filter((kind) => notices.all.some((notice) => notice.kind === kind))
    .map((kind): Link => ({ text: noticeKinds[kind], href: `/notices/kinds/${kind}/` }));
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
    groups: [
      {
        title: '各地',
        links: [
          { text: '各地', href: '/places/' },
          ...['city', 'county'].flatMap((level) =>
            places.of(level as 'city' | 'county').map((place) => places.link(place.code)),
          ),
          ...(facts.registry ? [{ text: '建档立卡统计', href: '/registry/' }] : []),
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
        ],
      },
      {
        title: '项目',
        links: [
          { text: '全部项目', href: '/projects/' },
          ...projectYears.map((year) => ({ text: `${year}年项目`, href: `/projects/years/${year}/` })),
        ],
      },
      ...(enterprises.all.length > 0
        ? [
            {
              title: '企业与表彰',
              links: [
                { text: '企业', href: '/enterprises/' },
                ...enterprises.honourYears.map((year) => ({ text: `${year}年光荣榜`, href: `/honours/${year}/` })),
              ],
            },
          ]
        : []),
    ],
  };
}
