import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors.ts';

/** As disclosure control asks for it (this room and that one do not see each other). What an earlier release printed of a place, year and column: the number, that it was withheld, or that a still earlier one had printed it. */
export type EarlierNumbers = (code: string, year: number, key: string) => number | 'withheld' | 'printed' | undefined;

interface EarlierPlace {
  code: string;
  values: Record<string, Record<string, number | string>>;
  withdrawn?: Record<string, string[]>;
}

const folder = join('data', 'registry');

/**
 * Reads what a finished site says of the registry, from the files that everybody can download. Only what was published is looked at.
 *
 * @param site folder of an earlier release
 * @returns undefined when it says nothing of a registry, or is no site
 * @throws UserError when its files cannot be read: what was printed before has to be known before more is
 */
export function readEarlierNumbers(site: string): EarlierNumbers | undefined {
  const path = join(site, folder);
  if (!existsSync(path)) return undefined;
  const places = new Map<string, EarlierPlace>();
  for (const file of readdirSync(path).filter((name) => name.endsWith('.json')).sort()) {
    for (const place of readPlaces(join(path, file))) places.set(place.code, place);
  }
  return (code, year, key) => {
    const place = places.get(code);
    const value = place?.values[year]?.[key];
    if (value === undefined) return undefined;
    if (typeof value === 'number') return value;
    return place?.withdrawn?.[year]?.includes(key) ? 'printed' : 'withheld';
  };
}

function readPlaces(file: string): EarlierPlace[] {
  try {
    const { places } = JSON.parse(readFileSync(file, 'utf8')) as { places: EarlierPlace[] };
    if (!places.every(({ code, values }) => typeof code === 'string' && typeof values === 'object')) throw new Error('not of its form');
    return places;
  } catch (cause) {
    throw new UserError('读不了上次发布的建档立卡数据', {
      where: file,
      hint: '用 --earlier 指明完好的上一版网站文件夹；确实没有发布过的，请换一个输出文件夹',
      atDesk: '请联系技术人员从备份恢复这个文件',
      cause,
    });
  }
}
