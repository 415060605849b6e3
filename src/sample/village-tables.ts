import type { Row } from '../schema/index.ts';
import { officialAmount, wan } from './amounts.ts';
import { addDays, officeDay, yearOf } from './days.ts';
import { householdsOf, isRegistered, registryDays } from './people.ts';
import type { County, Village } from './place-types.ts';
import { eightHavesOf, fiveOnesOf } from './village-standards.ts';
import type { Random } from './random.ts';
import { sampleAsOf } from './scales.ts';

/** Income by year up to the last whole year: it grows, unevenly; a few years were never reported. */
export function villageYears(village: Village, random: Random): Row<'village_years'>[] {
  if (village.nothingYet) return [];
  const own = random.split(`years/${village.code}`);
  let income = own.int(2150, 2900) * 100;
  let collective = own.longTail(1.1, 0.7);
  const exitYear = village.exitedOn ? yearOf(village.exitedOn) : 9999;
  const rows: Row<'village_years'>[] = [];
  for (let year = 2014; year <= 2019; year++) {
    income = Math.round((income * own.between(1.09, 1.24)) / 100) * 100;
    collective *= own.between(1.05, 1.75);
    // The exit standard asks for 5 万元 a year of the village's own.
    if (year >= exitYear) collective = Math.max(collective, own.between(5, 7.5));
    if (own.chance(0.02)) continue;
    const collectiveIncome = year < 2016 && own.chance(0.2) ? 0 : officialAmount(own, Math.min(collective, 95));
    rows.push({
      village_code: village.code,
      year,
      per_capita_income: income,
      collective_income:
        own.chance(0.03) && year !== exitYear ? undefined : Math.max(collectiveIncome, year >= exitYear ? 5 * wan : 0),
    });
  }
  return rows;
}

/** What the registry says of a village, for notices and checklists. */
export interface RegistryFigures {
  /** Persons still registered on the day the village left. */
  leftAtExit: number;
  /** Years in which households came in or went out. */
  exits: Set<number>;
  added: boolean;
}

export function registryFigures(county: County, random: Random): Map<Village, RegistryFigures> {
  const days = registryDays(county, random);
  return new Map(
    county.villages.map((village) => {
      const households = householdsOf(village, days, random);
      const events = households.flatMap(({ events }) => events).filter(({ on }) => on <= sampleAsOf);
      return [
        village,
        {
          leftAtExit: village.exitedOn
            ? households
                .filter((household) => isRegistered(household, village.exitedOn!))
                .reduce((sum, { persons }) => sum + persons, 0)
            : 0,
          exits: new Set(events.filter(({ event }) => event === 'exited').map(({ on }) => yearOf(on))),
          added: events.some(({ event }) => event === 'added'),
        },
      ];
    }),
  );
}

/** The exit standard for every village that left, and the two lists that every village is held to. */
export function checklistsOf(village: Village, figures: RegistryFigures, random: Random): Row<'checklists'>[] {
  const own = random.split(`checklists/${village.code}`);
  const rows: Row<'checklists'>[] = [];
  if (village.exitedOn) rows.push(...exitChecklist(village, village.exitedOn, figures, random, own));
  return [...rows, ...eightHavesOf(village, random), ...fiveOnesOf(village, random)];
}

function exitChecklist(
  village: Village,
  exitedOn: string,
  figures: RegistryFigures,
  random: Random,
  own: Random,
): Row<'checklists'>[] {
  const year = yearOf(exitedOn);
  const income = villageYears(village, random).find((row) => row.year === year)?.collective_income;
  const checked = officeDay(addDays(exitedOn, -own.int(17, 20)));
  const rate = Math.floor((figures.leftAtExit / village.population) * 10_000) / 100;
  const items: [string, string, string][] = [
    ['贫困发生率', '低于2%', `${rate}%`],
    ['村集体经济收入', '不低于5万元', income === undefined ? '高于5万元' : `${income / wan}万元`],
    ['通村道路', '硬化到村', own.pick(['已硬化，通客车', '已硬化', '已硬化，通组率100%'])],
    ['安全饮水', '全覆盖', own.pick(['集中供水，水质达标', '集中供水和分散供水全覆盖'])],
    ['生产生活用电', '全覆盖', own.pick(['已通动力电', '全覆盖'])],
    ['通信网络', '通宽带', own.pick(['光纤到村', '宽带和移动信号全覆盖'])],
    ['村卫生室', '达标', own.pick(['达标，有合格村医', '达标'])],
    ['综合文化服务', '有场所', own.pick(['文化广场和活动室各一处', '有活动室'])],
  ];
  return items.map(([item, target, actual]) => ({
    village_code: village.code,
    standard: '出列标准',
    item,
    target,
    actual,
    met: true,
    checked_on: checked,
  }));
}
