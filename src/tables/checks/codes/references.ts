import type { Rule } from './rule.ts';

/** Keys, references, places and the addresses made from ids. */
export const referencesCodes = {
  'duplicate-key': {
    severity: 'error',
    title: '编号重复',
    explanation: '每张表中，能认出一行的编号（主键）不能重复。',
    hint: '如果是同一条记录，请删去一行；如果不是，请改用不同的编号。',
  },
  'unknown-reference': {
    severity: 'error',
    title: '引用的编号不存在',
    explanation: '引用另一张表的编号，要能在那张表中找到。',
    hint: '请核对编号是否写错，或在被引用的表中补上这一行。',
  },
  'reference-table-missing': {
    severity: 'error',
    title: '被引用的表不存在',
    explanation: '填写了另一张表的编号，就要一并提供那张表。',
    hint: '请把被引用的表放进数据文件夹。',
  },
  'unknown-region': {
    severity: 'error',
    title: '区划代码不存在',
    explanation: '各表用到的区划代码都要在区划表中有一行。',
    hint: '请核对代码是否写错，或在区划表中补上这个地区。',
  },
  'region-wrong-level': {
    severity: 'error',
    title: '区划级别不对',
    explanation: '村代码要用村级代码，即 12 位代码的后三位不是 000。',
    hint: '请改填村的 12 位代码。',
  },
  'region-not-covered': {
    severity: 'error',
    title: '地区不在覆盖范围',
    explanation: '各表用到的地区要在 portal.json 的 region 或 also_covers 之内；企业注册地除外。',
    hint: '请核对代码；如果确实要覆盖这个地区，请把它写进 portal.json 的 also_covers。',
  },
  'village-not-listed': {
    severity: 'warning',
    title: '村不在村表',
    explanation: '按村填写的内容只显示在村表所列的村的页面上。',
    hint: '请在村表中补上这个村，否则这些内容不会显示。',
  },
  'asset-project-elsewhere': {
    severity: 'warning',
    title: '资产不在项目所在的村',
    explanation: '资产所在的村应是形成它的项目的实施地点，或在实施地点之内。',
    hint: '请核对资产的村代码和项目编号。',
  },
  'subject-malformed': {
    severity: 'error',
    title: '公示对象写法不对',
    explanation: '公示对象写成 fund:资金编号、project:项目编号、village:村代码、enterprise:信用代码、notice:公示编号。',
    hint: '请按“类型:编号”填写，用英文冒号，例如 fund:ZY2020-1；多个之间用“;”或“、”分开。',
  },
  'region-code-impossible': {
    severity: 'error',
    title: '区划代码不合规则',
    explanation: '12 位区划代码（GB/T 2260、GB/T 10114）前两位是省级代码，不能是 00。',
    hint: '请填写统计用 12 位区划代码。',
  },
  'region-without-parent': {
    severity: 'error',
    title: '区划没有上级',
    explanation: '乡镇和村在区划表中至少要有一个上级。',
    hint: '请在区划表中补上它所属的乡镇、县或市，或改正代码。',
  },
  'parent-row-missing': {
    severity: 'warning',
    title: '直接上级缺行',
    explanation: '村所属的乡镇、乡镇所属的县在区划表中没有一行，它会直接列在更高一级之下。',
    hint: '请在区划表中补上这个上级。',
  },
  'region-parent-skipped': {
    severity: 'warning',
    title: '村代码中没有乡镇',
    explanation: '村代码的第 7 至 9 位是乡镇代码（GB/T 10114），为 000 时这个村会直接列在县或市之下。',
    hint: '请对照统计用区划代码，核对这个村的 12 位代码。',
  },
  'former-code-in-use': {
    severity: 'error',
    title: '曾用代码仍在使用',
    explanation: '曾用代码用来让旧网址转到新网址，不能同时是现在的代码。',
    hint: '请核对曾用代码；仍在使用的代码不要填在这里。',
  },
  'former-code-twice': {
    severity: 'error',
    title: '曾用代码重复',
    explanation: '一个曾用代码只能属于一个地区，旧网址才知道转到哪里。',
    hint: '请只在一个地区保留这个曾用代码。',
  },
  'former-code-malformed': {
    severity: 'error',
    title: '曾用代码写法不对',
    explanation: '曾用代码会成为旧网址的一部分，只能是 6 至 12 位数字。',
    hint: '请只填数字代码；多个之间用“;”或“、”分开。曾用的名称请填在“曾用名”。',
  },
  'address-clash': {
    severity: 'error',
    title: '网址相同',
    explanation: '两个编号去掉标点、不分大小写后相同，会得到同一个网址。',
    hint: '请修改其中一个编号，使字母、数字或汉字不同。',
  },
  'address-reserved': {
    severity: 'error',
    title: '编号不能作网址',
    explanation: '编号要含字母、数字或汉字，不以点开头，也不能是 page、kinds、years、places、levels、categories 等保留字。',
    hint: '请换一个编号。',
  },
} as const satisfies Record<string, Rule>;
