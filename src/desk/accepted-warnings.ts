import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ChangeReport, ChangeWarning } from '../changes/report.ts';
import { findUnaccepted, warningsOfCheck } from '../tables/accepted-warnings.ts';
import type { Report } from '../tables/issue.ts';

/** Warnings that nobody has accepted yet: of what changes, and how many of the check. */
export interface NewWarnings {
  ofChanges: ChangeWarning[];
  ofCheck: number;
}

/** What was accepted with the release that is public. Whatever is wrong with its manifest, nothing was: then one is asked once more, and the release command judges. */
function readAccepted(site: string | undefined): { key: string }[] {
  if (site === undefined) return [];
  try {
    const { warnings } = JSON.parse(readFileSync(join(dirname(site), 'manifest.json'), 'utf8')) as { warnings: { accepted: { key: string }[] } };
    return warnings.accepted.map(({ key }) => ({ key }));
  } catch {
    return [];
  }
}

/** @param site folder of the public site, in its release's folder */
export function findNewWarnings(check: Report | undefined, changes: ChangeReport, site: string | undefined): NewWarnings {
  const accepted = readAccepted(site);
  return {
    ofChanges: findUnaccepted(changes.warnings, accepted),
    ofCheck: check ? findUnaccepted(warningsOfCheck(check), accepted).length : 0,
  };
}
