/**
 * Region codes of 12 digits, PPCCXXTTTVVV: GB/T 2260 (province, city, county) and GB/T 10114 (town), then the
 * village number of the statistical code. Trailing zeros show the level.
 */
export const regionLevels = ['province', 'city', 'county', 'town', 'village'] as const;
export type RegionLevel = (typeof regionLevels)[number];

const prefixLengths: Record<RegionLevel, number> = { province: 2, city: 4, county: 6, town: 9, village: 12 };

/** The level a well-formed 12-digit code stands for, or undefined when the code skips to nothing (all zeros). */
export function regionLevel(code: string): RegionLevel | undefined {
  if (!/^\d{12}$/.test(code) || /^00/.test(code)) return undefined;
  if (!code.endsWith('000')) return 'village';
  if (!code.endsWith('000000')) return 'town';
  if (!code.endsWith('00000000')) return 'county';
  if (!code.endsWith('0000000000')) return 'city';
  return 'province';
}

/** Codes of the places that could hold this one, nearest first: a village's town, county, city, province. */
export function ancestorCodes(code: string): string[] {
  const level = regionLevel(code);
  if (!level) return [];
  return regionLevels
    .slice(0, regionLevels.indexOf(level))
    .reverse()
    .map((above) => code.slice(0, prefixLengths[above]).padEnd(12, '0'));
}

/** True when `code` is `place` or lies under it by its digits. */
export function isWithin(code: string, place: string): boolean {
  const level = regionLevel(place);
  return level !== undefined && code.startsWith(place.slice(0, prefixLengths[level]));
}

export const regionLevelNames: Record<RegionLevel, string> = {
  province: '省级',
  city: '市级',
  county: '县级',
  town: '乡级',
  village: '村级',
};
