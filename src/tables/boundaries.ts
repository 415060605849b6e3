import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Portal } from '../config.ts';
import type { Raise } from './checks/context.ts';

const file = 'boundaries.json';

/** Degrees. */
export type Position = readonly [longitude: number, latitude: number];

/** The boundary of one place: polygons of rings, the outer one first, as in GeoJSON. */
export interface Boundary {
  code: string;
  polygons: Position[][][];
}

/** Boundaries that may be drawn: only with the review number (审图号) that they were given with. */
export interface Boundaries {
  reviewNumber: string;
  areas: Boundary[];
}

type JsonObject = Partial<Record<string, unknown>>;
const isObject = (json: unknown): json is JsonObject => typeof json === 'object' && json !== null && !Array.isArray(json);

/**
 * Reads `boundaries.json` of a data folder: a GeoJSON FeatureCollection whose features have a property `code`. Nothing else of a
 * feature is kept. Whatever is wrong with it is raised, never thrown. Source: 地图管理条例 (a map that is published shows its review number).
 *
 * @param regions codes of the regions table; undefined when that could not be read
 * @returns undefined without the file, or when it has an error
 */
export async function readBoundaries(dataDir: string, portal: Portal, regions: ReadonlySet<string> | undefined, raise: Raise): Promise<Boundaries | undefined> {
  const path = join(dataDir, file);
  const found = await stat(path).catch(() => undefined);
  if (!found) return undefined;
  const reviewNumber = portal.map.review_number;
  if (reviewNumber === undefined) {
    raise('boundaries-without-review-number', { file: 'portal.json', column: 'map.review_number' }, `有 ${file}，却没有写审图号`);
  }
  const areas = found.isFile() ? await readAreas(path, regions, raise) : undefined;
  if (!found.isFile()) raise('boundaries-invalid', { file }, `${file} 不是普通文件`);
  return areas && reviewNumber !== undefined ? { reviewNumber, areas } : undefined;
}

async function readAreas(path: string, regions: ReadonlySet<string> | undefined, raise: Raise): Promise<Boundary[] | undefined> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path)));
  } catch {
    raise('boundaries-invalid', { file }, `${file} 不是 UTF-8 编码的有效 JSON`);
    return undefined;
  }
  if (!isObject(json) || json.type !== 'FeatureCollection' || !Array.isArray(json.features) || json.features.length === 0) {
    raise('boundaries-invalid', { file }, `${file} 不是有内容的 FeatureCollection`);
    return undefined;
  }
  const areas: Boundary[] = [];
  const codes = new Set<string>();
  let isWhole = true;
  const refuse = (index: number, name: string, message: string, code: 'boundaries-invalid' | 'boundaries-region-unknown' = 'boundaries-invalid'): void => {
    isWhole = false;
    raise(code, { file, column: `features.${index}.${name}` }, message);
  };
  for (const [index, feature] of (json.features as unknown[]).entries()) {
    const properties = isObject(feature) && isObject(feature.properties) ? feature.properties : {};
    const { code } = properties;
    const polygons = isObject(feature) ? readPolygons(feature.geometry) : undefined;
    if (typeof code !== 'string' || !/^\d{12}$/.test(code)) refuse(index, 'properties.code', '没有 12 位区划代码（要加引号）');
    else if (codes.has(code)) refuse(index, 'properties.code', `代码“${code}”出现两次`);
    else if (regions && !regions.has(code)) refuse(index, 'properties.code', `代码“${code}”在区划表中没有`, 'boundaries-region-unknown');
    else if (!polygons) refuse(index, 'geometry', '不是 Polygon 或 MultiPolygon，或有的点不是经度、纬度');
    else areas.push({ code, polygons });
    if (typeof code === 'string') codes.add(code);
  }
  return isWhole ? areas : undefined;
}

const isPosition = (point: unknown): point is Position =>
  Array.isArray(point) && point.length >= 2 && isWithin(point[0], 180) && isWithin(point[1], 90);
const isWithin = (degrees: unknown, most: number): boolean => typeof degrees === 'number' && Math.abs(degrees) <= most;

/** A ring is closed and so has at least four points. */
const isRing = (ring: unknown): ring is Position[] => Array.isArray(ring) && ring.length >= 4 && ring.every(isPosition);
const isPolygon = (polygon: unknown): polygon is Position[][] => Array.isArray(polygon) && polygon.length > 0 && polygon.every(isRing);

function readPolygons(geometry: unknown): Position[][][] | undefined {
  if (!isObject(geometry)) return undefined;
  const polygons: unknown = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : undefined;
  if (!Array.isArray(polygons) || polygons.length === 0 || !polygons.every(isPolygon)) return undefined;
  return polygons.map((polygon) => polygon.map((ring) => ring.map(([longitude, latitude]) => [longitude, latitude] as const)));
}
