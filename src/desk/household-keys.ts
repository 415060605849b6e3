import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FindHouseholdKey } from '../tables/household-keys.ts';
import { readHouseholdKeys } from '../tables/read-household-keys.ts';
import { filesOfTable } from './table-files.ts';

let last: { key: string; find: Promise<FindHouseholdKey> } | undefined;

/** The finder of the keys that the registry has now. It is made again only once its file has changed: a province has 1.1 million keys. */
export function currentHouseholdKeys(dataDir: string): Promise<FindHouseholdKey> {
  const paths = filesOfTable(readdirSync(dataDir), 'registry').map((name) => join(dataDir, name));
  const key = paths.map((path) => `${path} ${statSync(path).size} ${statSync(path).mtimeMs}`).join('\n');
  if (last?.key !== key) last = { key, find: readHouseholdKeys(dataDir) };
  return last.find;
}
