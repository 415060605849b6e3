import { enterprisePath, fundPath, noticePath, placePath, projectPath } from '../../../src/model/addresses.ts';
import type { PlaceRecord, SearchRecords } from '../../../src/model/search-records.ts';

const place = (code: string, name: string, level: PlaceRecord['level'], more: Partial<PlaceRecord> = {}): PlaceRecord => ({
  code,
  name,
  level,
  formerNames: [],
  formerCodes: [],
  href: placePath(level, code),
  ...more,
});

/** A small invented portal with what is hard about names in it. */
export const madeUpRecords = (): SearchRecords => ({
  places: [
    place('990100000000', '望禾市', 'city'),
    place('990102000000', '青石县', 'county'),
    place('990102101000', '新桥镇', 'town'),
    place('990102101201', '新桥村', 'village', { formerNames: ['前进大队'], formerCodes: ['990102100201'] }),
    place('990102101202', '百花村', 'village'),
    place('990102101203', '绿坪村', 'village'),
    place('990102102000', '白鹭乡', 'town'),
    place('990102102201', '新桥村', 'village'),
    place('990102102202', '埡口村', 'village'),
    place('990102102203', '长冲村村民委员会', 'village'),
    // A county without a city: it lies straight under the province.
    place('999001000000', '单县', 'county', { pinyin: 'shan xian' }),
    place('999001100000', '柳林镇', 'town'),
    place('999001100201', '重华村', 'village'),
  ],
  enterprises: [
    { id: '91990102MA0000000A', title: '望禾绿源农业有限公司', place: '990102000000', numbers: ['望政发〔2018〕5号'], href: enterprisePath('91990102MA0000000A') },
    { id: '91990102MA11111118', title: '青石佳穗牧业专业合作社', place: '990102000000', numbers: [], href: enterprisePath('91990102MA11111118') },
  ],
  policies: [{ id: 'goals', title: '打赢脱贫攻坚战', note: '望禾市', numbers: ['望禾发〔2016〕3号'], href: '/policies/goals/' }],
  funds: [
    { id: 'ZY2020-1', title: '2020年中央财政衔接资金', note: '望财农〔2020〕12号', numbers: ['望财农〔2020〕12号'], href: fundPath('ZY2020-1') },
    { id: 'SJ2020-1', title: '2020年省级衔接资金', note: '望扶办〔2020〕12号', numbers: ['望扶办〔2020〕12号'], href: fundPath('SJ2020-1') },
  ],
  projects: [{ id: 'QS2017/001', title: '百花村机耕道建设', place: '990102101202', numbers: [], href: projectPath('QS2017/001') }],
  notices: [
    { id: 'GS2020-015', title: '关于青石县2020年资金分配结果的公告', place: '990102000000', numbers: ['望财农〔2020〕12号'], href: noticePath('GS2020-015') },
    { id: 'GS2020-016', title: '关于百花村机耕道建设完工的公告', place: '990102101202', numbers: [], href: noticePath('GS2020-016') },
  ],
});
