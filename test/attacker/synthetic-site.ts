import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { relate } from './relations.ts';
import { linkReleases } from './releases.ts';
import { releaseOf, type PublishedFile, type PublishedPlace, type Value } from './published.ts';
import type { Recount } from './recount.ts';

/** True numbers, and which of them to hide: `place/year/column`. */
export interface Truth {
  readonly years: readonly string[];
  readonly places: readonly (Omit<PublishedPlace, 'values'> & { readonly values: Record<string, Record<string, number>> })[];
}

export const suppressed = '不公布';

/** The places that a site prints, with the columns that it prints at their level. */
export function truthOf({ years, places }: Recount, roots: readonly string[], hasFlows = true): Truth {
  const isUnder = (code: string | null): boolean =>
    code !== null && (roots.includes(code) || isUnder(places.get(code)?.parent ?? null));
  return {
    years,
    places: [...places.values()].filter(({ code }) => isUnder(code)).map((place) => ({
      ...place,
      parent: roots.includes(place.code) ? null : place.parent,
      values: Object.fromEntries(years.map((year) => [
        year,
        Object.fromEntries(Object.entries(place.values[year]!).filter(([key]) => {
          if (!hasFlows && !/^(registered|labour|measure|cause)/.test(key)) return false;
          const [, kind, group] = /^(cause|exit)_(group_)?/.exec(key) ?? [];
          if (kind === 'cause') return (place.level === 'village') === (group !== undefined);
          if (kind === 'exit') return place.level !== 'village' && (place.level === 'town') === (group !== undefined);
          return true;
        })),
      ])),
    })),
  };
}

/** One file of all places is as good as many to whoever reads all of them. */
export function publish(truth: Truth, hide: ReadonlySet<string>): PublishedFile {
  return {
    as_of: '2020-06-30',
    threshold: 5,
    suppressed,
    years: truth.years.map(Number),
    columns: [],
    places: truth.places.map((place) => ({
      ...place,
      values: Object.fromEntries(Object.entries(place.values).map(([year, cells]) => [
        year,
        Object.fromEntries(Object.entries(cells).map(([key, value]): [string, Value] => [
          key,
          hide.has(`${place.code}/${year}/${key}`) ? suppressed : value,
        ])),
      ])),
    })),
  };
}

/** Where a site keeps its data files; made when missing. */
export function registryFolder(site: string): string {
  const folder = join(site, 'data', 'registry');
  mkdirSync(folder, { recursive: true });
  return folder;
}

export function writeSite(folder: string, files: readonly PublishedFile[]): void {
  files.forEach((file, at) => writeFileSync(join(registryFolder(folder), `${String(at)}.json`), JSON.stringify(file)));
}

export const cellsOf = (truth: Truth): Map<string, number> =>
  new Map(truth.places.flatMap(({ code, values }) =>
    Object.entries(values).flatMap(([year, cells]) =>
      Object.entries(cells).map(([key, value]): [string, number] => [`${code}/${year}/${key}`, value]))));

/**
 * Hides every count from 1 to 4, then the least others until each sum with a hidden cell has two (or more). As a clerk
 * would: no sum gives a cell away by itself, several together still may.
 */
export function hideSmall(truth: Truth, { threshold = 5, inEachSum = 2 } = {}): Set<string> {
  const values = cellsOf(truth);
  const everything = releaseOf([publish(truth, new Set(values.keys()))]);
  const { system } = relate(linkReleases([everything]));
  const sums = system.rows
    .filter((row) => row.low === row.high && row.variables.every((variable) => values.has(system.variables[variable]!)))
    .map((row) => row.variables.map((variable) => system.variables[variable]!));
  const hide = new Set([...values].filter(([, value]) => value > 0 && value < threshold).map(([cell]) => cell));
  for (const [cell, value] of values) {
    const [code, year, key] = cell.split('/') as [string, string, string];
    if (!key.startsWith('measure_')) continue;
    const without = values.get(`${code}/${year}/registered`)! - value;
    if (without > 0 && without < threshold) hide.add(cell);
  }
  for (let changed = true; changed; ) {
    changed = false;
    for (const sum of sums) {
      const hidden = sum.filter((cell) => hide.has(cell)).length;
      if (hidden === 0 || hidden >= inEachSum) continue;
      const [next] = sum.filter((cell) => !hide.has(cell)).sort((a, b) => (values.get(a)! || 1e9) - (values.get(b)! || 1e9));
      if (next === undefined) continue;
      hide.add(next);
      changed = true;
    }
  }
  return hide;
}
