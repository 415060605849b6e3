import { realpathSync } from 'node:fs';
import { basename, dirname } from 'node:path';

/** The folder of the public site itself, not the link to it: its name tells one release from another. Undefined when nothing is public. */
export function findPublicSite(currentLink: string): string | undefined {
  try {
    return realpathSync(currentLink);
  } catch {
    return undefined;
  }
}

/** The release that a site is of: `…/releases/20200630-abcdef/site`. */
export const releaseOfSite = (site: string): string => basename(dirname(site));
