import type { Row } from '../schema/index.ts';
import { addDays, officeDay } from './days.ts';
import type { Village } from './place-types.ts';
import type { Random } from './random.ts';

/** One thing to have, two not to worry about, four to be sure of. Source: 一有两不愁四保障, before anybody leaves (Qianjiang). */
const items = [
  ['有稳定收入来源', '户户有稳定收入', '大部分农户收入稳定'],
  // Of these three nothing is left to do.
  ['不愁吃', '全部达到', undefined],
  ['不愁穿', '全部达到', undefined],
  ['义务教育有保障', '无失学辍学', undefined],
  ['基本医疗有保障', '全部参保', '还在参保'],
  ['住房安全有保障', '无危房', '危房正在改造'],
  ['饮水安全有保障', '水质水量达标', '管网正在改造'],
] as const;

/** The local standard, for the scattered villages and some of the others; a third were last looked at more than a year ago. */
export function securedLifeOf(village: Village, random: Random): Row<'checklists'>[] {
  const own = random.split(`secured-life/${village.code}`);
  if (village.nothingYet || !(village.designation === 'scattered' || own.chance(0.15))) return [];
  const checked = officeDay(addDays(own.chance(0.33) ? '2018-10-15' : '2019-10-14', own.int(0, 40)));
  // What was not in order then was looked at again.
  const again = officeDay(addDays(checked, own.int(60, 110)));
  return items.map(([item, good, bad]) => {
    const atOnce = own.chance(village.exitedOn ? 0.95 : 0.85) || bad === undefined;
    const met = atOnce || own.chance(0.55);
    return {
      village_code: village.code,
      standard: '一有两不愁四保障',
      item,
      target: '达标',
      actual: met ? good : bad,
      met,
      checked_on: atOnce ? checked : again,
    };
  });
}
