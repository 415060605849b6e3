/**
 * The view models: everything a page shows, and nothing else. Plain data (JSON), so that a page's fingerprint is the
 * hash of its view. Money is integer fen, days are `YYYY-MM-DD`, addresses are root-relative paths without the
 * base (`/villages/990102101201/`). Components turn them into words.
 */

export interface Link {
  text: string;
  href: string;
}

/** One cell or figure. `null` is "not reported" (a dash), never zero; `suppressed` is its own thing. */
export type Value =
  | string
  | null
  /** Written in 万元, unless it is of a size that is read in 元, such as a person's income. */
  | { money: number; unit?: '元'; href?: string }
  /** `cell` names a figure of the registry, so that the finished page can be held against what may be published. */
  | { count: number; unit?: string; cell?: string; href?: string }
  | { date: string }
  | { link: Link }
  | { links: Link[] }
  | { share: { part: number; whole: number } }
  | { status: ProjectStatus }
  /** A judgement: a sign and a word, so that colour is never alone. */
  | { mark: Mark; text: string }
  /** A count that is withheld to protect people. It looks the same whatever the reason: that it is small would be a hint. */
  | { suppressed: true; cell?: string };

/** Kept, missed, late, still open, or not judged. */
export type Mark = 'yes' | 'no' | 'late' | 'open' | 'none';

export type ProjectStatus = 'pooled' | 'planned' | 'building' | 'finished' | 'accepted' | 'cancelled';

export interface Column {
  title: string;
  /** How it is aligned and, on a phone, laid out. `title` is the row's name. */
  kind: 'title' | 'text' | 'number' | 'money' | 'date';
}

export interface Table {
  /** Says what the table is, above it. */
  caption: string;
  columns: Column[];
  rows: Value[][];
  /** Total row, as long as `columns`. */
  foot?: Value[];
  /** Shown under the table. */
  note?: string;
  /** Narrow enough for a phone as it stands: its rows are not turned into sheets. */
  narrow?: boolean;
  /** How it is drawn above itself. */
  chart?: Chart;
}

/** A picture of a table: which of its numbers are drawn, and how. The numbers themselves are read from the table in the page. */
export interface Chart {
  /** Upright, one after the other in time; or lying, each beside its name. */
  bars: 'upright' | 'lying';
  /** Series piled up to their sum, the later inside of the first as parts of it, or side by side. */
  series: 'stacked' | 'within' | 'beside';
  /** Which columns are the series, by index; with `across`, which rows. */
  of: number[];
  /** The years are columns and the series are rows. */
  across?: true;
  /** Column whose words tell the series apart, where each number has a row of its own. */
  split?: number;
  /** The newest row is the first one: drawn from the last to the first. */
  newestFirst?: true;
  unit: '万元' | '元' | '户' | '人' | '个';
  /** What it shows, in words; and what of it is not drawn, and why. */
  summary: string;
}

export interface Fact {
  label: string;
  value: Value;
  note?: string;
}

export interface Meta {
  /** Page title without the site's name. */
  title: string;
  description: string;
  /** Root-relative address of the page. */
  path: string;
  /** The way up, nearest last, without the page itself and without the home page. */
  crumbs: Link[];
  section: Section;
  /** Kept out of full-text search (lists, which only repeat what their entries say). */
  unlisted?: boolean;
  /** Who publishes it, when that is not the portal's own publisher: a notice's issuer. */
  publisher?: string;
  /** Day on which it was published, when it does not speak for the day of the site. */
  publishedOn?: string;
  /** Whose figures or words it has, besides its publisher's: a fund's department, a policy's issuer. */
  source?: string;
  /** Day of the newest record on the page. */
  newest?: string;
  /** What was corrected or changed here before, newest first. */
  changes?: Change[];
}

/** One correction or change of what a page says. */
export interface Change {
  on: string;
  text: string;
  href?: string;
}

export type Section = 'home' | 'notices' | 'places' | 'funds' | 'projects' | 'enterprises' | 'policies' | 'oversight' | 'about';

export interface NoticeCard {
  link: Link;
  kindLabel: string;
  place: Link;
  publisher: string;
  publishedOn: string;
  openFrom?: string;
  openTo?: string;
  /** Set when another notice corrects this one. */
  correctedBy?: Link;
}

/** One page of a long list. `page` counts from 1. */
export interface Paging {
  page: number;
  pages: number;
  total: number;
  /** Address of each page, in order. */
  hrefs: string[];
}

/** Ways to see part of a list, each a page of its own. */
export interface FilterGroup {
  title: string;
  /** Shown unfolded: few links that a reader should see at once. */
  open?: true;
  links: (Link & { count?: number; current?: boolean })[];
}

export interface HomeView {
  meta: Meta;
  figures: Fact[];
  openNotices: NoticeCard[];
  /** Where all open ones are, when there are more. */
  allOpen?: Link;
  newestNotices: NoticeCard[];
  /** Counties (or whatever lies right under the portal's region). */
  places: Table;
  fundsByYear: Table;
  waysIn: WayIn[];
}

/** A section of the site, and the pages that it opens. */
export interface WayIn {
  link: Link;
  description: string;
  links: Link[];
}

/** One piece of a page that is not laid out by hand: what pages of topics are made of. */
export type Block =
  /** `hideCaption`: where the heading above says the same words. `empty`: the sentence in place of a table without rows. */
  | { type: 'table'; table: Table; hideCaption?: boolean; empty?: string }
  | { type: 'facts'; facts: Fact[] }
  | { type: 'steps'; title?: string; steps: string[] }
  | { type: 'text'; paragraphs: string[] }
  | { type: 'links'; links: (Link & { note?: string })[] }
  | { type: 'bars'; bars: Bars }
  | { type: 'tiles'; tiles: Tiles }
  | { type: 'map'; map: BoundaryMap }
  /** Detail that is folded up under its main line; `offPaper`: not printed either. */
  | { type: 'more'; summary: string; blocks: Block[]; offPaper?: true };

/** Lengths beside each other, drawn from the same numbers that stand beside them; `target` is a line across a bar. */
export interface Bars {
  caption: string;
  /** `length` and `target` in one unit of any kind, from 0. */
  rows: { label: string; href?: string; value: Value; length: number; target?: number; mark?: Mark }[];
}

/** Places of one level as tiles in their real order. `step` is 0 (least) to 4 (most); null where nothing is known. */
export interface Tiles {
  caption: string;
  groups: { link: Link; tiles: { link: Link; value: Value; step: number | null }[] }[];
  legend: { step: number | null; text: string }[];
}

/** Places of one level on a map: as tiles, but where they are. Shapes are in the units of `width` and `height`. */
export interface BoundaryMap {
  caption: string;
  width: number;
  height: number;
  /** `x`, `y`: where the name stands. */
  areas: { name: string; step: number | null; path: string; x: number; y: number }[];
  legend: Tiles['legend'];
  /** 审图号, which a published map must show. */
  reviewNumber: string;
}

export interface Part {
  /** Its anchor. */
  id: string;
  title: string;
  /** What the contents of a long page call it, when that is shorter. */
  short?: string;
  blocks: Block[];
  more?: Link;
}

/** A page that is made of parts alone. */
export interface TopicView {
  meta: Meta;
  /** The word for this kind of page in search results. */
  kind: string;
  heading: string;
  /** Place that the page speaks of, beside search results. */
  where?: string;
  lead?: string;
  figures?: Fact[];
  filters?: FilterGroup[];
  parts: Part[];
  /** Where its list goes on over several pages. */
  paging?: Paging;
  /** Made to be printed and hung up: on paper its numbers are larger, and each part stays on one sheet where it fits. */
  isSheet?: boolean;
  /** A sheet that is set closely, so that all of it is on one page of A4. */
  isOneSheet?: boolean;
}

/** What stands on a policy's page besides its text: its numbers drawn, and what it promises. */
export interface PolicyParts {
  pictures: Block[];
  targets?: Part;
}

/** The way to filter and sort a list in the page: its form, or on a page that shows a part of the list a link to it. */
export type ListPanelView =
  /** `data`: address of the data file; `cells`: one cell of every kind, for the script to copy. */
  | { list: { data: string; cells: Table } }
  | { more: string };

export interface NoticeListView {
  meta: Meta;
  heading: string;
  filters: FilterGroup[];
  panel: ListPanelView;
  notices: NoticeCard[];
  paging: Paging;
}

export type NoticeBlock =
  | { type: 'facts'; title?: string; facts: Fact[] }
  | { type: 'table'; table: Table }
  | { type: 'procedure'; title: string; steps: ProcedureStep[] }
  | { type: 'paragraphs'; title?: string; paragraphs: string[] };

/** A step of a procedure: how far it came, on which day or days, and what came of it. */
export interface ProcedureStep {
  title: string;
  mark: Mark;
  text: string;
  on?: string;
  until?: string;
  link?: Link;
  note?: string;
}

export interface NoticeView {
  meta: Meta;
  /** As published; `meta.title` also tells namesakes apart. */
  title: string;
  id: string;
  /** 索引号; its own number where the issuer gives none. */
  indexNumber: string;
  /** 文号 of the notice itself. */
  documentNumber?: string;
  kindLabel: string;
  publisher: string;
  publishedOn: string;
  place: Link;
  openFrom?: string;
  openTo?: string;
  /** Composed from the rows that the notice is about. */
  blocks: NoticeBlock[];
  /** Name of a file in content/notices/ that holds the text. */
  bodyFile?: string;
  contact: Fact[];
  outcome?: string;
  corrects?: Link;
  correctedBy?: { link: Link; publishedOn: string };
  subjects: Link[];
}

export interface PlaceListView {
  meta: Meta;
  /** Where the numbers of the registry are. */
  registry?: Link;
  /** The portal's region and what lies under it. */
  places: { link: Link; levelLabel: string; note?: string; children: Link[] }[];
}

/** Places by the first letter of how their names are read; the front shows the counties alone. */
export interface PlaceLettersView {
  meta: Meta;
  heading: string;
  /** Only letters that some name begins with. */
  letters: (Link & { count: number; current?: true })[];
  /** The pages of a letter that has more than one, by their first and last syllables. */
  spans: (Link & { count: number; current?: true })[];
  /** By first syllable: xin, and the characters that are read so. */
  groups: { reading: string; heads: string[]; places: LetteredPlace[] }[];
}

export interface LetteredPlace {
  link: Link;
  level: 'city' | 'county' | 'town' | 'village' | 'province';
  levelLabel: string;
  /** County and town: 青石县 新桥镇; '' for what lies in neither. */
  where: string;
}

/** The newest numbers of the registry, and where the rest is. */
export interface RegistrySummary {
  heading: string;
  facts: Fact[];
  more: Link;
}

/** All numbers of the registry at one place, year by year. */
export interface RegistryView {
  meta: Meta;
  heading: string;
  /** What the numbers speak of, and until when. */
  lead: string;
  /** The place's own page. */
  place: Link;
  /** Empty before the first year is over. */
  sections: { id: string; title: string; note?: string; tables: Table[] }[];
  /** The places right under it, in the newest year. */
  children?: Table;
  downloads: { link: Link; description: string }[];
}

/** The way into the numbers of the registry. */
export interface RegistryIndexView {
  meta: Meta;
  lead: string;
  places: Table;
  downloads: { link: Link; description: string }[];
}

/** How much is withheld, for the page that says why. */
export interface LossesView {
  table: Table;
  facts: Fact[];
}

/** What is said first of a village or a higher place: how much came, from where, for what, how far along. Amounts in fen. */
export interface MoneySummary {
  /** The sum of `sources`. */
  received: number;
  /** Of the funds that gave something; missing when nothing came. */
  years?: { first: number; last: number };
  /** By source level, the largest first. */
  sources: { label: string; amount: number }[];
  /** Paid out to projects that lie in the place. */
  paid: number;
  /** Projects that lie in the place; the sum of `uses`, and of `stages`. */
  projects: number;
  /** Kinds of projects, the most frequent first. */
  uses: { label: string; count: number }[];
  /** How far projects are: those stages that any has reached, the finished first. */
  stages: { label: string; count: number }[];
  /** Projects carried out together with other places. */
  shared: number;
  /** Villages that are helped; only of higher places. */
  villages?: number;
}

/** City, county or town. */
export interface PlaceView {
  meta: Meta;
  name: string;
  code: string;
  levelLabel: string;
  formerNames: string[];
  /** Same name elsewhere, told apart by their full names. */
  namesakes: Link[];
  /** The first screen. */
  summary: MoneySummary;
  openNotices: NoticeCard[];
  children?: Table;
  registry?: RegistrySummary;
  sources: Table;
  funds?: Table;
  projects?: Table;
  notices: NoticeCard[];
  /** All notices of the place, when `notices` shows only the newest. */
  moreNotices?: Link;
  enterprises?: Table;
  /** What the topics say of the place. */
  parts: Part[];
}

export interface VillageView {
  meta: Meta;
  name: string;
  code: string;
  formerNames: string[];
  namesakes: Link[];
  designationLabel: string;
  exitedOn?: string;
  facts: Fact[];
  /** The first screen. */
  summary: MoneySummary;
  openNotices: NoticeCard[];
  /** Where the money came from: year by source level. */
  sources: Table;
  /** Which fund, which document. */
  funds: Table;
  projects: Table;
  /** Projects shared with other places; their money is not in this village's sums. */
  sharedProjects?: Table;
  payments: Table;
  notices: NoticeCard[];
  pairings?: Table;
  contributions?: Table;
  years?: Table;
  registry?: RegistrySummary;
  /** What the topics say of the village. */
  parts: Part[];
}

export interface TableListView {
  meta: Meta;
  heading: string;
  intro: string;
  filters: FilterGroup[];
  panel: ListPanelView;
  table: Table;
  paging: Paging;
}

export interface FundView {
  meta: Meta;
  name: string;
  documentNumber: string;
  facts: Fact[];
  /** amount → allocated to places → allocated to projects → paid, with what is left at each step. */
  flow: { label: string; amount: number; left?: { label: string; amount: number } }[];
  /** The same in one sentence. */
  flowSummary: string;
  places: Table;
  projects: Table;
  payments: Table;
  notices: NoticeCard[];
}

/** What happened to something, one item after the other. */
export interface Timeline {
  /** Where it stands now, in one sentence. */
  summary: string;
  /** What is wrong, or that nothing is. */
  marks: Judgement[];
  items: TimelineItem[];
  /** By which rule the marks are given. */
  rule: string;
}

export interface Judgement {
  mark: Mark;
  text: string;
}

export interface TimelineItem {
  /** Missing where nobody reported the day. */
  on?: string;
  /** Days since the item before. */
  gap?: number;
  /** Only planned, or still to come. */
  isPlan?: boolean;
  /** Money was paid: what the reader looks for. */
  isPayment?: boolean;
  title: string;
  href?: string;
  value?: Value;
  /** What else is known, each a few words. */
  notes: Value[];
  marks: Judgement[];
}

export interface ProjectView {
  meta: Meta;
  name: string;
  id: string;
  status: ProjectStatus;
  /** Planned, allocated, paid, settled. */
  figures: Fact[];
  timeline: Timeline;
  facts: Fact[];
  funding: Table;
  instalments: Table;
  notices: NoticeCard[];
}

export interface EnterpriseView {
  meta: Meta;
  name: string;
  uscc: string;
  /** What it did, in a few numbers: villages, verified money, jobs, trainees, honours. */
  figures: Fact[];
  facts: Fact[];
  pairings?: Table;
  contributions?: Table;
  honours?: Table;
  scores?: Table;
  notices: NoticeCard[];
}

/** An honour as a sheet to print and frame; a revoked one only says that it was revoked. */
export interface CertificateView {
  meta: Meta;
  enterprise: Link;
  /** The honour's own name. */
  title: string;
  year: number;
  /** The honour list that it stands in. */
  list: Link;
  awardedBy: string;
  documentNumber?: string;
  /** Number of the honour in its table. */
  number: string;
  /** What it rests on: place, score and verified contributions of the year; empty where nothing was verified. */
  basis: Fact[];
  revoked?: { on: string; reason?: string };
}

export interface HonourYearView {
  meta: Meta;
  year: number;
  years: Link[];
  ruleTitle: string;
  /** The rule, one line a kind. */
  rule: Fact[];
  ranking: Table;
  awards?: Table;
  revoked?: Table;
}

export interface SiteMapView {
  meta: Meta;
  groups: { title: string; links: Link[] }[];
  /** What stands beside the policies, whose own pages the layout knows. */
  besidePolicies: Link[];
}

/** One thing that happened. */
export interface FeedEntry {
  /** Its table and its id there: it never changes. */
  id: string;
  /** `YYYY-MM-DD` */
  on: string;
  /** 资金拨付, 完工公告… */
  kind: string;
  title: string;
  /** What happened, in a sentence. */
  text: string;
  href: string;
}

/** The newest of the site, of a county or of a village, for programs that follow it. */
export interface FeedView {
  /** Root-relative, without what follows the dot: `/villages/990102101201/feed` */
  path: string;
  title: string;
  /** The page that it follows. */
  page: Link;
  publisher: string;
  /** Day of the newest entry. */
  updated: string;
  /** Newest first. */
  entries: FeedEntry[];
}

/** A page that only says where an old address has gone. */
export interface MovedView {
  from: string;
  to: Link;
}
