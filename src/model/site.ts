import type { Portal } from '../config.ts';
import type { Stamp } from './public-log.ts';
import type { SearchRecords } from './search-records.ts';
import type { Topic } from './topics/topic.ts';
import type {
  CertificateView,
  CorrectionsView,
  EnterpriseView,
  FeedView,
  FundView,
  GoneView,
  HomeView,
  HonourYearView,
  MovedView,
  NoticeListView,
  NoticeView,
  PlaceLettersView,
  PlaceListView,
  PlaceView,
  PolicyParts,
  LossesView,
  ProjectView,
  RegistryIndexView,
  RegistryView,
  SiteMapView,
  TableListView,
  TopicView,
  VillageView,
} from './views.ts';

/**
 * The only road to pages. For each kind of page: the addresses that exist (the route's parameter, without slashes
 * at the ends), and the view of one of them. Views are made when asked for, so that a province does not sit in memory.
 */
export interface Pages<View> {
  ids(): string[];
  view(id: string): View;
}

export interface Site {
  portal: Portal;
  asOf: string;
  /** Which release the pages belong to; every page prints its name. */
  release: { id: string };
  /** Which release the words of a page belong to, by its site path: this one, unless a build that knows earlier releases says otherwise. */
  stampOf(path: string): Stamp;
  home(): HomeView;
  siteMap(): SiteMapView;
  placeList(): PlaceListView;
  /** /places/letters/<rest>/ where rest is '', 'x', 'x/2' */
  placeLetters: Pages<PlaceLettersView>;
  /** What the search by name and by number is built from. */
  searchRecords(): SearchRecords;
  /** /cities/<code>/, /counties/<code>/, /towns/<code>/ */
  cities: Pages<PlaceView>;
  counties: Pages<PlaceView>;
  towns: Pages<PlaceView>;
  /** /villages/<code>/ */
  villages: Pages<VillageView>;
  /** /villages/<rest>/: '', 'page/2', 'places/<code>' */
  villageLists: Pages<TableListView>;
  /** /notices/<id>/ */
  notices: Pages<NoticeView>;
  /** /notices/<rest>/ where rest is '' (the whole list), 'page/2', 'kinds/allocation', 'years/2020/page/2', 'places/<code>' */
  noticeLists: Pages<NoticeListView>;
  /** /funds/<id>/ and /funds/<rest>/: '', 'years/2020', 'levels/central' */
  funds: Pages<FundView>;
  fundLists: Pages<TableListView>;
  /** /projects/<id>/ and /projects/<rest>/: '', 'page/2', 'years/2020', 'places/<code>', 'categories/<word>' */
  projects: Pages<ProjectView>;
  projectLists: Pages<TableListView>;
  /** /enterprises/<uscc>/ and the list */
  enterprises: Pages<EnterpriseView>;
  enterpriseLists: Pages<TableListView>;
  /** /honours/<year>/ ; the newest is also at /honours/ */
  honours: Pages<HonourYearView>;
  /** /honours/certificates/<id>/ */
  certificates: Pages<CertificateView>;
  /** /registry/ and /registry/<code>/; nothing without a registry table. */
  registryIndex(): RegistryIndexView | undefined;
  registry: Pages<RegistryView>;
  /** /data/registry/<file>: the text of each data file. */
  registryFiles: Pages<string>;
  /** /data/lists/<file>: what the lists are filtered from in the page; 'projects.json', 'projects/990102000000.json'. */
  listFiles: Pages<string>;
  /** /data/<file>: whole tables, 'tables/projects.csv', and what describes them, 'datapackage.json'. */
  tableFiles: Pages<string>;
  /** /data/ and /data/tables/<table>/: what can be downloaded; /data/dictionary/ and /data/dictionary/<table>/: what each column is. */
  dataPages: Pages<TopicView>;
  /** How much of the registry is withheld. */
  losses(): LossesView | undefined;
  /** The text that a figure of the registry must show, by its cell; undefined for what is not published. */
  registryFigure(cell: string): string | undefined;
  /** What the portal has besides, each with its front page and its place in the navigation; in the order of navigation. */
  topics: Topic[];
  /** All pages of all topics; id is the path without outer slashes: 'needs', 'findings/places/990102000000'. */
  topicPages: Pages<TopicView>;
  /** Roots of the topics that this portal has no tables for. */
  absentTopics: string[];
  /** /<id>.xml and /<id>.json: 'feeds/all', 'feeds/corrections', 'counties/<code>/feed', 'villages/<code>/feed' */
  feeds: Pages<FeedView>;
  /** Undefined for an id that is no policy. */
  policyParts(id: string): PolicyParts | undefined;
  /** Addresses that moved: id is the old path without outer slashes, 'villages/990102100201' */
  moved: Pages<MovedView>;
  /** /corrections/<rest>/ where rest is '', 'page/2', 'amended', 'years/2020', or one release's; nothing while nothing is logged */
  corrections: Pages<CorrectionsView>;
  /** Addresses of pages that are no longer published: id is the path without outer slashes */
  gone: Pages<GoneView>;
}
