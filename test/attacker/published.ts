import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Value = number | string;
export type Level = 'village' | 'town' | 'county' | 'city' | 'province';

export interface PublishedPlace {
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  readonly parent: string | null;
  /** By year, then by column. A column that this level does not print is absent. */
  readonly values: Readonly<Record<string, Readonly<Record<string, Value>>>>;
  /** By year, the columns that an earlier release printed and this one hides; without numbers. */
  readonly withdrawn?: Readonly<Record<string, readonly string[]>>;
}

/** One file of data/registry/, as anybody can download it. */
export interface PublishedFile {
  readonly as_of: string;
  readonly threshold: number;
  /** The one word that stands for every hidden number. */
  readonly suppressed: string;
  readonly years: readonly number[];
  readonly columns: readonly { readonly key: string; readonly table: string; readonly title: string; readonly unit: string }[];
  readonly places: readonly PublishedPlace[];
}

/** All that one release prints about the registry. */
export interface Release {
  readonly years: readonly string[];
  readonly places: ReadonlyMap<string, PublishedPlace>;
  readonly children: ReadonlyMap<string, readonly string[]>;
}

export function releaseOf(files: readonly PublishedFile[]): Release {
  const places = new Map<string, PublishedPlace>();
  const years = new Set<string>();
  for (const file of files) {
    for (const place of file.places) {
      const earlier = places.get(place.code);
      if (earlier && JSON.stringify(earlier) !== JSON.stringify(place)) {
        throw new Error(`Two files print ${place.code} differently.`);
      }
      places.set(place.code, place);
      for (const [year, cells] of Object.entries(place.values)) {
        years.add(year);
        for (const [key, value] of Object.entries(cells)) {
          if (typeof value === 'string' ? value !== file.suppressed : !Number.isInteger(value) || value < 0) {
            throw new Error(`${place.code}/${year}/${key} is neither a count nor the word for a hidden one.`);
          }
        }
      }
    }
  }
  const children = new Map<string, string[]>();
  for (const { code, parent } of places.values()) {
    if (parent === null) continue;
    if (!places.has(parent)) throw new Error(`${code} is summed into ${parent}, which is not published.`);
    children.set(parent, [...(children.get(parent) ?? []), code]);
  }
  return { years: [...years].sort(), places, children };
}

/**
 * @param folder a finished site, such as `dist/`
 * @param counties codes of the only counties to read, each as if it lay under nothing; all places when left out
 */
export function readRelease(folder: string, counties?: readonly string[]): Release {
  const registry = join(folder, 'data', 'registry');
  if (!existsSync(registry)) throw new Error(`${folder} has no data/registry/.`);
  const names = readdirSync(registry).filter((name) => name.endsWith('.json')).sort();
  const wanted = counties?.map((code) => `${code}.json`);
  const missing = wanted?.find((name) => !names.includes(name));
  if (missing) throw new Error(`${folder} has no data/registry/${missing}.`);
  const files = (wanted ?? names).map((name) => JSON.parse(readFileSync(join(registry, name), 'utf8')) as PublishedFile);
  if (!counties) return releaseOf(files);
  const alone = (place: PublishedPlace): PublishedPlace => (counties.includes(place.code) ? { ...place, parent: null } : place);
  return releaseOf(files.map((file) => ({ ...file, places: file.places.map(alone) })));
}
