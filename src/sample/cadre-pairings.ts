import type { Row } from '../schema/index.ts';
import { yearOf } from './days.ts';
import type { Village } from './place-types.ts';
import type { Random } from './random.ts';
import { supportTeamsOf } from './village-support.ts';

/** Cadres of the unit that helps a village, each with a household, year by year until the village left; the running year is not counted yet. */
export function cadrePairingsOf(village: Village, random: Random): Row<'cadre_pairings'>[] {
  const department = supportTeamsOf(village, random).find(({ role }) => role === 'department');
  if (!department || village.nothingYet || village.designation === 'other') return [];
  const own = random.split(`cadres/${village.code}`);
  const most = Math.max(3, Math.min(14, Math.floor(village.registered.households / 4)));
  const last = village.exitedOn ? yearOf(village.exitedOn) : 2020;
  return [2016, 2017, 2018, 2019, 2020]
    .filter((year) => year <= last && year > village.listedYear)
    .map((year) => {
      const cadres = own.int(3, most);
      const lagging = own.weighted([
        [0, 55],
        [1, 30],
        [2, 15],
      ]);
      return {
        village_code: village.code,
        unit: department.unit,
        year,
        cadres,
        households: cadres,
        raised: year === 2020 ? undefined : cadres - lagging,
      };
    });
}
