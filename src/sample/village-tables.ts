import type { Row } from '../schema/index.ts';
import { officialAmount, wan } from './amounts.ts';
import { addDays, officeDay, yearOf } from './days.ts';
import type { Pairing } from './enterprises.ts';
import { householdsOf, isRegistered, registryDays } from './people.ts';
import type { County, Village } from './place-types.ts';
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
    rows.push({ village_code: village.code, year, per_capita_income: income, collective_income: own.chance(0.03) && year !== exitYear ? undefined : Math.max(collectiveIncome, year >= exitYear ? 5 * wan : 0) });
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
            ? households.filter((household) => isRegistered(household, village.exitedOn!)).reduce((sum, { persons }) => sum + persons, 0)
            : 0,
          exits: new Set(events.filter(({ event }) => event === 'exited').map(({ on }) => yearOf(on))),
          added: events.some(({ event }) => event === 'added'),
        },
      ];
    }),
  );
}

const eightHaves = ['有“双强”班子', '有科学规划', '有高效农田', '有特色产业', '有配套设施', '有保障机制', '有整洁村容', '有文明村风'];
const fiveOnes = ['一名联系领导', '一个帮扶部门', '一个驻村工作组', '一名第一书记', '一名农技员'];

/** The exit standard for every village that left; the other two lists for some, with items not met yet. */
export function checklistsOf(village: Village, figures: RegistryFigures, random: Random): Row<'checklists'>[] {
  const own = random.split(`checklists/${village.code}`);
  const rows: Row<'checklists'>[] = [];
  if (village.exitedOn) rows.push(...exitChecklist(village, village.exitedOn, figures, random, own));
  const checked = officeDay(addDays('2019-10-14', own.int(0, 40)));
  if (!village.nothingYet && village.designation === 'weak_economy') {
    for (const item of eightHaves) {
      const met = own.chance(village.exitedOn ? 0.93 : 0.7);
      rows.push({ village_code: village.code, standard: '八有', item, target: '达标', actual: met ? '达标' : '基本达标', met, checked_on: checked });
    }
  }
  if (!village.nothingYet && village.designation === 'priority') {
    for (const item of fiveOnes) {
      const met = own.chance(0.94);
      rows.push({ village_code: village.code, standard: '五个一', item, target: '到位', actual: met ? '到位' : '正在选派', met, checked_on: checked });
    }
  }
  return rows;
}

function exitChecklist(village: Village, exitedOn: string, figures: RegistryFigures, random: Random, own: Random): Row<'checklists'>[] {
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
    village_code: village.code, standard: '出列标准', item, target, actual, met: true, checked_on: checked,
  }));
}

const units = ['财政局', '教育局', '水利局', '交通运输局', '卫生健康局', '住房和城乡建设局', '审计局', '统计局', '林业局', '文化和旅游局', '人力资源和社会保障局', '供销合作社', '总工会', '妇女联合会', '市场监督管理局', '公路事业发展中心'];

/** Who helps a village, by unit and post. Before the first secretaries came there were working groups alone. */
export function supportTeamsOf(village: Village, random: Random): Row<'support_teams'>[] {
  const own = random.split(`support/${village.code}`);
  const { county, town } = village;
  const from = village.nothingYet ? '2020-05-18' : `${Math.max(2015, village.listedYear)}-09-01`;
  const unit = (own.chance(0.4) && !county.purse.direct ? county.purse.name : county.name) + own.pick(units);
  const since = officeDay(addDays(from, own.int(0, 25)));
  const rows: Row<'support_teams'>[] = [
    { village_code: village.code, role: 'leader', unit: own.pick([`${county.name}人民政府`, `中共${county.name}委员会`, `${county.name}人大常委会`, `${county.name}政协`]), since },
    { village_code: village.code, role: 'department', unit, since },
  ];
  if (village.nothingYet) return rows;
  rows.push({ village_code: village.code, role: 'working_group', unit, since });
  if (village.designation !== 'other') rows.push({ village_code: village.code, role: 'first_secretary', unit, since: officeDay(addDays(since, 20)) });
  if (own.chance(0.7)) rows.push({ village_code: village.code, role: 'technician', unit: own.pick([`${county.name}农业技术推广中心`, `${town.name}农业服务中心`]), since });
  return rows;
}

const needList = [
  ['冷库一座', 'money', 20, undefined], ['{i}优质种苗', 'goods', undefined, '2万株'], ['{i}种养技术指导', 'technique', undefined, '每季一次'],
  ['务工岗位', 'jobs', undefined, '30个'], ['电商销售培训', 'training', undefined, '25人次'], ['{i}销路', 'sales', undefined, '40吨'],
  ['灌溉水泵', 'goods', undefined, '3台'], ['产业路维修', 'money', 12, undefined], ['缝纫加工订单', 'sales', undefined, '全年'], ['护理员培训', 'training', undefined, '15人次'],
] as const;

/** Needs that villages posted in the last years, some met by a paired enterprise or a department. */
export function needRows(counties: readonly County[], pairings: readonly Pairing[], random: Random): Row<'needs'>[] {
  return counties.flatMap((county) => {
    const own = random.split(`needs/${county.code}`);
    const asking = own.shuffle(county.villages.filter(({ nothingYet }) => !nothingYet)).slice(0, Math.ceil(county.villages.length * 0.38));
    const drafts = asking.map((village) => {
      const [need, kind, amount, quantity] = own.pick(needList);
      const posted = officeDay(addDays('2017-02-20', own.int(0, 1200)));
      const matchedOn = officeDay(addDays(posted, own.int(15, 160)));
      const enterprise = pairings.find((pairing) => pairing.village === village && pairing.from <= posted && !pairing.to)?.enterprise;
      const matched = own.chance(0.62) && matchedOn <= sampleAsOf;
      return {
        village_code: village.code,
        need: need.replace('{i}', village.industry[0]),
        kind,
        amount: amount === undefined ? undefined : amount * wan,
        quantity,
        posted_on: posted,
        matched_by: matched ? (enterprise?.uscc ?? county.name + own.pick(['农业农村局', '供销合作社', '人力资源和社会保障局'])) : undefined,
        matched_on: matched ? matchedOn : undefined,
      };
    });
    const serials = new Map<string, number>();
    return drafts
      .sort((a, b) => (a.posted_on < b.posted_on ? -1 : 1))
      .map((draft) => {
        const year = draft.posted_on.slice(0, 4);
        serials.set(year, (serials.get(year) ?? 0) + 1);
        return { need_id: `XQ${year}-${county.letters}${String(serials.get(year)).padStart(2, '0')}`, ...draft };
      });
  });
}
