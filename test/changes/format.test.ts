import { expect, test } from 'vitest';
import { comparePortals } from '../../src/changes/compare.ts';
import { formatChanges } from '../../src/changes/format.ts';
import { fund, notice, project, smallPortal } from '../model/small-portal.ts';

const pay = (id: string, amount: number) => ({ disbursement_id: id, project_id: 'P1', fund_id: 'F1', instalment: 1, paid_on: '2020-06-01', amount });

test('the most important comes first: warnings, what goes, what changes, sums, notices, what is new', () => {
  const before = smallPortal({
    funds: [fund('F1', 30_000_000), fund('F2', 1_000_000)],
    projects: [project('P1', ['990102101201'])],
    disbursements: [pay('D1', 2_600_000)],
    registry: [{ household_key: 'h7k2q9x4', village_code: '990102101201', persons: 3, cause: 'illness' }],
  });
  const after = smallPortal({
    funds: [fund('F1', 30_000_000)],
    projects: [project('P1', ['990102101201'])],
    disbursements: [pay('D1', 26_000_000), { ...pay('D2', 700_000), instalment: 2 }],
    registry: [{ household_key: 'h7k2q9x4', village_code: '990102101201', persons: 4, cause: 'illness' }],
    notices: [notice('N1', { open_from: '2020-06-20', open_to: '2020-07-10' }), notice('N2', { published_on: '2020-07-05' })],
  }, { publisher: '另一局' });
  const text = formatChanges({ since: '20200630-kqmztb', ...comparePortals(before, after, { files: { before: {}, after: { 'content/pages/about.mdx': '1' } } }) });
  expect(text).toBe(`与已发布的版本 20200630-kqmztb 相比（截止日 2020-06-30）：

请核实（3 条）
  disbursements.csv 第 2 行 “拨付金额”：D1 的拨付金额从 2.6 万元变成 26 万元，正好是原来的 10 倍 [amount-unit]
    请核对单位（元、万元）和小数点。
  F1资金的已拨付合计从 2.6 万元变成 26.7 万元 [sum-jumped]
    请核对改了的、新增的和少了的行。
  青石县新桥镇新桥村的已拨付合计从 2.6 万元变成 26.7 万元 [sum-jumped]
    请核对改了的、新增的和少了的行。

删去的行
  资金（funds.csv）1 行
    原第 3 行 F2（F2资金）

改动的行
  建档立卡（registry.csv）1 行
  拨付（disbursements.csv）1 行
    第 2 行 D1（P1项目）：拨付金额 2.6 万元 → 26 万元

站点设置 portal.json
  publisher：测试局 → 另一局

资金合计
  F1资金：已拨付 2.6 → 26.7 万元

各地合计
  望禾市：已拨付 2.6 → 26.7 万元
  青石县：已拨付 2.6 → 26.7 万元
  青石县新桥镇：已拨付 2.6 → 26.7 万元
  青石县新桥镇新桥村：已拨付 2.6 → 26.7 万元

新发布或开始公示
  N1《N1公示》 2020-06-20 至 2020-07-10

到日子才出现的公示
  2020-07-05 N2《N2公示》

文章和其他文件
  新增 content/pages/about.mdx

新增的行
  拨付（disbursements.csv）1 行
    第 3 行 D2（P1项目）
  公示公告（notices.csv）2 行
    第 2 行 N1（N1公示）
    第 3 行 N2（N2公示）

共新增 3 行，改动 2 行，删去 1 行。
已经公开的内容有改动：发布时要写说明。
`);
});

test('a first release says that everything is new', () => {
  const text = formatChanges(comparePortals(undefined, smallPortal({ funds: [fund('F1', 100)] })));
  expect(text).toMatch(/^还没有发布过：全部都是新的（截止日 2020-06-30）。/);
  expect(text).toContain('  资金（funds.csv）1 行');
  expect(text).not.toContain('说明');
});

test('the same portal has nothing to say', () => {
  expect(formatChanges(comparePortals(smallPortal(), smallPortal()))).toBe('与已发布的网站相比（截止日 2020-06-30）：\n没有变化。\n');
});

test('long lists are cut, and how many more there are is said', () => {
  const before = smallPortal({ funds: [fund('F0', 100)] });
  const after = smallPortal({ funds: Array.from({ length: 1300 }, (_, index) => fund(`F${index}`, 100 + index)) });
  const text = formatChanges(comparePortals(before, after));
  expect(text.split('\n').length).toBeLessThan(40);
  expect(text).toContain('    ……还有 1,291 行');
});
