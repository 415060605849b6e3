import { choice, code, count, date, money, number, region, text, words } from './field.ts';
import { table } from './table.ts';

export const inspectionKinds = words('审计', '考核', '督导', '第三方评估', '满意度调查', '数据比对');

/** What was counted. Households and persons are people, whose small counts are not printed. */
export const sampledUnits = words('户', '人', '村', '项目', '笔');

export const inspections = table({
  name: 'inspections',
  title: '监督检查',
  description: '审计、考核、督导、评估、调查与数据比对，每次一行。',
  key: ['inspection_id'],
  columns: {
    inspection_id: code({ title: '检查编号', description: '检查的编号。', example: 'JC2017-004' }),
    kind: choice(inspectionKinds, { title: '检查类别', description: '检查的类别。', example: '第三方评估' }),
    on: date({ title: '检查日期', description: '检查的日期。', example: '2017-11-15', aliases: ['日期'] }),
    region_code: region({ title: '区划代码', description: '检查哪里。', example: '990102000000' }),
    by: text({ title: '检查单位', description: '由谁检查。', example: '省第三方评估组', aliases: ['单位'] }),
    scope: text({ title: '检查范围', description: '检查什么。', example: '退出户' }).optional(),
    sampled: count({ title: '抽查数', description: '抽查的数量。', example: '200' }).optional(),
    sampled_unit: choice(sampledUnits, {
      title: '抽查对象',
      description: '抽查数、合格数数的是什么；不填按户处理，数小了不公布。',
      example: '户',
    }).optional(),
    passed: count({ title: '合格数', description: '其中合格的数量。', example: '198' }).optional(),
    score: number({ title: '得分', description: '得分。', example: '96.5', unit: '分' }).optional(),
    summary: text({ title: '结论', description: '检查的结论。', example: '退出程序规范，资料齐全。' }).optional(),
  },
});

export const findings = table({
  name: 'findings',
  title: '问题整改',
  description: '发现的问题、整改措施与责任单位；问题、整改、责任三张清单都由它生成。',
  key: ['finding_id'],
  columns: {
    finding_id: code({ title: '问题编号', description: '问题的编号。', example: 'WT2017-011' }),
    inspection_id: code({
      title: '检查编号',
      description: '在哪次检查中发现。',
      example: 'JC2017-004',
      references: 'inspections',
    }).optional(),
    region_code: region({ title: '区划代码', description: '问题在哪里。', example: '990102101000' }),
    found_on: date({ title: '发现日期', description: '发现的日期。', example: '2017-11-15' }),
    project_id: code({
      title: '项目编号',
      description: '问题出在哪个项目。',
      example: 'QS2017-001',
      references: 'projects',
    }).optional(),
    finding: text({ title: '问题', description: '什么问题。', example: '项目资料归档不及时' }),
    amount: money({ title: '涉及金额', description: '涉及的金额。', example: '0' }).optional(),
    recovered: money({ title: '已追回金额', description: '涉及金额中已经追回、归还或退付的。', example: '0' }).optional(),
    responsible_unit: text({ title: '责任单位', description: '由谁负责整改。', example: '新桥镇人民政府' }),
    measure: text({ title: '整改措施', description: '怎样整改。', example: '补齐资料，建立归档制度' }).optional(),
    due_on: date({ title: '整改期限', description: '何日前完成。', example: '2017-12-31' }),
    resolved_on: date({ title: '完成日期', description: '完成整改的日期。', example: '2017-12-10' }).optional(),
    result: text({ title: '整改结果', description: '整改的结果。', example: '已整改' }).optional(),
    accountability: text({
      title: '问责情况',
      description: '对单位或岗位怎样问责；只写单位与职务，不写姓名。',
      example: '责令新桥镇人民政府书面检查',
    }).optional(),
  },
});
