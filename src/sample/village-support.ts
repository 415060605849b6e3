import type { Row } from '../schema/index.ts';
import { wan } from './amounts.ts';
import { addDays, officeDay } from './days.ts';
import type { Pairing } from './enterprises.ts';
import type { County, Village } from './place-types.ts';
import type { Random } from './random.ts';
import { sampleAsOf } from './scales.ts';

const units = [
  '财政局',
  '教育局',
  '水利局',
  '交通运输局',
  '卫生健康局',
  '住房和城乡建设局',
  '审计局',
  '统计局',
  '林业局',
  '文化和旅游局',
  '人力资源和社会保障局',
  '供销合作社',
  '总工会',
  '妇女联合会',
  '市场监督管理局',
  '公路事业发展中心',
];

/** Who helps a village, by unit and post. Before the first secretaries came there were working groups alone. */
export function supportTeamsOf(village: Village, random: Random): Row<'support_teams'>[] {
  const own = random.split(`support/${village.code}`);
  const { county, town } = village;
  const from = village.nothingYet ? '2020-05-18' : `${Math.max(2015, village.listedYear)}-09-01`;
  const unit = (own.chance(0.4) && !county.purse.direct ? county.purse.name : county.name) + own.pick(units);
  const since = officeDay(addDays(from, own.int(0, 25)));
  const rows: Row<'support_teams'>[] = [
    {
      village_code: village.code,
      role: 'leader',
      unit: own.pick([
        `${county.name}人民政府`,
        `中共${county.name}委员会`,
        `${county.name}人大常委会`,
        `${county.name}政协`,
      ]),
      since,
    },
    { village_code: village.code, role: 'department', unit, since },
  ];
  if (village.nothingYet) return rows;
  rows.push({ village_code: village.code, role: 'working_group', unit, since });
  if (village.designation !== 'other')
    rows.push({ village_code: village.code, role: 'first_secretary', unit, since: officeDay(addDays(since, 20)) });
  if (own.chance(0.7))
    rows.push({
      village_code: village.code,
      role: 'technician',
      unit: own.pick([`${county.name}农业技术推广中心`, `${town.name}农业服务中心`]),
      since,
    });
  return rows;
}

const needList = [
  ['冷库一座', 'money', 20, undefined],
  ['{young}', 'goods', undefined, undefined],
  ['{i}种养技术指导', 'technique', undefined, '每季一次'],
  ['务工岗位', 'jobs', undefined, '30个'],
  ['电商销售培训', 'training', undefined, '25人次'],
  ['{i}销路', 'sales', undefined, '40吨'],
  ['灌溉水泵', 'goods', undefined, '3台'],
  ['产业路维修', 'money', 12, undefined],
  ['缝纫加工订单', 'sales', undefined, '全年'],
  ['护理员培训', 'training', undefined, '15人次'],
] as const;

/** What an industry begins with, and how it is counted, where it is not seedlings. */
const young: Readonly<Record<string, readonly [what: string, quantity: string]>> = {
  生猪: ['优质仔猪', '60头'],
  肉牛: ['肉牛犊', '20头'],
  山羊: ['山羊羔', '80只'],
  肉兔: ['种兔', '200只'],
  土鸡: ['土鸡苗', '3000只'],
  蛋鸭: ['鸭苗', '3000只'],
  鹌鹑: ['鹌鹑苗', '5000只'],
  虾稻共作: ['虾苗', '500公斤'],
  稻田养鱼: ['鱼苗', '2万尾'],
  莲藕: ['优质藕种', '3000公斤'],
  大豆: ['大豆良种', '1000公斤'],
  马铃薯: ['马铃薯种薯', '5000公斤'],
  蚕桑: ['优质蚕种', '100张'],
  香菇: ['香菇菌棒', '2万棒'],
  黑木耳: ['黑木耳菌棒', '2万棒'],
  羊肚菌: ['羊肚菌菌种', '1000公斤'],
  灵芝: ['灵芝菌棒', '2万棒'],
};

/** Needs that villages posted in the last years, some met by a paired enterprise or a department. */
export function needRows(counties: readonly County[], pairings: readonly Pairing[], random: Random): Row<'needs'>[] {
  return counties.flatMap((county) => {
    const own = random.split(`needs/${county.code}`);
    const asking = own
      .shuffle(county.villages.filter(({ nothingYet }) => !nothingYet))
      .slice(0, Math.ceil(county.villages.length * 0.38));
    const drafts = asking.map((village) => {
      const [words, kind, amount, number] = own.pick(needList);
      const [start, startNumber] = young[village.industry[0]] ?? [`${village.industry[0]}优质种苗`, '2万株'];
      const [need, quantity] = words === '{young}' ? [start, startNumber] : [words.replace('{i}', village.industry[0]), number];
      const posted = officeDay(addDays('2017-02-20', own.int(0, 1200)));
      const matchedOn = officeDay(addDays(posted, own.int(15, 160)));
      const enterprise = pairings.find(
        (pairing) => pairing.village === village && pairing.from <= posted && !pairing.to,
      )?.enterprise;
      const matched = own.chance(0.62) && matchedOn <= sampleAsOf;
      return {
        village_code: village.code,
        need,
        kind,
        amount: amount === undefined ? undefined : amount * wan,
        quantity,
        posted_on: posted,
        matched_by: matched
          ? (enterprise?.uscc ?? county.name + own.pick(['农业农村局', '供销合作社', '人力资源和社会保障局']))
          : undefined,
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
