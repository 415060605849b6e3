import { homePath } from '../addresses.ts';
import type { Facts } from '../facts.ts';
import { fundsByYearTable } from '../tables.ts';
import { count, money, total } from '../values.ts';
import { topicLink, type Topic } from '../topics/topic.ts';
import type { HomeView, Section, Table, WayIn } from '../views.ts';
import { childTable, villagesUnder } from './place.ts';

const shown = 8;

/** One way in for each section, and beside it the pages that it opens. */
function waysIn(facts: Facts, topics: readonly Topic[]): WayIn[] {
  const { notices, enterprises, registry } = facts;
  const own = (section: Section) => topics.filter((topic) => topic.section === section).map(topicLink);
  const oversight = own('oversight');
  return [
    {
      link: { text: '找村庄', href: '/places/' },
      description: '按县、乡镇一级一级找，或在上面输入村名。',
      links: [...(registry ? [{ text: '建档立卡统计', href: '/registry/' }] : []), ...own('places')],
    },
    ...(notices.all.length > 0
      ? [{ link: { text: '看公示', href: '/notices/' }, description: '正在公示的，可以提意见。', links: own('notices') }]
      : []),
    { link: { text: '查资金', href: '/funds/' }, description: '一笔钱从文件到项目，再到银行拨款。', links: own('funds') },
    { link: { text: '查项目', href: '/projects/' }, description: '计划多少，拨了多少，修到哪一步。', links: own('projects') },
    ...(enterprises.all.length > 0
      ? [
          {
            link: { text: '帮扶企业', href: '/enterprises/' },
            description: '哪家企业帮哪个村，投入了什么。',
            links: [...(enterprises.honourYears.length > 0 ? [{ text: '光荣榜', href: '/honours/' }] : []), ...own('enterprises')],
          },
        ]
      : own('enterprises').length > 0
        ? [{ link: own('enterprises')[0]!, description: '村里缺什么，谁来帮。', links: own('enterprises').slice(1) }]
        : []),
    { link: { text: '学政策', href: '/policies/' }, description: '文件说了什么，答应的事办到没有。', links: own('policies') },
    ...(oversight[0] ? [{ link: { text: '看监督', href: oversight[0].href }, description: '查出什么问题，改了没有。', links: oversight }] : []),
  ];
}

/** The portal may cover places that do not belong to its own region: their numbers are in its sums, not in the region's. */
const withOthers = (table: Table, [own, ...others]: readonly string[]): Table =>
  others.length === 0 ? table : { ...table, note: `${table.note ?? ''}${others.join('、')}不属于${own}，由本站一并公布：首页的合计包括它，${own}一页的合计不包括。` };

export function homeView(facts: Facts, topics: readonly Topic[]): HomeView {
  const { portal, places, money: sums, notices, enterprises } = facts;
  const top = places.roots.flatMap((root) => (root.level === 'county' || root.children.length === 0 ? [root] : root.children));
  const open = notices.open(notices.all);
  return {
    meta: {
      title: portal.name,
      description: `${portal.name}：查村庄收到的每一笔帮扶资金、每一个项目、每一则公示。`,
      path: homePath,
      crumbs: [],
      section: 'home',
    },
    figures: [
      { label: '收到资金', value: money(total(places.roots.map((root) => sums.inflow(root.code)))) },
      { label: '已拨付', value: money(total(places.roots.map((root) => sums.paid(root.code)))) },
      { label: '帮扶村', value: count(total(places.roots.map((root) => villagesUnder(facts, root))), '个') },
      { label: '项目', value: count(sums.projects.length, '个') },
      ...(enterprises.all.length > 0
        ? [{ label: '帮扶企业', value: count(enterprises.all.length, '家') }]
        : []),
      ...(notices.all.length > 0 ? [{ label: '公示公告', value: count(notices.all.length, '则') }] : []),
    ],
    openNotices: open.slice(0, shown).map(notices.card),
    ...(open.length > shown && { allOpen: { text: `全部${open.length}则正在公示`, href: '/notices/open/' } }),
    // Those that stand above as open are not said twice; what closes by the reader's day moves here (client/notice-status.ts).
    newestNotices: notices.all
      .filter((notice) => !open.slice(0, shown).includes(notice))
      .slice(0, shown)
      .map(notices.card),
    places: withOthers(childTable(facts, top, '各地情况'), places.roots.map((root) => root.name)),
    fundsByYear: fundsByYearTable(facts),
    waysIn: waysIn(facts, topics),
  };
}
