import { statusWords } from '../../format.ts';
import { designations, fundKinds, fundLevels, noticeKinds, projectCategories } from '../../schema/index.ts';
import type { Enterprise, Facts } from '../facts.ts';
import { enterpriseTable, fundListTable, helpedCounties, villageTable } from '../list-tables.ts';
import type { Fund, Project } from '../money.ts';
import type { Notice } from '../notices/notice-facts.ts';
import { standsOn } from '../pairing-state.ts';
import type { Place } from '../places.ts';
import { categorySlugs } from '../project-categories.ts';
import { projectTable } from '../tables.ts';
import { hadToLeave, neverToLeave } from '../village-exit.ts';
import { placeFacets, wordFacet, yearFacet, type Facet } from './facets.ts';
import { createFilterList, type FilterList } from './filter-list.ts';
import { noticeTable } from './notice-table.ts';

const projectFilter = (facts: Facts): FilterList =>
  createFilterList<Project>({
    id: 'projects',
    root: '/projects/',
    name: '项目',
    unit: '个',
    asOf: facts.asOf,
    items: facts.money.projects,
    table: (projects) => projectTable(facts, projects, '项目'),
    keys: ['name', 'year', 'place', 'status', 'budget', 'allocated', 'paid'],
    ids: { title: '项目编号', of: (project) => project.project_id },
    also: ['categories'],
    facets: [
      ...placeFacets<Project>(facts, (project) => project.region_code),
      yearFacet(facts.money.projects, (project) => project.year),
      wordFacet('categories', '类别', projectCategories, (project) => project.category, (category) => categorySlugs[category]),
      wordFacet('status', '进度', statusWords, (project) => project.status),
    ],
    range: 'budget',
  });

const fundFilter = (facts: Facts): FilterList =>
  createFilterList<Fund>({
    id: 'funds',
    root: '/funds/',
    name: '资金',
    unit: '笔',
    asOf: facts.asOf,
    items: facts.money.funds,
    table: (funds) => fundListTable(facts, funds),
    keys: ['name', 'number', 'level', 'issued', 'amount', 'allocated', 'paid'],
    ids: { title: '资金编号', of: (fund) => fund.fund_id },
    also: ['years', 'kinds'],
    facets: [
      placeFacets<Fund>(facts, (fund) => facts.money.allocationsOf(fund.fund_id).map((row) => row.region_code), { county: '分到的县（市、区）', town: '' })[0]!,
      yearFacet(facts.money.funds, (fund) => fund.year),
      wordFacet('levels', '来源', fundLevels, (fund) => fund.level),
      wordFacet('kinds', '类别', fundKinds, (fund) => fund.kind),
    ],
    range: 'amount',
  });

const noticeFilter = (facts: Facts): FilterList =>
  createFilterList<Notice>({
    id: 'notices',
    root: '/notices/',
    name: '公示公告',
    unit: '则',
    asOf: facts.asOf,
    items: facts.notices.all,
    table: (notices) => noticeTable(facts, notices),
    keys: ['title', 'kind', 'place', 'publisher', 'published', 'from', 'to', 'corrected'],
    ids: { title: '公示编号', of: (notice) => notice.notice_id },
    facets: [
      ...placeFacets<Notice>(facts, (notice) => [notice.region_code]),
      wordFacet('kinds', '类型', noticeKinds, (notice) => notice.kind),
      yearFacet(facts.notices.all, (notice) => Number(notice.published_on.slice(0, 4))),
    ],
    period: { from: 'from', to: 'to' },
  });

const pairingStates = { now: '正在结对', over: '结对已结束', never: '没有结对' };

const enterpriseFilter = (facts: Facts): FilterList => {
  const { enterprises, asOf } = facts;
  const stateOf = ({ uscc }: Enterprise): keyof typeof pairingStates => {
    const pairings = enterprises.pairingsOf(uscc);
    return pairings.some((row) => standsOn(row, asOf)) ? 'now' : pairings.length > 0 ? 'over' : 'never';
  };
  const industries = [...new Set(enterprises.all.flatMap(({ industry }) => industry ?? []))].sort();
  const county: Facet<Enterprise> = {
    ...placeFacets<Enterprise>(facts, () => [], { county: '帮扶的县（市、区）', town: '' })[0]!,
    of: ({ uscc }) => [...helpedCounties(facts, uscc)],
  };
  return createFilterList<Enterprise>({
    id: 'enterprises',
    root: '/enterprises/',
    name: '企业',
    unit: '家',
    asOf,
    items: enterprises.all,
    table: (rows) => enterpriseTable(facts, rows),
    keys: ['name', 'industry', 'paired', 'verified', 'honours'],
    ids: { title: '统一社会信用代码', of: ({ uscc }) => uscc },
    facets: [
      county,
      wordFacet('industries', '行业', Object.fromEntries(industries.map((word) => [word, word])), ({ industry }) => industry),
      wordFacet('pairing', '结对', pairingStates, stateOf),
    ],
    range: 'verified',
  });
};

const villageFilter = (facts: Facts): FilterList => {
  const villages = facts.places.of('village').filter(facts.hasPage);
  const exits = [...new Set(villages.flatMap(({ code }) => facts.villages.get(code)?.exited_on?.slice(0, 4) ?? []))].sort().reverse();
  return createFilterList<Place>({
    id: 'villages',
    root: '/villages/',
    name: '村庄',
    unit: '个',
    asOf: facts.asOf,
    items: villages,
    table: (rows) => villageTable(facts, rows),
    keys: ['name', 'place', 'designation', 'exited', 'received', 'paid', 'projects', 'finished'],
    ids: { title: '村代码', of: ({ code }) => code },
    facets: [
      ...placeFacets<Place>(facts, ({ code }) => [code]),
      wordFacet('designations', '类别', { ...designations, none: '未列入帮扶范围' }, ({ code }) => facts.villages.get(code)?.designation ?? 'none'),
      {
        key: 'exits',
        title: '出列',
        as: 'checks',
        of({ code }) {
          const village = facts.villages.get(code);
          if (village?.exited_on !== undefined) return [village.exited_on.slice(0, 4)];
          return [hadToLeave(village) ? 'not' : 'none'];
        },
        values: [...exits.map((year) => ({ key: year, label: `${year}年出列` })), { key: 'not', label: '未出列' }, { key: 'none', label: neverToLeave }],
      },
    ],
    range: 'received',
  });
};

/** The lists that can be filtered in the page, by name. */
export type FilterLists = Record<'projects' | 'funds' | 'notices' | 'enterprises' | 'villages', FilterList>;

/** Their data is made when a file of it is asked for. */
export const createFilterLists = (facts: Facts): FilterLists => ({
  projects: projectFilter(facts),
  funds: fundFilter(facts),
  notices: noticeFilter(facts),
  enterprises: enterpriseFilter(facts),
  villages: villageFilter(facts),
});
