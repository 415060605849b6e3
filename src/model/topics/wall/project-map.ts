import type { Boundary } from '../../../tables/boundaries.ts';
import type { BoundaryMap } from '../../views.ts';

/** Box that a map is fitted into; the height is what the land needs. */
const width = 1000;
const mostHeight = 1000;
const margin = 10;

type Point = readonly [x: number, y: number];

/**
 * Draws boundaries as paths of an SVG: degrees of longitude are shortened by the cosine of the middle latitude (equirectangular), which is right
 * enough for a county or a province.
 *
 * @param areas not empty
 */
export function projectMap(areas: readonly Boundary[]): { width: number; height: number; paths: Pick<BoundaryMap['areas'][number], 'path' | 'x' | 'y'>[] } {
  const all = areas.flatMap(({ polygons }) => polygons.flat(2));
  const [west, east] = rangeOf(all.map(([longitude]) => longitude));
  const [south, north] = rangeOf(all.map(([, latitude]) => latitude));
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const across = Math.max((east - west) * narrowing, 1e-9);
  const down = Math.max(north - south, 1e-9);
  const scale = Math.min((width - 2 * margin) / across, (mostHeight - 2 * margin) / down);
  const project = ([longitude, latitude]: Point): Point => [round((longitude - west) * narrowing * scale + margin), round((north - latitude) * scale + margin)];
  return {
    width: Math.ceil(across * scale + 2 * margin),
    height: Math.ceil(down * scale + 2 * margin),
    paths: areas.map(({ polygons }) => {
      const rings = polygons.map((polygon) => polygon.map((ring) => withoutRepeats(ring.map(project))));
      const path = rings.flat().map((ring) => `M${ring.map(([x, y]) => `${x} ${y}`).join('L')}Z`).join('');
      // The name stands in the middle of the largest piece.
      const largest = rings.map(([outer = []]) => outer).sort((a, b) => boxSize(b) - boxSize(a))[0] ?? [];
      return { path, x: round(middleOf(largest.map(([x]) => x))), y: round(middleOf(largest.map(([, y]) => y))) };
    }),
  };
}

const round = (number: number): number => Math.round(number * 10) / 10;

function rangeOf(numbers: readonly number[]): [least: number, most: number] {
  let [least, most] = [Infinity, -Infinity];
  for (const number of numbers) [least, most] = [Math.min(least, number), Math.max(most, number)];
  return [least, most];
}

const middleOf = (numbers: readonly number[]): number => rangeOf(numbers).reduce((sum, number) => sum + number / 2, 0);

function boxSize(ring: readonly Point[]): number {
  const [left, right] = rangeOf(ring.map(([x]) => x));
  const [top, bottom] = rangeOf(ring.map(([, y]) => y));
  return (right - left) * (bottom - top);
}

/** Points that fall together once rounded are one. */
const withoutRepeats = (ring: readonly Point[]): Point[] => ring.filter(([x, y], index) => index === 0 || x !== ring[index - 1]![0] || y !== ring[index - 1]![1]);
