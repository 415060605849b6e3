import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSite } from '../src/model/create-site.ts';
import { protectRegistry } from '../src/model/registry.ts';
import { isIntact, type EarlierTree, type SearchedTree } from '../src/pipeline/earlier-tree.ts';
import { hashInputs, listInputs } from '../src/pipeline/input-files.ts';
import { copyIntact } from '../src/pipeline/intact-copy.ts';
import { makeTree, type MadeTree, type TreeRecord } from '../src/pipeline/make-tree.ts';
import { planPages } from '../src/pipeline/plan.ts';
import { hashProgram } from '../src/pipeline/program.ts';
import { auditBasis } from '../src/pipeline/audit-basis.ts';
import { listFiles } from '../src/release/list-files.ts';
import { checkPortal } from '../src/tables/check.ts';

export interface TwinOptions {
  dataDir: string;
  contentDir: string;
  asOf: string;
  /** Absolute path of a folder that gets `reused/` and `full/`. */
  folder: string;
  /** Name of the release. */
  release: string;
  base?: string;
  /** Hash of the program. */
  code?: string;
  /** The release before; without it there is only one way to make this one. */
  earlier?: EarlierTree | undefined;
}

export interface Twins {
  reused: EarlierTree & Pick<MadeTree, 'rendered'>;
  full: EarlierTree & Pick<MadeTree, 'rendered'>;
  /** Files that are only in one of them, or are not the same in both, and records that differ: none, when all is well. */
  differences: string[];
}

/**
 * What the site would be made of.
 *
 * @throws Error when the portal does not pass the check
 */
export async function planTree({ dataDir, contentDir, asOf, release, base = '/', code = hashProgram(), earlier }: Omit<TwinOptions, 'folder'>) {
  const { data, report } = await checkPortal({ dataDir, contentDir, asOf });
  if (!data) throw new Error(`the portal has errors: ${JSON.stringify(report.issues.filter(({ severity }) => severity === 'error').slice(0, 3))}`);
  const inputs = listInputs({ dataDir, contentDir });
  const site = createSite(data, await protectRegistry(data), release);
  const plan = planPages({ site, inputs, code, base, earlier: earlier?.record.pages });
  return { site, data, plan, code, contentDir, base, extra: new Map([['inputs.txt', hashInputs(inputs)]]), auditBasis: auditBasis(inputs, data, code, base) };
}

/**
 * Makes one release twice: with what an earlier tree has of it, and from nothing. Both have the same stamps, so that they have to be the same to the byte.
 *
 * @throws Error when the portal does not pass the check, or one of the trees not its audit
 */
export async function makeTwins({ folder, ...options }: TwinOptions): Promise<Twins> {
  const planned = await planTree(options);
  const make = async (name: string, earlier: SearchedTree | undefined): Promise<Twins['full']> => {
    const to = join(folder, name);
    mkdirSync(to, { recursive: true });
    const { record, rendered } = await makeTree({ folder: to, ...planned, earlier, stage: (_name, work) => Promise.resolve(work(() => undefined)), onWait: () => undefined });
    return { folder: to, record, rendered };
  };
  const full = await make('full', undefined);
  if (!options.earlier) return { reused: full, full, differences: [] };
  const { earlier } = options;
  const copy = join(folder, 'earlier');
  const damaged = await copyIntact(earlier, copy).damaged;
  const reused = await make('reused', { ...earlier, damaged, copy });
  // Taken over files are the same files: whatever was written into one was written into the earlier tree.
  const harmed = Object.keys(earlier.record.files).filter((file) => !damaged.has(file) && !isIntact(earlier, file));
  return {
    reused,
    full,
    differences: [...compareFiles(reused.folder, full.folder), ...compareRecords(reused.record, full.record), ...harmed.map((file) => `${file} of the earlier tree was changed`)],
  };
}

function compareFiles(a: string, b: string): string[] {
  const [ofA, ofB] = [new Set(listFiles(a)), new Set(listFiles(b))];
  const alone = [...[...ofA].filter((file) => !ofB.has(file)).map((file) => `${file} is only in the reused tree`), ...[...ofB].filter((file) => !ofA.has(file)).map((file) => `${file} is only in the full tree`)];
  const unlike = [...ofA].filter((file) => ofB.has(file) && !readFileSync(join(a, file)).equals(readFileSync(join(b, file))));
  return [...alone, ...unlike.map((file) => `${file} differs`)];
}

function compareRecords(a: TreeRecord, b: TreeRecord): string[] {
  const keys: (keyof TreeRecord)[] = ['pages', 'files', 'searchParts', 'auditBasis'];
  return keys.filter((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key])).map((key) => `${key} of the records differ`);
}
