import { choice, choiceList, code, count, date, money, region, text, uscc, words, year } from './field.ts';
import { table } from './table.ts';

const usccField = uscc({
  title: '统一社会信用代码',
  description: '企业的 18 位统一社会信用代码。',
  example: '91990102MA0000000A',
  aliases: ['信用代码', '企业代码'],
  references: 'enterprises',
});

export const enterprises = table({
  name: 'enterprises',
  title: '企业',
  description: '参与帮扶的企业，每家一行。',
  key: ['uscc'],
  columns: {
    uscc: uscc({
      title: '统一社会信用代码',
      description: '企业的 18 位统一社会信用代码。',
      example: '91990102MA0000000A',
      aliases: ['信用代码', '企业代码'],
    }),
    name: text({ title: '企业名称', description: '企业全称。', example: '望禾绿源农业有限公司', aliases: ['名称'] }),
    industry: text({ title: '行业', description: '所属行业。', example: '农产品加工' }).optional(),
    region_code: region({ title: '区划代码', description: '注册地。', example: '990102000000', aliases: ['注册地'] }).optional(),
  },
});

export const pairingModes = words('产业', '岗位', '培训', '资金项目', '消费', '公益');

export const pairings = table({
  name: 'pairings',
  title: '村企结对',
  description: '企业与村的结对，一企一村或多企一村。',
  key: ['pairing_id'],
  columns: {
    pairing_id: code({ title: '结对编号', description: '结对的编号。', example: 'JD2017-008' }),
    uscc: usccField,
    village_code: region({ title: '村代码', description: '结对的村。', example: '990102101201' }),
    modes: choiceList(pairingModes, { title: '结对方式', description: '帮扶方式，可多项。', example: '产业、岗位' }),
    from: date({ title: '结对起', description: '结对开始日期。', example: '2017-01-01', aliases: ['开始日期'] }),
    to: date({ title: '结对止', description: '结对结束日期；仍在结对的不填。', example: '2019-12-31', aliases: ['结束日期'] }).optional(),
  },
});

export const contributionKinds = words('资金', '实物', '项目投资', '岗位', '培训', '采购');

export const contributions = table({
  name: 'contributions',
  title: '帮扶投入',
  description: '企业对村的投入；经核实的才计入表彰。',
  key: ['contribution_id'],
  columns: {
    contribution_id: code({ title: '投入编号', description: '投入的编号。', example: 'TR2017-001' }),
    uscc: usccField,
    village_code: region({ title: '村代码', description: '受帮扶的村。', example: '990102101201' }),
    year: year({ title: '年度', description: '投入年度。', example: '2017' }),
    kind: choice(contributionKinds, { title: '投入类别', description: '投入的类别。', example: '资金' }),
    amount: money({ title: '金额', description: '投入金额或折价。', example: '12.5', aliases: ['投入金额'] }).optional(),
    jobs: count({ title: '岗位数', description: '提供的岗位。', example: '15', unit: '个' }).optional(),
    trainees: count({ title: '培训人数', description: '培训的人数。', example: '40', unit: '人' }).optional(),
    named_after: text({ title: '冠名', description: '项目或设施的冠名。', example: '绿源桥' }).optional(),
    verified_by: text({ title: '核实单位', description: '由谁核实。', example: '青石县工商业联合会' }).optional(),
    verified_on: date({ title: '核实日期', description: '核实的日期。', example: '2017-12-20' }).optional(),
  },
});

export const honours = table({
  name: 'honours',
  title: '表彰',
  description: '授予企业的荣誉；撤销的保留并注明。',
  key: ['honour_id'],
  columns: {
    honour_id: code({ title: '表彰编号', description: '表彰的编号。', example: 'BZ2017-003' }),
    uscc: usccField,
    year: year({ title: '年度', description: '表彰年度。', example: '2017' }),
    title: text({ title: '荣誉名称', description: '荣誉的名称。', example: '村企结对帮扶先进企业', aliases: ['表彰名称'] }),
    awarded_by: text({ title: '授予单位', description: '由谁授予。', example: '望禾市人民政府' }),
    document_number: text({ title: '文号', description: '表彰文件号。', example: '望政发〔2018〕5号' }).optional(),
    revoked_on: date({ title: '撤销日期', description: '撤销的日期。', example: '2019-06-30' }).optional(),
    revoked_reason: text({ title: '撤销原因', description: '为什么撤销。', example: '经核实投入数据不实' }).optional(),
  },
});
