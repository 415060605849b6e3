import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { PublishedNumbers } from '../disclosure/protect.ts';
import { restoreNumbers, storeNumbers, type StoredNumbers } from '../disclosure/stored-numbers.ts';
import { UserError } from '../errors.ts';
import { protectRegistry } from '../model/registry.ts';
import { registryDesign } from '../model/registry-population.ts';
import { readEarlierNumbers, type EarlierNumbers } from '../release/earlier-numbers.ts';
import { isTrusted, readEvents, readRelease, releaseFolder, type Store, type TrustedRelease } from '../release/store/store.ts';
import type { CheckedPortal } from '../tables/dataset.ts';
import type { TableName } from '../schema/index.ts';
import { isIntact } from './earlier-tree.ts';
import { sha256, type InputFile } from './input-files.ts';

/** Name of the file beside a release's manifest that keeps what was decided about its registry. */
export const numbersFile = 'numbers.bin';

/** Tables that the registry is counted with, and limits stated from. */
export const countedTables: readonly TableName[] = ['regions', 'villages', 'village_years', 'registry', 'registry_events'];

/** Only whole years that are over are counted. */
export const countedTime = (asOf: string): string => `${asOf.slice(0, 4)}${asOf.endsWith('-12-31') ? '-12-31' : ''}`;

/** What a release keeps of it in its manifest: what it was made from, and the hash of its file. */
export interface KeptNumbers {
  key: string;
  sha256: string;
}

export interface Protected {
  registry: PublishedNumbers | undefined;
  /** Writes the file into the release's folder. Undefined without a registry. */
  keep?: (folder: string) => KeptNumbers;
}

/** Everything that the numbers depend on but what was printed before. */
function keyOf({ tables, portal, asOf }: CheckedPortal, inputs: readonly InputFile[], code: string): string {
  const files = countedTables.map((name) => [name, inputs.find(({ file }) => file === `data/${tables[name]?.file ?? ''}`)?.sha256]);
  return sha256(JSON.stringify([code, files, portal.region, portal.also_covers, portal.disclosure, countedTime(asOf)]));
}

/** The numbers that the earlier release kept, if its registry was this one and its file is as it was written. */
function readKept({ folder, manifest }: TrustedRelease, key: string): PublishedNumbers | undefined {
  if (manifest.numbers?.key !== key) return undefined;
  try {
    const packed = readFileSync(join(folder, numbersFile));
    if (sha256(packed) !== manifest.numbers.sha256) return undefined;
    const bytes = gunzipSync(packed);
    const start = bytes.readUInt32LE(0) + 4;
    const head = JSON.parse(bytes.toString('utf8', 4, start)) as StoredNumbers['head'];
    // A copy, because the numbers need not begin where an Int32Array may.
    const values = new Int32Array(new Uint8Array(bytes.subarray(start)).buffer);
    return restoreNumbers({ head, values }, registryDesign);
  } catch {
    return undefined;
  }
}

function keepNumbers(numbers: PublishedNumbers, key: string, folder: string): KeptNumbers {
  const { head, values } = storeNumbers(numbers);
  const text = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const packed = gzipSync(Buffer.concat([length, text, Buffer.from(values.buffer)]), { level: 1 });
  writeFileSync(join(folder, numbersFile), packed, { mode: 0o600 });
  return { key, sha256: sha256(packed) };
}

/** Whether a file of a site says what may be printed of the registry, for everybody to download. */
const isOfRegistry = (file: string): boolean => file.startsWith('data/registry/');

/**
 * What the earlier release printed, from its files as they were released.
 *
 * @throws UserError when one of them was edited or is gone: it no longer says what people have read
 */
function readPrinted({ folder, manifest }: TrustedRelease): EarlierNumbers | undefined {
  const site = join(folder, 'site');
  const edited = Object.keys(manifest.files).find((file) => isOfRegistry(file) && !isIntact({ folder: site, record: manifest }, file));
  if (edited === undefined) return readEarlierNumbers(site);
  throw new UserError('上次发布的建档立卡数据被改动过，或已经不在，不知道公众看到过哪些数', {
    where: join(site, edited),
    hint: '从备份恢复这个文件后再发布；还有哪些文件不对，用 npm run verify 查',
    atDesk: '请联系技术人员从备份恢复这个文件，再发布；还有哪些文件不对，在“历史”里点“核对公开的文件”',
  });
}

/** Whether a release said anything of the registry. */
const printsRegistry = ({ manifest }: TrustedRelease): boolean => manifest.numbers !== undefined || Object.keys(manifest.files).some(isOfRegistry);

/**
 * The release whose numbers of the registry the next ones must not contradict: the last that was made public with any, though it may have been taken back, and though
 * the registry was left out since. Once its folder is gone nobody can tell them any more, and those of the one before have to do.
 *
 * @returns undefined when none is left that had any
 * @throws UserError when it is there and is not what was released: whoever can restore it must, or decide that it is lost
 */
export function lastPublished(store: Store): TrustedRelease | undefined {
  const history = readEvents(store);
  for (const { kind, id } of history.events.toReversed()) {
    if (kind !== 'release' || !existsSync(releaseFolder(store, id))) continue;
    const release = readRelease(store, id, history);
    if (!isTrusted(release)) {
      throw new UserError(`不知道公众从以前的发布看到过建档立卡的哪些数，没有发布：${release.why}`, {
        where: releaseFolder(store, id),
        hint: `从备份恢复 releases 里的 ${id} 再发布；没有备份时，删去它再发布，它公布过的数就不再有保护。正在公开的网站没有改动`,
        atDesk: '请联系技术人员从备份恢复这个文件夹。正在公开的网站没有改动',
      });
    }
    if (printsRegistry(release)) return release;
  }
  return undefined;
}

/**
 * What may be printed of the registry, given what the last release printed. The same registry as then has the same numbers, so they are not worked out again:
 * the choice was audited when it was made, and printing it once more tells nobody more.
 *
 * @param earlier the last release that was made public, taken back or not
 * @param isForgotten the households were not read, because their numbers are kept: nothing can be counted
 * @throws UserError when the registry cannot be published safely
 */
export function protectAgain(data: CheckedPortal, inputs: readonly InputFile[], code: string, earlier: TrustedRelease | undefined, isForgotten = false): Protected {
  const key = keyOf(data, inputs, code);
  const kept = earlier && readKept(earlier, key);
  if (isForgotten && !kept) throw new Error('the numbers of households that were not read are not kept');
  const registry = kept ?? protectRegistry(data, earlier && readPrinted(earlier));
  return { registry, ...(registry && { keep: (folder) => keepNumbers(registry, key, folder) }) };
}
