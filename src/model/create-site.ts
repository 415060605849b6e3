import type { PublishedNumbers } from '../disclosure/protect.ts';
import { addressOf } from '../schema/address.ts';
import type { RegionLevel } from '../schema/index.ts';
import type { CheckedPortal } from '../tables/dataset.ts';
import { withLog, type UnloggedSite } from './corrections/with-log.ts';
import { createFacts, withRegistry, type Facts } from './facts.ts';
import { listDataFiles } from './filter-lists/files.ts';
import { createFilterLists } from './filter-lists/index.ts';
import { enterpriseLists, fundLists, noticeLists, projectLists, villageLists } from './lists.ts';
import { emptyLog, type PublicLog } from './public-log.ts';
import { createPublicTables } from './public-tables/index.ts';
import { otherFiles } from './public-tables/other-files.ts';
import { figureText, protectRegistry } from './registry.ts';
import { registryFiles } from './registry-files.ts';
import { feedPages } from './feeds/feeds.ts';
import { searchRecords } from './search-records.ts';
import type { Pages, Site } from './site.ts';
import { absentTopics, createTopics, joinPages } from './topics/index.ts';
import type { Topic } from './topics/topic.ts';
import { certificateView } from './views/certificate.ts';
import { enterpriseView } from './views/enterprise.ts';
import { fundView } from './views/fund.ts';
import { homeView } from './views/home.ts';
import { honourYearView } from './views/honour-year.ts';
import { noticeView } from './views/notice.ts';
import { placeLetters } from './views/place-letters.ts';
import { placeListView } from './views/place-list.ts';
import { placeView } from './views/place.ts';
import { policyParts } from './views/policy.ts';
import { projectView } from './views/project.ts';
import { lossesView, registryIndexView, registryView } from './views/registry.ts';
import { siteMapView } from './views/site-map.ts';
import { villageView } from './views/village.ts';
import type { MovedView, PlaceView } from './views.ts';

/** Pages of records, addressed by what `addressOf` makes of their ids. */
function pagesOf<Item, View>(items: readonly Item[], idOf: (item: Item) => string, viewOf: (item: Item) => View): Pages<View> {
  const byAddress = new Map(items.map((item) => [addressOf(idOf(item)), item]));
  return {
    ids: () => [...byAddress.keys()],
    view(id) {
      const item = byAddress.get(id);
      if (item === undefined) throw new RangeError(`no page ${id}`);
      return viewOf(item);
    },
  };
}

const placePages = (facts: Facts, topics: readonly Topic[], level: RegionLevel): Pages<PlaceView> =>
  pagesOf(
    facts.places.of(level),
    (place) => place.code,
    (place) => placeView(facts, place.code, topics),
  );

/** Old codes lead to where the place is now. Source: regions.former_codes. */
function movedPages(facts: Facts): Pages<MovedView> {
  const moved = facts.places.all.flatMap((place) =>
    place.covered && place.level !== 'province' && facts.hasPage(place)
      ? place.formerCodes.map((code): MovedView => {
          const to = facts.places.link(place.code);
          return { from: to.href.replace(place.code, code), to };
        })
      : [],
  );
  const byPath = new Map(moved.map((view) => [view.from.slice(1, -1), view]));
  return {
    ids: () => [...byPath.keys()],
    view(id) {
      const view = byPath.get(id);
      if (!view) throw new RangeError(`no moved page ${id}`);
      return view;
    },
  };
}

/**
 * The site without its past, from checked tables. Indexes and sums are made once, here; each view when a route asks for it.
 *
 * @param registry what may be published of the registry; worked out here when it is not handed in
 * @param release name of the release; a site that is only looked at is a draft
 * @param known facts of the same data without the registry, from whoever has made them
 * @throws RangeError when a row points to something that is not there, which the checks exclude
 * @throws UserError when the registry cannot be published safely
 */
export function createUnloggedSite(
  data: CheckedPortal,
  registry: PublishedNumbers | undefined = protectRegistry(data),
  release = `${data.asOf.replaceAll('-', '')}-draft`,
  known = createFacts(data),
): UnloggedSite {
  const facts = withRegistry(known, registry);
  const { places, money, notices, enterprises } = facts;
  const moved = movedPages(facts);
  const topics = createTopics(facts);
  const lists = createFilterLists(facts);
  const publicTables = createPublicTables(facts, () => otherFiles(facts, lists));
  return {
    portal: data.portal,
    asOf: data.asOf,
    release: { id: release },
    stampOf: () => ({ asOf: data.asOf, release }),
    home: () => homeView(facts, topics),
    siteMap: () => siteMapView(facts, topics),
    placeList: () => placeListView(facts),
    placeLetters: placeLetters(facts),
    searchRecords: () => searchRecords(facts),
    cities: placePages(facts, topics, 'city'),
    counties: placePages(facts, topics, 'county'),
    towns: placePages(facts, topics, 'town'),
    villages: pagesOf(
      places.of('village').filter((place) => facts.hasPage(place)),
      (place) => place.code,
      (place) => villageView(facts, place.code, topics),
    ),
    villageLists: villageLists(facts, lists),
    notices: pagesOf(
      notices.all,
      (notice) => notice.notice_id,
      (notice) => noticeView(facts, notice),
    ),
    noticeLists: noticeLists(facts, lists),
    funds: pagesOf(
      money.funds,
      (fund) => fund.fund_id,
      (fund) => fundView(facts, fund),
    ),
    fundLists: fundLists(facts, lists),
    projects: pagesOf(
      money.projects,
      (project) => project.project_id,
      (project) => projectView(facts, project),
    ),
    projectLists: projectLists(facts, lists),
    enterprises: pagesOf(
      enterprises.all,
      (enterprise) => enterprise.uscc,
      (enterprise) => enterpriseView(facts, enterprise),
    ),
    enterpriseLists: enterpriseLists(facts, lists),
    honours: pagesOf(
      enterprises.honourYears,
      String,
      (year) => honourYearView(facts, year),
    ),
    certificates: pagesOf(
      data.tables.honours?.rows ?? [],
      (honour) => honour.honour_id,
      (honour) => certificateView(facts, honour),
    ),
    registryIndex: () => registryIndexView(facts),
    registry: pagesOf(
      facts.registry?.places ?? [],
      (place) => place.code,
      (place) => registryView(facts, place.code),
    ),
    registryFiles: registryFiles(facts),
    listFiles: listDataFiles(lists),
    tableFiles: publicTables.files,
    dataPages: publicTables.pages,
    losses: () => lossesView(facts),
    registryFigure: (cell) => (facts.registry ? figureText(facts.registry, cell) : undefined),
    topics,
    topicPages: joinPages(topics),
    absentTopics: absentTopics(topics),
    feeds: feedPages(facts),
    policyParts: (id) => policyParts(facts, id),
    moved,
  };
}

/**
 * The whole site. Whoever has to know it before its log is written, because the log holds the hash of its data and what disappeared, makes it with
 * `createUnloggedSite` and puts the log in with `withLog`.
 *
 * @param log what was published before, and this release with it; a site that is only looked at has none
 * @throws as `createUnloggedSite`
 */
export const createSite = (data: CheckedPortal, registry?: PublishedNumbers, release?: string, log: PublicLog = emptyLog): Site => withLog(createUnloggedSite(data, registry, release), log);
