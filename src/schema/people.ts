import { choice, choiceList, code, count, date, positiveCount, region, yesNo } from './field.ts';
import { table } from './table.ts';

export const causes = {
  illness: '因病',
  disability: '因残',
  schooling: '因学',
  disaster: '因灾',
  no_labour: '缺劳力',
  no_skill: '缺技术',
  no_capital: '缺资金',
  no_land: '缺土地',
  no_water: '缺水',
  poor_roads: '交通落后',
  low_motivation: '自身动力不足',
  other: '其他',
} as const;

export const measures = {
  industry: '产业',
  employment: '就业',
  relocation: '搬迁',
  ecology: '生态',
  education: '教育',
  health: '健康',
  subsistence: '低保',
  housing: '危房',
  credit: '金融',
  social: '社会',
  reconstruction: '灾后重建',
} as const;

/** Household rows are counted, never printed. */
export const registry = table({
  name: 'registry',
  title: '建档立卡',
  description: '每户一行，来之前已匿名；只用于计数，永不逐户公开。',
  key: ['household_key'],
  columns: {
    household_key: code({ title: '户编码', description: '随机编码，任何页面都不出现。', example: 'h7k2q9x4' }),
    village_code: region({ title: '村代码', description: '所在村。', example: '990102101201' }),
    persons: positiveCount({ title: '人口数', description: '家庭人口，至少 1 人。', example: '3', unit: '人', aliases: ['家庭人口'] }),
    cause: choice(causes, { title: '致贫原因', description: '主要致贫原因。', example: '因病' }),
    measures: choiceList(measures, { title: '帮扶措施', description: '一户可有多项。', example: '产业、健康' }).optional(),
    has_labour: yesNo({ title: '有无劳动能力', description: '有或无。', example: '有' }).optional(),
  },
});

export const registryEvents = {
  identified: '识别纳入',
  added: '补录',
  removed: '清退',
  exited: '脱贫',
  returned: '返贫',
} as const;

export const registryEventsTable = table({
  name: 'registry_events',
  title: '动态',
  description: '每户进出的记录；某日谁在册只由这些记录推出。',
  key: ['household_key', 'event', 'on'],
  columns: {
    household_key: code({ title: '户编码', description: '建档立卡表中的户编码。', example: 'h7k2q9x4', references: 'registry' }),
    event: choice(registryEvents, { title: '动态', description: '发生了什么。', example: '脱贫', aliases: ['动态类型', '事件'] }),
    on: date({ title: '日期', description: '发生的日期。', example: '2017-12-31', aliases: ['动态日期'] }),
    persons: count({ title: '人口数', description: '涉及人数；不填则按该户人口。', example: '3', unit: '人' }).optional(),
  },
});
