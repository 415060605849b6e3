import { join } from 'node:path';
import { protectRegistry } from '../model/registry.ts';
import { readEarlierNumbers } from '../release/earlier-numbers.ts';
import type { TrustedRelease } from '../release/store/store.ts';
import type { CheckedPortal } from '../tables/dataset.ts';
import type { InputFile } from './input-files.ts';

/** What may be printed of the registry, given what the last release printed. */
export function protectAgain(data: CheckedPortal, _inputs: readonly InputFile[], _code: string, earlier: TrustedRelease | undefined, _folder: string) {
  return protectRegistry(data, earlier && readEarlierNumbers(join(earlier.folder, 'site')));
}
