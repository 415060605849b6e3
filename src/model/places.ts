import type { Portal } from '../config.ts';
import { ancestorCodes, isWithin, regionLevel, regionLevelNames, type RegionLevel, type Row } from '../schema/index.ts';
import { placePath } from './addresses.ts';
import { compare, groupBy } from './values.ts';
import type { Link, Value } from './views.ts';

export interface Place {
  code: string;
  name: string;
  level: RegionLevel;
  levelLabel: string;
  parent: Place | undefined;
  children: Place[];
  formerNames: string[];
  formerCodes: string[];
  /** Inside the region that the portal covers; only such places have pages. */
  covered: boolean;
}

/** The places of a portal as a tree. Source: regions table; a parent is the longest shorter prefix present. */
export interface Places {
  /** What the portal covers: its region and the places beside it. */
  roots: Place[];
  all: Place[];
  get(code: string): Place;
  /** The place and everything above it that is covered, nearest first. */
  upward(code: string): Place[];
  /** The lowest place that holds all the given ones; undefined when only something outside the portal does. */
  common(codes: readonly string[]): Place | undefined;
  /** Full name for telling namesakes apart: 青石县新桥镇新桥村. */
  fullName(code: string): string;
  link(code: string): Link;
  /** The place as a link, or only its name where it lies outside the portal and has no page. */
  value(code: string): Value;
  /** Ladder upward as links, highest first, from the list of places, without the place itself. */
  crumbs(code: string): Link[];
  namesakes(place: Place): Place[];
  of(level: RegionLevel): Place[];
  /** The county-level ancestor or the place itself; undefined for places above counties. */
  countyOf(code: string): Place | undefined;
}

/**
 * @param rows rows of the regions table, already checked
 * @throws RangeError when asked for a code that is not in the table: the checks have made sure that it is
 */
export function createPlaces(rows: readonly Row<'regions'>[], portal: Portal): Places {
  const rootCodes = [portal.region, ...portal.also_covers];
  const byCode = new Map<string, Place>();
  for (const row of [...rows].sort((a, b) => compare(a.code, b.code))) {
    const level = regionLevel(row.code);
    if (!level) continue;
    byCode.set(row.code, {
      code: row.code,
      name: row.name,
      level,
      levelLabel: regionLevelNames[level],
      parent: undefined,
      children: [],
      formerNames: row.former_names ?? [],
      formerCodes: row.former_codes ?? [],
      covered: rootCodes.some((root) => isWithin(row.code, root)),
    });
  }
  for (const place of byCode.values()) {
    const parentCode = ancestorCodes(place.code).find((code) => byCode.has(code));
    if (!parentCode) continue;
    place.parent = byCode.get(parentCode);
    place.parent?.children.push(place);
  }
  const all = [...byCode.values()];
  const sameName = groupBy(
    all.filter((place) => place.covered),
    (place) => `${place.level}:${place.name}`,
  );

  const get = (code: string): Place => {
    const place = byCode.get(code);
    if (!place) throw new RangeError(`no region ${code}`);
    return place;
  };
  const upward = (code: string): Place[] => {
    const path: Place[] = [];
    for (let place: Place | undefined = get(code); place?.covered; place = place.parent) path.push(place);
    return path;
  };
  const link = (code: string): Link => {
    const place = get(code);
    return { text: place.name, href: place.level === 'province' ? '/places/' : placePath(place.level, code) };
  };

  return {
    roots: rootCodes.map(get),
    all,
    get,
    upward,
    common(codes) {
      const [first, ...rest] = codes.map(upward);
      return first?.find((place) => rest.every((path) => path.includes(place)));
    },
    fullName: (code) =>
      upward(code)
        .filter((place) => place.level !== 'city' || place.code === code)
        .reverse()
        .map((place) => place.name)
        .join(''),
    link,
    value: (code) => (get(code).covered ? { link: link(code) } : get(code).name),
    crumbs: (code) => [
      { text: '各地', href: '/places/' },
      ...upward(code)
        .slice(1)
        .filter((place) => place.level !== 'province')
        .reverse()
        .map((place) => link(place.code)),
    ],
    namesakes: (place) => (sameName.get(`${place.level}:${place.name}`) ?? []).filter((other) => other !== place),
    of: (level) => all.filter((place) => place.covered && place.level === level),
    countyOf: (code) => upward(code).find((place) => place.level === 'county'),
  };
}
