import type { CheckedPortal } from '../tables/dataset.ts';
import { bodyFileOf } from '../tables/notice-body.ts';
import { findDifferences, shownDifference, type Differences } from './find-differences.ts';
import { noticeChanges } from './notices.ts';
import { fileChanges, portalChanges, type FileHashes } from './other-inputs.ts';
import type { ChangeReport } from './report.ts';
import { sumChanges } from './sums.ts';
import { mostRows, tableChanges } from './table-changes.ts';
import { findWarnings } from './warnings/index.ts';

/** What is compared besides the tables, and how much is listed. */
export interface CompareOptions {
  /** Other files that pages are made of, by path, with their SHA-256: those of the content folder as `content/…`. */
  files?: { before: FileHashes; after: FileHashes };
  /** Rows listed of each table as added, changed, removed. */
  most?: number;
}

/**
 * What would change for the public if the second portal were published in the place of the first. The caller fills in `since`. Pure: no clock, no file.
 *
 * @param before what is published; undefined when nothing is: then everything is new and no note is needed
 */
export const comparePortals = (before: CheckedPortal | undefined, after: CheckedPortal, options: CompareOptions = {}): ChangeReport =>
  reportDifferences(findDifferences(before, after), options);

/** The same, for whoever also wants to know the pages (`amendedPages`): the rows are matched once. */
export function reportDifferences(differences: Differences, { files = { before: {}, after: {} }, most = mostRows }: CompareOptions = {}): ChangeReport {
  const { before, after } = differences;
  const sums = sumChanges(differences);
  const content = fileChanges(files.before, files.after);
  const portal = portalChanges(before?.data.portal, after.data.portal);
  return {
    asOf: { ...(before && { before: before.data.asOf }), after: after.data.asOf },
    tables: tableChanges(differences, most),
    sums,
    notices: noticeChanges(differences),
    content,
    portal,
    warnings: findWarnings(differences, sums),
    needsNote: before !== undefined && amendsPublic(differences, content, portal),
  };
}

/** Whether anything that the public can already see is changed or goes. What is only added amends nothing. */
function amendsPublic(differences: Differences, content: ChangeReport['content'], portal: ChangeReport['portal']): boolean {
  const rows = [...differences.tables.keys()].some((table) => {
    const { changed, removed } = shownDifference(differences, table)!;
    return changed.length + removed.length > 0;
  });
  const hidden = waitingBodies(differences);
  return rows || content.some(({ file, what }) => what !== 'added' && !hidden.has(file)) || portal.some(({ before }) => before !== undefined);
}

/** Texts of notices that no reader has seen yet. */
function waitingBodies({ before }: Differences): Set<string> {
  const all = before?.data.tables.notices?.rows ?? [];
  const files = (shown: boolean): string[] =>
    all.flatMap(({ published_on: day, body }) => ((day <= before!.data.asOf) === shown ? (bodyFileOf(body) ?? []) : [])).map((name) => `content/notices/${name}`);
  const seen = new Set(files(true));
  return new Set(files(false).filter((file) => !seen.has(file)));
}
