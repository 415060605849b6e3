import { fundLevels, noticeKinds, projectCategories } from '../schema/index.ts';
import { listPath } from './addresses.ts';
import type { Facts } from './facts.ts';
import type { FilterList } from './filter-lists/filter-list.ts';
import type { FilterLists } from './filter-lists/index.ts';
import { enterpriseTable, fundListTable, helpedCounties, villageTable } from './list-tables.ts';
import type { Notice } from './notices/notice-facts.ts';
import type { Fund, Project } from './money.ts';
import { paginate, type ListPart } from './paging.ts';
import { categorySlugs } from './project-categories.ts';
import type { Pages } from './site.ts';
import { projectTable } from './tables.ts';
import { groupBy } from './values.ts';
import type { FilterGroup, ListPanelView, Meta, NoticeListView, Paging, Section, TableListView } from './views.ts';

/** A way to cut a list: its title and the parts it makes. */
export interface Cut<Item> {
  title: string;
  parts: ListPart<Item>[];
}

const byYear = <Item>(items: readonly Item[], yearOf: (item: Item) => number): Cut<Item> => ({
  title: '年度',
  parts: [...groupBy(items, yearOf)]
    .sort(([a], [b]) => b - a)
    .map(([year, own]) => ({ part: `years/${year}`, label: `${year}年`, items: own })),
});

export const byWord = <Item>(
  title: string,
  folder: string,
  words: Readonly<Record<string, string>>,
  items: readonly Item[],
  keyOf: (item: Item) => string,
  slugOf: (key: string) => string = (key) => key,
): Cut<Item> => {
  const groups = groupBy(items, keyOf);
  return {
    title,
    parts: Object.entries(words).flatMap(([key, label]) => {
      const own = groups.get(key);
      return own ? [{ part: `${folder}/${slugOf(key)}`, label, items: own }] : [];
    }),
  };
};

export const byCounty = <Item>(facts: Facts, within: (code: string) => Item[]): Cut<Item> => ({
  title: '地方',
  parts: facts.places.of('county').flatMap((county) => {
    const own = within(county.code);
    return own.length === 0 ? [] : [{ part: `places/${county.code}`, label: county.name, items: own }];
  }),
});

export const filterGroups = <Item>(root: string, cuts: readonly Cut<Item>[], current: string): FilterGroup[] =>
  cuts
    .filter((cut) => cut.parts.length > 0)
    .map((cut) => ({
      title: cut.title,
      links: cut.parts.map(({ part, label, items }) => ({
        text: label,
        href: listPath(root, part),
        count: items.length,
        ...(part === current && { current: true }),
      })),
    }));

interface ListPage<Item> {
  meta: Meta;
  heading: string;
  filters: FilterGroup[];
  items: Item[];
  paging: Paging;
  panel: ListPanelView;
}

/** All pages of a list and of its parts, as ids and views. */
function listPages<Item, View>(
  options: { root: string; name: string; section: Section; items: Item[]; cuts: Cut<Item>[]; describe: string; filter: FilterList },
  viewOf: (page: ListPage<Item>) => View,
): Pages<View> {
  const { root, name, section, items, cuts, describe, filter } = options;
  // The lists of required tables are always there; the others come with their first row.
  const isPresent = items.length > 0 || section === 'funds' || section === 'projects';
  const parts = isPresent ? [{ part: '', label: '', items }, ...cuts.flatMap((cut) => cut.parts)] : [];
  const pages = paginate(root, parts);
  return {
    ids: () => [...pages.keys()],
    view(id) {
      const page = pages.get(id);
      if (!page) throw new RangeError(`no list ${root}${id}`);
      const heading = page.part.label === '' ? name : `${name}：${page.part.label}`;
      const nth = page.paging.page > 1 ? `（第${page.paging.page}页）` : '';
      return viewOf({
        meta: {
          title: heading + nth,
          description: `${heading}${nth}，共${page.paging.total}条。${describe}`,
          path: listPath(root, page.part.part, page.paging.page),
          crumbs: page.part.part === '' ? [] : [{ text: name, href: root }],
          section,
          unlisted: true,
        },
        heading,
        filters: filterGroups(root, cuts, page.part.part),
        items: page.items,
        paging: page.paging,
        panel: filter.panel(page.part.part, page.paging.page),
      });
    },
  };
}

/** Those open on the portal's day; on the reader's own day each card says how it stands. */
const openCut = (open: readonly Notice[]): Cut<Notice> => ({ title: '状态', parts: open.length > 0 ? [{ part: 'open', label: '正在公示', items: [...open] }] : [] });

export function noticeLists(facts: Facts, { notices: filter }: FilterLists): Pages<NoticeListView> {
  const { notices } = facts;
  return listPages<Notice, NoticeListView>(
    {
      root: '/notices/',
      name: '公示公告',
      section: 'notices',
      items: notices.all,
      cuts: [
        openCut(notices.open(notices.all)),
        byWord('类型', 'kinds', noticeKinds, notices.all, (notice) => notice.kind),
        byCounty(facts, notices.within),
        byYear(notices.all, (notice) => Number(notice.published_on.slice(0, 4))),
      ],
      describe: '可按类型、地方、年度查看。',
      filter,
    },
    ({ items, ...rest }) => ({ ...rest, notices: items.map(notices.card) }),
  );
}

export function fundLists(facts: Facts, { funds: filter }: FilterLists): Pages<TableListView> {
  const { funds } = facts.money;
  return listPages<Fund, TableListView>(
    {
      root: '/funds/',
      name: '资金',
      section: 'funds',
      items: funds,
      cuts: [
        byYear(funds, (fund) => fund.year),
        byWord('来源', 'levels', fundLevels, funds, (fund) => fund.level),
      ],
      describe: '每一笔钱从哪一级来，分到哪里，拨了多少。',
      filter,
    },
    ({ items, ...rest }) => ({
      ...rest,
      intro: '每一笔资金从文件下达，到分给地方和项目，再到银行拨款，都可以点进去看。',
      table: fundListTable(facts, items),
    }),
  );
}

export function projectLists(facts: Facts, { projects: filter }: FilterLists): Pages<TableListView> {
  const { projects, projectsWithin } = facts.money;
  return listPages<Project, TableListView>(
    {
      root: '/projects/',
      name: '项目',
      section: 'projects',
      items: projects,
      cuts: [
        byYear(projects, (project) => project.year),
        byWord('类别', 'categories', projectCategories, projects, (project) => project.category, (key) =>
          categorySlugs[key as Project['category']],
        ),
        byCounty(facts, projectsWithin),
      ],
      describe: '每个项目计划多少、拨了多少、做到哪一步。',
      filter,
    },
    ({ items, ...rest }) => {
      const { foot: _, ...table } = projectTable(facts, items, '项目');
      return { ...rest, intro: '每个项目计划多少、分到多少、拨了多少、做到哪一步。', table };
    },
  );
}

export function enterpriseLists(facts: Facts, { enterprises: filter }: FilterLists): Pages<TableListView> {
  const { enterprises } = facts;
  return listPages(
    {
      root: '/enterprises/',
      name: '企业',
      section: 'enterprises',
      items: enterprises.all,
      cuts: [byCounty(facts, (code) => enterprises.all.filter(({ uscc }) => helpedCounties(facts, uscc).has(code)))],
      describe: '哪家企业结对帮扶哪个村。',
      filter,
    },
    ({ items, ...rest }): TableListView => ({
      ...rest,
      intro: '参与村企结对帮扶的企业，以及它们正在结对的村。',
      table: enterpriseTable(facts, items),
    }),
  );
}

export function villageLists(facts: Facts, { villages: filter }: FilterLists): Pages<TableListView> {
  const villages = facts.places.of('village').filter(facts.hasPage);
  const within = groupBy(villages, ({ code }) => facts.places.countyOf(code)?.code);
  return listPages(
    {
      root: '/villages/',
      name: '村庄',
      section: 'places',
      items: villages,
      cuts: [byCounty(facts, (code) => within.get(code) ?? [])],
      describe: '每个村收到多少、拨了多少、有几个项目、哪天出列。',
      filter,
    },
    ({ items, ...rest }): TableListView => ({
      ...rest,
      intro: '每个村收到多少资金、拨付了多少、有几个项目。点村名看每一笔。',
      table: villageTable(facts, items),
    }),
  );
}
