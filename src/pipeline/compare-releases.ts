import { amendedPages, amendedTables } from '../changes/amended.ts';
import { reportDifferences } from '../changes/compare.ts';
import { findDifferences } from '../changes/find-differences.ts';
import type { LoggedRelease } from '../model/public-log.ts';
import type { TrustedRelease } from '../release/store/store.ts';
import { readPublishedPortal } from './published-portal.ts';

/**
 * What changes for the public when one release takes the place of another, as the log tells it: rows by table, and pages that show rows which change or go.
 *
 * @param now the release that is public
 * @param next the one that will be
 * @throws when the inputs of one of them cannot be read
 */
export async function compareReleases(now: TrustedRelease, next: TrustedRelease): Promise<Pick<LoggedRelease, 'amended' | 'pages'>> {
  const after = await readPublishedPortal(next);
  const before = await readPublishedPortal(now, { data: after.data, inputs: next.manifest.inputs });
  const differences = findDifferences(before.data, after.data);
  const changes = reportDifferences(differences, { files: { before: before.files, after: after.files } });
  return { amended: amendedTables(changes), pages: amendedPages(differences, changes.content) };
}
