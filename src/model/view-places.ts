import type { Fact, Link, Meta, NoticeCard, Part, Table } from './view-parts.ts';

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
