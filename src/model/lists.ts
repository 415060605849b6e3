import { fundLevels, noticeKinds, projectCategories } from '../schema/index.ts';
import { listPath } from './addresses.ts';
import type { Facts } from './facts.ts';
import type { Notice } from './notices/notice-facts.ts';
import type { Fund, Project } from './money.ts';
import { paginate, type ListPart } from './paging.ts';
import { standsOn } from './pairing-state.ts';
import type { Pages } from './site.ts';
import { fundLink, projectTable } from './tables.ts';
import { count, day, groupBy, money, to, total, words } from './values.ts';
import type { FilterGroup, Meta, NoticeListView, Paging, Section, Table, TableListView } from './views.ts';

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
}

/** All pages of a list and of its parts, as ids and views. */
function listPages<Item, View>(
  options: { root: string; name: string; section: Section; items: Item[]; cuts: Cut<Item>[]; describe: string },
  viewOf: (page: ListPage<Item>) => View,
): Pages<View> {
  const { root, name, section, items, cuts, describe } = options;
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
      });
    },
  };
}

/** Those open on the portal's day; on the reader's own day each card says how it stands. */
const openCut = (open: readonly Notice[]): Cut<Notice> => ({ title: '状态', parts: open.length > 0 ? [{ part: 'open', label: '正在公示', items: [...open] }] : [] });

export function noticeLists(facts: Facts): Pages<NoticeListView> {
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
    },
    ({ items, ...rest }) => ({ ...rest, notices: items.map(notices.card) }),
  );
}

function fundListTable(facts: Facts, funds: readonly Fund[]): Table {
  const { money: sums } = facts;
  return {
    caption: '资金',
    columns: [
      { title: '资金', kind: 'title' },
      { title: '文号', kind: 'text' },
      { title: '来源', kind: 'text' },
      { title: '下达日期', kind: 'date' },
      { title: '资金规模', kind: 'money' },
      { title: '已分配', kind: 'money' },
      { title: '已拨付', kind: 'money' },
    ],
    rows: funds.map((fund) => [
      to(fundLink(fund)),
      fund.document_number,
      fundLevels[fund.level],
      day(fund.issued_on),
      money(fund.amount),
      money(sums.allocated(fund.fund_id)),
      money(sums.paidFromFund(fund.fund_id)),
    ]),
  };
}

export function fundLists(facts: Facts): Pages<TableListView> {
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
    },
    ({ items, ...rest }) => ({
      ...rest,
      intro: '每一笔资金从文件下达，到分给地方和项目，再到银行拨款，都可以点进去看。',
      table: fundListTable(facts, items),
    }),
  );
}

/** Short English addresses for the project categories, in the order of the dictionary. */
export const categorySlugs: Record<Project['category'], string> = {
  产业发展: 'industry',
  就业: 'employment',
  易地搬迁: 'relocation',
  生态保护: 'ecology',
  基础设施: 'infrastructure',
  公共服务: 'public-services',
  教育: 'education',
  健康: 'health',
  金融: 'finance',
  危房改造: 'housing',
  低保兜底: 'subsistence',
  社会帮扶: 'social',
  其他: 'other',
};

export function projectLists(facts: Facts): Pages<TableListView> {
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
    },
    ({ items, ...rest }) => {
      const { foot: _, ...table } = projectTable(facts, items, '项目');
      return { ...rest, intro: '每个项目计划多少、分到多少、拨了多少、做到哪一步。', table };
    },
  );
}

export function enterpriseLists(facts: Facts): Pages<TableListView> {
  const { enterprises, places, asOf } = facts;
  const villagesOf = (uscc: string): string[] => [...new Set(enterprises.pairingsOf(uscc).flatMap((row) => (standsOn(row, asOf) ? row.village_code : [])))];
  const helpers = new Map<string, Set<string>>();
  for (const { uscc, village_code: code } of enterprises.all.flatMap(({ uscc }) => [...enterprises.pairingsOf(uscc), ...enterprises.contributionsOf(uscc)])) {
    const county = places.countyOf(code)?.code ?? '';
    helpers.set(county, (helpers.get(county) ?? new Set()).add(uscc));
  }
  return listPages(
    {
      root: '/enterprises/',
      name: '企业',
      section: 'enterprises',
      items: enterprises.all,
      cuts: [byCounty(facts, (code) => enterprises.all.filter(({ uscc }) => helpers.get(code)?.has(uscc)))],
      describe: '哪家企业结对帮扶哪个村。',
    },
    ({ items, ...rest }): TableListView => ({
      ...rest,
      intro: '参与村企结对帮扶的企业，以及它们正在结对的村。',
      table: {
        caption: '企业',
        columns: [
          { title: '企业', kind: 'title' },
          { title: '行业', kind: 'text' },
          { title: '正在结对的村', kind: 'text' },
          { title: '核实投入', kind: 'money' },
          { title: '表彰', kind: 'number' },
        ],
        rows: items.map(({ uscc, industry }) => {
          const paired = villagesOf(uscc);
          const verified = enterprises.contributionsOf(uscc).filter((row) => row.verified_on !== undefined);
          return [
            to(enterprises.link(uscc)),
            words(industry),
            paired.length > 0 ? { links: paired.map(places.link) } : enterprises.pairingsOf(uscc).length > 0 ? '结对已结束' : null,
            money(total(verified.map((row) => row.amount ?? 0))),
            count(enterprises.honoursOf(uscc).filter((row) => row.revoked_on === undefined).length, '项'),
          ];
        }),
      },
    }),
  );
}
