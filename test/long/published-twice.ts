import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../../src/release/list-files.ts';
import type { Manifest } from '../../src/release/store/manifest.ts';
import { openStore, newestTrusted } from '../../src/release/store/store.ts';
import { runNpm } from '../site/commands.ts';

interface Outcome {
  id: string;
  isUnchanged: boolean;
  rendered: number;
  pages: { added: string[]; changed: string[]; gone: string[] };
}

/** A portal that is published into two places at once: one where each release takes over what it can, one where each is made from nothing. */
export interface PublishedTwice {
  /** Folder of the site that takes over. */
  site(): string;
  manifest(): Manifest;
  /** @returns what came of it, and what is not the same in the two: nothing, when all is well */
  publish(options: { asOf: string; base?: string }): { reused: Outcome; full: Outcome; differences: string[] };
}

function compareSites(a: string, b: string): string[] {
  const [ofA, ofB] = [listFiles(a), listFiles(b)];
  const inB = new Set(ofB);
  const inA = new Set(ofA);
  const alone = [...ofA.filter((file) => !inB.has(file)), ...ofB.filter((file) => !inA.has(file))].map((file) => `${file} is only in one`);
  return [...alone, ...ofA.filter((file) => inB.has(file) && !readFileSync(join(a, file)).equals(readFileSync(join(b, file)))).map((file) => `${file} differs`)];
}

/** All that a manifest says but the second in which it was made. */
const sayings = ({ at: _, ...rest }: Manifest): [string, string][] => Object.entries(rest).map(([key, value]) => [key, JSON.stringify(value)]);

/** @param folder holds `data/` and `content/`, and gets the two places */
export function publishTwice(folder: string): PublishedTwice {
  const placeOf = (name: string): string => join(folder, name);
  const current = (name: string) => {
    const release = newestTrusted(openStore(placeOf(name)));
    if (!release) throw new Error(`nothing is published in ${name}`);
    return release;
  };
  const run = (name: string, { asOf, base }: { asOf: string; base?: string }): Outcome => {
    const portal = ['--data', join(folder, 'data'), '--content', join(folder, 'content'), '--as-of', asOf, '--published', placeOf(name)];
    const words = ['--note', '更正', '--by', '信息科', '--accept-warnings', 'yes', '--format', 'json', '--full', name === 'full' ? 'yes' : 'no'];
    const { stdout, output } = runNpm('release', [...portal, ...words, ...(base === undefined ? [] : ['--base', base])]);
    const { done } = JSON.parse(stdout.trim().split('\n').at(-1) || '{}') as { done?: Outcome };
    if (!done) throw new Error(output);
    return done;
  };
  return {
    site: () => join(current('reused').folder, 'site'),
    manifest: () => current('reused').manifest,
    publish(options) {
      const [reused, full] = [run('reused', options), run('full', options)];
      const [a, b] = [current('reused'), current('full')];
      const known = new Map(sayings(b.manifest));
      const sayOther = sayings(a.manifest).flatMap(([key, value]) => (known.get(key) === value ? [] : [`manifest: ${key} differs`]));
      return { reused, full, differences: [...compareSites(join(a.folder, 'site'), join(b.folder, 'site')), ...sayOther] };
    },
  };
}
