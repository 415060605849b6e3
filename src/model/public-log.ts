/**
 * What has been published so far and why, as the public may know it. It comes from the releases' own records and goes into pages: the corrections
 * page and its feed, each page's list of changes, the page that stands where one disappeared, the archives of data.
 */

/** One release, as the public sees it. */
export interface LoggedRelease {
  /** Its name: `20200630-kqmztb`. */
  id: string;
  /** Day on which it was published, in China, `YYYY-MM-DD`. */
  on: string;
  /** Day that its data speaks for, `YYYY-MM-DD`. */
  asOf: string;
  /** Who published it: a post (财政局信息科), never a person's name. */
  by: string;
  /** An undo puts an earlier release back; its name stands in `returnsTo`. */
  kind: 'release' | 'undo';
  returnsTo?: string;
  /** Why something that was already public changed. Required when anything in `amended` was changed or removed. */
  note?: string;
  /** Rows of public tables, by machine name of the table; tables without a difference are left out, and so are those whose rows are people. */
  amended: { table: string; added: number; changed: number; removed: number }[];
  /** Site paths without the base, slashes at both ends (`/villages/990102100201/`), of pages that show rows which were changed or removed. Sorted. */
  pages: string[];
  /** The data of this release in one file. */
  archive?: {
    /** Site path: `/data/releases/20200630-kqmztb.zip`. */
    path: string;
    bytes: number;
    /** In hex. */
    sha256: string;
  };
  /** The archive was taken from the site: since when and why. */
  withdrawn?: { on: string; reason: string };
}

/** A page that earlier releases had and this one has not. */
export interface GonePage {
  /** Site path without the base, slashes at both ends. */
  path: string;
  /** Day of the first release without it, and that release's name. */
  on: string;
  release: string;
}

/** Which release a page's words belong to: the first in which it read as it does now. */
export interface Stamp {
  asOf: string;
  release: string;
}

export interface PublicLog {
  /** Oldest first; the last is the release that is being made. Never empty in a release; empty in a draft. */
  releases: LoggedRelease[];
  /** By path. */
  gone: GonePage[];
}

export const emptyLog: PublicLog = { releases: [], gone: [] };
