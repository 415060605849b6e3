import type { Row } from '../schema/index.ts';
import { addDays, officeDay } from './days.ts';
import type { Village } from './place-types.ts';
import type { Random } from './random.ts';
import { supportTeamsOf } from './village-support.ts';

const eightHaves = [
  '有“双强”班子',
  '有科学规划',
  '有高效农田',
  '有特色产业',
  '有配套设施',
  '有保障机制',
  '有整洁村容',
  '有文明村风',
];

const checkDay = (own: Random): string => officeDay(addDays('2019-10-14', own.int(0, 40)));

/** 八有, for every village of the programme (223 of them in Huai'an); most that have left meet all. */
export function eightHavesOf(village: Village, random: Random): Row<'checklists'>[] {
  const own = random.split(`eight-haves/${village.code}`);
  const checked = village.nothingYet ? officeDay(addDays('2020-05-25', own.int(0, 20))) : checkDay(own);
  const chance = village.nothingYet ? 0.45 : village.exitedOn ? 0.985 : 0.85;
  return eightHaves.map((item) => {
    const met = own.chance(chance);
    return { village_code: village.code, standard: '八有', item, target: '达标', actual: met ? '达标' : '基本达标', met, checked_on: checked };
  });
}

const fiveOnes = [
  ['一名联系领导', 'leader'],
  ['一个帮扶部门', 'department'],
  ['一个驻村工作组', 'working_group'],
  ['一名第一书记', 'first_secretary'],
  ['一名农技员', 'technician'],
] as const;

/** 五个一, for every village of the programme (11,501 of them in Sichuan), as its support teams stand. */
export function fiveOnesOf(village: Village, random: Random): Row<'checklists'>[] {
  const teams = new Set(supportTeamsOf(village, random).map(({ role }) => role));
  const own = random.split(`five-ones/${village.code}`);
  const checked = village.nothingYet ? officeDay(addDays('2020-06-08', own.int(0, 10))) : checkDay(own);
  return fiveOnes.map(([item, role]) => {
    const met = teams.has(role);
    return { village_code: village.code, standard: '五个一', item, target: '到位', actual: met ? '到位' : '正在选派', met, checked_on: checked };
  });
}
