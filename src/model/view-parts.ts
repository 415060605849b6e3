/** What the views of pages are made of: values, tables, cards and blocks, and what every page says of itself. */
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
  /** Where the older ones are, when there are more. */
  moreChanges?: Link;
  /** It is itself the record of what was changed: of its own past there is nothing to say. */
  isLog?: true;
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

/** One piece of a page that is not laid out by hand: what pages of topics are made of. */
export type Block =
  /** `hideCaption`: where the heading above says the same words. `empty`: the sentence in place of a table without rows. `shown`: so many rows stand open, the rest is folded up under them; `unit`: the measure word of a row. */
  | { type: 'table'; table: Table; hideCaption?: boolean; empty?: string; shown?: number; unit?: string }
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
