import type { Rule } from './rule.ts';

/** portal.json, the prose, and personal data wherever it is. */
export const inputCodes = {
  'portal-missing': {
    severity: 'error',
    title: '没有 portal.json',
    explanation: '数据文件夹里要有 portal.json，写明站点名称、覆盖地区和发布单位。',
    hint: '请在数据文件夹中新建 portal.json，至少填写 name、region、publisher 三项。',
  },
  'portal-not-json': {
    severity: 'error',
    title: 'portal.json 无法读取',
    explanation: 'portal.json 要是 UTF-8 编码的 JSON 文件。',
    hint: '请检查逗号、引号和括号是否成对，并以 UTF-8 编码保存。',
  },
  'portal-invalid': {
    severity: 'error',
    title: 'portal.json 某一项不合要求',
    explanation: 'portal.json 每一项都有固定的名称和写法，写错名称的项也不会被忽略。',
    hint: '请按说明改正这一项。',
  },
  'portal-region-unknown': {
    severity: 'error',
    title: 'portal.json 写的地区不在区划表',
    explanation: 'portal.json 的 region、also_covers 和 county_floor.key_counties 都要在区划表中有一行。',
    hint: '请在区划表中补上这个地区，或改正代码。',
  },
  'portal-covers-twice': {
    severity: 'error',
    title: '同一地区重复覆盖',
    explanation: 'also_covers 只写不在 region 之内的地区，否则同一笔钱会算两次。',
    hint: '请从 also_covers 中删去这个代码。',
  },
  'boundaries-without-review-number': {
    severity: 'error',
    title: '边界图没有审图号',
    explanation: '公开的行政区边界图要标明审图号（地图管理条例）；有 boundaries.json 就要在 portal.json 的 map.review_number 写明。',
    hint: '请在 portal.json 写上 "map": { "review_number": "GS（2020）0000号" }，号码照审图批准的写；没有审图号的，请移走 boundaries.json。',
  },
  'boundaries-invalid': {
    severity: 'error',
    title: '边界文件不合要求',
    explanation: 'boundaries.json 要是 GeoJSON 的 FeatureCollection：每个地方一个 Polygon 或 MultiPolygon，坐标是经度、纬度，properties.code 是 12 位区划代码。',
    hint: '请按 GeoJSON 的写法改正，或移走 boundaries.json：没有它，页面照样用方块显示。',
  },
  'boundaries-region-unknown': {
    severity: 'error',
    title: '边界文件中的地方不在区划表',
    explanation: 'boundaries.json 每个 properties.code 都要在区划表中有一行。',
    hint: '请改正代码，或从 boundaries.json 中删去这个地方。',
  },
  'personal-data': {
    severity: 'error',
    title: '有个人信息',
    explanation: '表格、portal.json 和 content/ 中都不得有身份证号、手机号、银行卡号、家庭住址；公开的热线要在 portal.json 的 hotlines 中登记。',
    hint: '请删去个人信息；需要联系方式的，改写单位座机，或先在 portal.json 的 hotlines 中登记公开的热线。',
  },
  'household-key': {
    severity: 'error',
    title: '有户编码',
    explanation: '户编码只能写在建档立卡表和动态表中；别的表格、portal.json 和 content/ 中都不得有，也不得有与它相同的编号。',
    hint: '请删去户编码；要说明是哪里的情况，写到村为止。',
  },
  'household-key-untellable': {
    severity: 'warning',
    title: '户编码与普通数字分不开',
    explanation: '户编码要用至少 8 位的随机字母和数字；不足 6 位的、不足 8 位的纯数字和像日期的纯数字，成品检查时无法查找。',
    hint: '请在建档立卡表和动态表中换用至少 8 位、有字母也有数字的随机编码。',
  },
  'personal-table': {
    severity: 'error',
    title: '正文的表格有个人信息列',
    explanation: 'content/ 中的表格不得有户主、姓名、身份证、银行卡、手机、住址等列。',
    hint: '请删去这一列；名单只张贴在村务公开栏。',
  },
  'content-invalid': {
    severity: 'error',
    title: '正文文件写法有误',
    explanation: 'content/ 中的文件要能生成网页：UTF-8 编码，文件开头 --- 之间的各项齐全，标签成对，图片都在。',
    hint: '请按说明改正这个文件。',
  },
  'content-code': {
    severity: 'error',
    title: '正文里有程序',
    explanation: '正文只写文字：不得有 import、export、大括号中的程序、组件、脚本；链接只能是 http、https、mailto、tel 或本站地址。',
    hint: '请删去程序，把要写的内容直接写出来；要显示大括号的，请写在两个反引号 ` 之间。',
  },
  'small-count-in-text': {
    severity: 'warning',
    title: '文字里写了不公布的户数',
    explanation:
      '受益户数或受益人数少于下限的项目，户数、人数不公布；它的名称、任务、目标等文字，关于它的公示和查出的问题里，也不应写几户、几人。这些数印出来时改写为“若干”；一条公示还写了别的项目的，以及问题没有写项目编号的，照原样印出。',
    hint: '请把文字里的户数、人数改为“若干”或删去。',
  },
  'standard-in-text': {
    severity: 'warning',
    title: '文字里写了不公布的补助标准',
    explanation:
      '受益户数或受益人数少于下限的项目，按户、按人、按岗的补助标准也不公布：金额除以标准，就是几户。关于它的公示、问题和它自己的文字里也不应写；印出来时这一句改写为“补助标准不公布”。',
    hint: '请删去写补助标准的这一句；标准填在项目表的“补助标准”一列，该不该印由程序定。',
  },
  'withheld-count-divisible': {
    severity: 'warning',
    title: '不公布的户数能用金额算出来',
    explanation:
      '受益户数或受益人数少于下限的项目，户数、人数、标准都不公布，金额照公布；同类的另一个项目公布了同样的标准，用金额一除就大致知道几户。',
    hint: '请把同一乡镇、同一年度的几个小项目并成一个项目来填，使受益户数不少于下限；不能合并的，请确认公布金额不会让人认出是谁家。',
  },
  'target-scope': {
    severity: 'warning',
    title: '承诺的范围与数据不符',
    explanation: '政策页承诺的地方要在区划表中，要求的村数不能多于范围内的村。',
    hint: '请核对政策文件开头 targets 中的 region、villages、designation。',
  },
} as const satisfies Record<string, Rule>;
