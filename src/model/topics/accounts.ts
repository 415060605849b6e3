import type { Facts } from '../facts.ts';
import type { TopicView } from '../views.ts';
import { accountListView, accountsTable, countyAccounts } from './accounts/county.ts';
import { createDuties, type Duties } from './accounts/duties.ts';
import { accountListPath, accountsPath, accountsRoot, hasAccounts } from './accounts/paths.ts';
import { villageAccounts } from './accounts/village.ts';
import { pagesFrom, type MakeTopic } from './topic.ts';

function frontView(duties: Duties): TopicView {
  const { facts } = duties;
  const counties = facts.places.of('county').filter((county) => hasAccounts(facts, county));
  return {
    meta: { title: '五本明细账', description: '每个县、每个村五本账：目标、责任、路径、资金、项目，一张纸看完。', path: accountsRoot, crumbs: [], section: 'places' },
    kind: '台账',
    heading: '五本明细账',
    lead: '目标、责任、路径、资金、项目。每个县、每个村各一张纸，可以打印张贴。',
    parts: [
      {
        id: 'counties',
        title: '各县（市、区）',
        blocks: [{ type: 'table', table: accountsTable(duties, counties, '各县（市、区）的五本账', (county) => ({ link: { text: county.name, href: accountsPath(facts, county)! } })), hideCaption: true }],
      },
      {
        id: 'villages',
        title: '各村的一张纸',
        blocks: [{ type: 'links', links: counties.map((county) => ({ text: `${county.name}各村`, href: accountListPath(county) })) }],
      },
    ],
  };
}

/** Five accounts of each county and village, each on one sheet of A4. Source: 算好目标、责任、路径、资金、项目的明细账 (Luoyang). */
export const accountsTopic: MakeTopic<Facts> = (facts) => {
  const places = facts.places.all.filter((place) => hasAccounts(facts, place));
  const counties = places.filter(({ level }) => level === 'county');
  if (places.length === 0) return undefined;
  const duties = createDuties(facts);
  return {
    root: accountsRoot,
    section: 'places',
    title: '五本明细账',
    description: '每个县、每个村的目标、责任、路径、资金、项目，一张纸。',
    pages: pagesFrom([
      ['', () => frontView(duties)],
      ...counties.map((county) => [`villages/${county.code}`, () => accountListView(duties, county)] as const),
      ...places.map((place) => [place.code, () => (place.level === 'county' ? countyAccounts : villageAccounts)(duties, place)] as const),
    ]),
  };
};
