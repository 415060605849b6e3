import type { Row } from '../schema/index.ts';
import { addDays, officeDay, yearOf } from './days.ts';
import { compare } from './grouping.ts';
import type { County, Places, Village } from './place-types.ts';
import { apportion, type Random } from './random.ts';
import { sampleAsOf, type Scale } from './scales.ts';
import { inventUscc } from './usccs.ts';

export interface Enterprise {
  uscc: string;
  name: string;
  brand: string;
  industry: string;
  county: County;
}

export interface Pairing {
  id: string;
  enterprise: Enterprise;
  village: Village;
  modes: Row<'pairings'>['modes'];
  from: string;
  to?: string;
}

const brands =
  '绿源 禾丰 沃野 晨禾 金穗 青禾 润泽 丰登 田语 山水间 稻香里 春泥 云岭 瑞禾 佳穗 乐耕 众合 惠农源 鼎禾 同润 盛垄 远山 嘉禾源 百穗 万垄 福田里 清溪源 翠岗 向阳坡 新垦 厚土 甘泉里 星禾 泰垄 锦禾 宏禾 兴垦 宝垄 和禾 永穗'.split(
    ' ',
  );
const trades = [
  ['农业有限公司', '种植业'],
  ['生态农业有限公司', '种植业'],
  ['食品有限公司', '农产品加工'],
  ['粮油有限公司', '农产品加工'],
  ['水产有限公司', '水产养殖'],
  ['牧业有限公司', '畜禽养殖'],
  ['茶业有限公司', '茶叶'],
  ['服饰有限公司', '服装加工'],
  ['电子有限公司', '电子元件'],
  ['建设工程有限公司', '建筑业'],
  ['商贸有限公司', '批发零售'],
  ['物流有限公司', '物流'],
  ['旅游开发有限公司', '乡村旅游'],
  ['新能源有限公司', '新能源'],
  ['竹木制品有限公司', '竹木加工'],
  ['家政服务有限公司', '居民服务'],
] as const;

export function planEnterprises(
  scale: Scale,
  places: Places,
  random: Random,
): { enterprises: Enterprise[]; pairings: Pairing[] } {
  const shares = apportion(
    scale.enterprises,
    places.counties.map((county) => county.villages.length),
  );
  const enterprises = places.counties.flatMap((county, at) => {
    const own = random.split(county.code);
    const names = own.shuffle(brands).slice(0, shares[at]);
    return names.map((brand): Enterprise => {
      const [trade, industry] = own.pick(trades);
      return { uscc: inventUscc(county.code, own), name: county.short + brand + trade, brand, industry, county };
    });
  });
  const pairings = places.counties.flatMap((county) =>
    pairCounty(
      county,
      enterprises.filter((enterprise) => enterprise.county === county),
      random.split(`pairs/${county.code}`),
    ),
  );
  return { enterprises, pairings };
}

/** One to one for most; some villages have two or three enterprises, some enterprises two or three villages, many villages none. */
function pairCounty(county: County, enterprises: Enterprise[], own: Random): Pairing[] {
  const poor = county.villages.filter(({ nothingYet, designation }) => !nothingYet && designation !== 'other');
  const queue = own.shuffle(poor.filter(({ code }) => code !== '990102101201'));
  // The village that tests and documents speak of has several enterprises, one of them the first of its county.
  const fixed = county.villages.find(({ code }) => code === '990102101201');
  const pairs: Omit<Pairing, 'id' | 'modes' | 'from' | 'to'>[] = [];
  enterprises.forEach((enterprise, at) => {
    if (fixed && at < 3) pairs.push({ enterprise, village: fixed });
    if (fixed && at === 0) return;
    const wanted = own.weighted([
      [1, 72],
      [2, 20],
      [3, 8],
    ]);
    for (let number = 0; number < wanted; number++) {
      const shared = pairs.length > 2 && own.chance(0.18) ? own.pick(pairs).village : undefined;
      const village =
        shared && !pairs.some((pair) => pair.enterprise === enterprise && pair.village === shared)
          ? shared
          : queue.pop();
      if (village) pairs.push({ enterprise, village });
    }
  });
  return pairs
    .map((pair) => ({
      ...pair,
      ...(pair.village === fixed && pair.enterprise === enterprises[0] ? fixedTerms : pairingTerms(pair.village, own)),
    }))
    .sort(
      (a, b) =>
        compare(a.from, b.from) ||
        compare(a.village.code, b.village.code) ||
        compare(a.enterprise.uscc, b.enterprise.uscc),
    )
    .map((pair, at, all) => {
      const year = yearOf(pair.from);
      const number = at - all.findIndex(({ from }) => yearOf(from) === year) + 1;
      return { id: `JD${year}-${county.letters}${String(number).padStart(2, '0')}`, ...pair };
    });
}

const fixedTerms: Pick<Pairing, 'modes' | 'from'> = { modes: ['产业', '岗位', '资金项目'], from: '2016-02-22' };

function pairingTerms(village: Village, own: Random): Pick<Pairing, 'modes' | 'from' | 'to'> {
  const first = Math.max(2015, village.listedYear);
  const year = Math.min(
    2018,
    first +
      own.weighted([
        [0, 35],
        [1, 30],
        [2, 25],
        [3, 10],
      ]),
  );
  const from = officeDay(addDays(`${year}-01-10`, own.int(0, 80)));
  const ended = own.chance(0.15) ? officeDay(addDays(from, 365 * own.int(1, 3) + own.int(0, 90))) : undefined;
  const modes = own.shuffle(['产业', '岗位', '培训', '消费', '公益'] as const).slice(0, own.int(1, 3));
  return {
    modes: own.chance(0.6) ? [...modes, '资金项目'] : modes,
    from,
    to: ended && ended <= sampleAsOf ? ended : undefined,
  };
}

/** True when the two were paired through the whole of a year, or for its part up to the sample's day. */
export const isPairedIn = ({ from, to }: Pairing, year: number): boolean =>
  from < `${year}-04-01` && (to === undefined || to > `${year}-12-31`);

export const enterpriseRow = ({ uscc, name, industry, county }: Enterprise): Row<'enterprises'> => ({
  uscc,
  name,
  industry,
  region_code: county.code,
});

export const pairingRow = ({ id, enterprise, village, modes, from, to }: Pairing): Row<'pairings'> => ({
  pairing_id: id,
  uscc: enterprise.uscc,
  village_code: village.code,
  modes,
  from,
  to,
});
