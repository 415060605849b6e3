import { amendedPages, amendedTables } from '../changes/amended.ts';
import { reportDifferences } from '../changes/compare.ts';
import { findDifferences } from '../changes/find-differences.ts';
import type { LoggedRelease } from '../model/public-log.ts';
import type { TrustedRelease } from '../release/store/store.ts';
import type { CheckedPortal } from '../tables/dataset.ts';
import { readPublishedPortal } from './published-portal.ts';

/** What an undo does, and the two portals that it is about. */
export interface ComparedReleases {
  changes: Pick<LoggedRelease, 'amended' | 'pages'>;
  /** The one that will be public first. */
  portals: [next: CheckedPortal, now: CheckedPortal];
}

/**
 * What changes for the public when one release takes the place of another, as the log tells it: rows by table, and pages that show rows which change or go.
 *
 * @param now the release that is public
 * @param next the one that will be
 * @throws when the inputs of one of them cannot be read
 */
export async function compareReleases(now: TrustedRelease, next: TrustedRelease): Promise<ComparedReleases> {
  const after = await readPublishedPortal(next);
  const before = await readPublishedPortal(now, { data: after.data, inputs: next.manifest.inputs });
  const differences = findDifferences(before.data, after.data);
  const report = reportDifferences(differences, { files: { before: before.files, after: after.files } });
  return { changes: { amended: amendedTables(report), pages: amendedPages(differences, report.content) }, portals: [after.data, before.data] };
}
