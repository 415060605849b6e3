import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ChangeReport, ChangeWarning } from '../changes/report.ts';
import type { Report } from '../tables/issue.ts';

/** Warnings that nobody has accepted yet: of what changes, and how many of the check. */
export interface NewWarnings {
  ofChanges: ChangeWarning[];
  ofCheck: number;
}

const keyOf = ({ code, message }: { code: string; message: string }): string => `${code}\n${message}`;

/** What was accepted with the release that is public. Whatever is wrong with its manifest, nothing was: then one is asked once more, and the release command judges. */
function readAccepted(site: string | undefined): Set<string> {
  if (site === undefined) return new Set();
  try {
    const { warnings } = JSON.parse(readFileSync(join(dirname(site), 'manifest.json'), 'utf8')) as { warnings: { accepted: { code: string; message: string }[] } };
    return new Set(warnings.accepted.map(keyOf));
  } catch {
    return new Set();
  }
}

/** @param site folder of the public site, in its release's folder */
export function findNewWarnings(check: Report | undefined, changes: ChangeReport, site: string | undefined): NewWarnings {
  const accepted = readAccepted(site);
  const isNew = (warning: { code: string; message: string }): boolean => !accepted.has(keyOf(warning));
  return {
    ofChanges: changes.warnings.filter(isNew),
    ofCheck: (check?.issues ?? []).filter((issue) => issue.severity === 'warning' && isNew(issue)).length,
  };
}
