/**
 * The view models: everything a page shows, and nothing else. Plain data (JSON), so that a page's fingerprint is the
 * hash of its view. Money is integer fen, days are `YYYY-MM-DD`, addresses are root-relative paths without the
 * base (`/villages/990102101201/`). Components turn them into words.
 */
import type { Block, Fact, FilterGroup, Link, Mark, Meta, NoticeCard, Paging, Part, ProjectStatus, Table, Value } from './view-parts.ts';

export type * from './view-parts.ts';
export type * from './view-places.ts';

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
  title: string;
  pictures: Block[];
  targets?: Part;
  /** As in `Meta`. */
  changes?: Meta['changes'];
  moreChanges?: Link;
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
  /** Earlier corrections of the same notice, which this one supersedes too. */
  replaces?: Link[];
  correctedBy?: { link: Link; publishedOn: string };
  subjects: Link[];
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

/** What was published when, why, and what became different: all releases, those of a year, or one alone. */
export interface CorrectionsView {
  meta: Meta;
  heading: string;
  /** What is recorded, and since when. */
  lead: string;
  filters: FilterGroup[];
  /** Newest first. */
  releases: ReleaseEntry[];
  paging: Paging;
  /** The page of one release: nothing of it is folded up. */
  isWhole?: boolean;
}

export interface ReleaseEntry {
  /** Its anchor in the list. */
  id: string;
  href: string;
  /** Name of the release. */
  release: string;
  on: string;
  asOf: string;
  /** A post, never a person. */
  by: string;
  /** 首次发布, 改动, 撤回, 更新. */
  kindWord: string;
  isAmended: boolean;
  isUndo: boolean;
  /** Why. */
  reason?: string;
  /** The release that an undo put back. */
  returnsTo?: Link;
  /** One line a table: 改动3行，新增2行. */
  tables: { title: string; href?: string; text: string }[];
  /** Pages that show rows which were changed or removed. `total` counts those without a link too. */
  pages: { total: number; links: Link[] };
  archive?: {
    /** Undefined once it was taken from the site. */
    href?: string;
    file: string;
    bytes: number;
    sha256: string;
    withdrawn?: { on: string; reason: string };
  };
}

/** A page that says that another was here. It repeats nothing of it. */
export interface GoneView {
  meta: Meta;
  /** What was here, by its kind alone: 这个村的页面. */
  what: string;
  /** It was part of a list. */
  isPart: boolean;
  on: string;
  /** The first release without it. */
  release: { text: string; href?: string };
  reason?: string;
  /** Whom to ask for earlier versions. */
  publisher: string;
  /** Where such pages are listed. */
  up?: Link;
}
