import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSite } from '../../../src/model/create-site.ts';
import type { Inspection } from '../../../src/model/oversight.ts';
import { printedCounts, sumCounts } from '../../../src/model/topics/inspection-counts.ts';
import type { Row } from '../../../src/schema/index.ts';
import { smallPortal } from '../small-portal.ts';

const inspection = (inspection_id: string, more: Partial<Inspection> = {}): Inspection => ({
  inspection_id,
  kind: '第三方评估',
  on: '2019-11-15',
  region_code: '990102000000',
  by: '省评估组',
  sampled_unit: '户',
  ...more,
});

const exit: Row<'notices'> = {
  notice_id: 'N1',
  kind: 'household_exit',
  title: '拟脱贫户公示',
  region_code: '990102000000',
  publisher: '县扶贫办',
  published_on: '2019-11-20',
  subject: ['village:990102101201'],
  phone: '0990-5550000',
  verified_by: 'J1',
};

test('households that were looked at, passed or failed are printed from the threshold on, and all three are kept together', () => {
  const printed = (sampled: number, passed: number) => {
    const counts = printedCounts(inspection('J', { sampled, passed }), 5);
    return [counts.sampled, counts.passed];
  };
  expect(printed(73, 65)).toEqual([73, 65]);
  expect(printed(73, 73)).toEqual([73, 73]);
  // Three who failed would be told by the difference.
  expect(printed(73, 70)).toEqual([73, undefined]);
  expect(printed(73, 3)).toEqual([73, undefined]);
  expect(printed(4, 4)).toEqual([undefined, undefined]);
  expect(printed(0, 0)).toEqual([0, 0]);
});

test('villages, projects and vouchers are not people; what is not said to be one of them is', () => {
  const printed = (sampled_unit: Inspection['sampled_unit']) => printedCounts(inspection('J', { sampled: 20, passed: 18, sampled_unit }), 5).passed;
  expect((['村', '项目', '笔'] as const).map(printed)).toEqual([18, 18, 18]);
  expect((['户', '人', undefined] as const).map(printed)).toEqual([undefined, undefined, undefined]);
});

test('no score stands beside a withheld number, whatever the score may be made of', () => {
  const score = (value: number, sampled: number, passed?: number) =>
    printedCounts(inspection('J', { kind: '满意度调查', sampled, passed, score: value }), 5).score;
  expect(score(98.5, 200, 197)).toBeUndefined();
  expect(score(91, 200, 197)).toBeUndefined();
  expect(score(91, 4)).toBeUndefined();
  expect(score(91, 200, 180)).toBe(91);
});

test('sums are made of printed numbers alone, so that no withheld one can be worked out from them', () => {
  const counts = fc.record({ sampled: fc.integer({ min: 0, max: 40 }), failed: fc.integer({ min: 0, max: 40 }) });
  fc.assert(
    fc.property(fc.array(counts, { maxLength: 8 }), (list) => {
      const rows = list.map(({ sampled, failed }, at) => inspection(`J${at}`, { sampled, passed: Math.max(0, sampled - failed) }));
      const open = rows.filter((row) => {
        const { sampled, passed } = printedCounts(row, 5);
        return typeof sampled === 'number' && typeof passed === 'number';
      });
      const { sampled, passed } = sumCounts(rows, 5);
      expect([sampled, passed]).toEqual([open.reduce((sum, row) => sum + row.sampled!, 0), open.reduce((sum, row) => sum + row.passed!, 0)]);
    }),
  );
});

test('nothing that is withheld stands anywhere in the pages, and what is printed does', () => {
  const rows = [
    inspection('J1', { sampled: 731, passed: 729 }),
    inspection('J2', { sampled: 641, passed: 611, kind: '满意度调查', sampled_unit: '人', score: 93.4, on: '2018-10-10' }),
  ];
  const site = createSite(smallPortal({ inspections: rows, notices: [exit] }));
  const text = JSON.stringify([...site.topicPages.ids().map((id) => site.topicPages.view(id)), site.counties.view('990102000000'), site.notices.view('N1')]);
  expect(text).not.toContain('729');
  expect(text).toContain('731');
  expect(text).toContain('611');
});

test('an inspection says what it looked at, what it found and which notices it verified; and the notice leads back to it', () => {
  const findings: Row<'findings'>[] = [
    { finding_id: 'W1', inspection_id: 'J1', region_code: '990102101000', found_on: '2019-11-15', finding: '资料不全', responsible_unit: '镇政府', due_on: '2019-12-31' },
  ];
  const site = createSite(smallPortal({ inspections: [inspection('J1', { sampled: 73, passed: 65, summary: '程序规范。' })], notices: [exit], findings }));
  const view = site.topicPages.view('inspections/J1');
  expect(view).toMatchObject({ heading: '2019年青石县第三方评估', lead: '程序规范。', meta: { path: '/inspections/J1/' } });
  expect(view.figures).toEqual([
    { label: '抽查', value: { count: 73, unit: '户' } },
    { label: '合格', value: { count: 65, unit: '户' } },
    { label: '合格率', value: { share: { part: 65, whole: 73 } } },
  ]);
  expect(view.parts.map(({ id }) => id)).toEqual(['findings', 'notices', 'about']);
  expect(view.parts[1]?.blocks).toEqual([{ type: 'links', links: [{ text: '拟脱贫户公示', href: '/notices/N1/', note: '脱贫公示 · 2019年11月20日' }] }]);
  expect(JSON.stringify(site.notices.view('N1').blocks)).toContain('"href":"/inspections/J1/"');
});

test('a notice that is still to come is not told by the inspection that verified it', () => {
  const site = createSite(smallPortal({ inspections: [inspection('J1')], notices: [{ ...exit, published_on: '2020-07-01' }] }));
  expect(JSON.stringify(site.topicPages.view('inspections/J1'))).not.toContain('N1');
});

test('inspections are found by kind, by county and by year, and what counts villages is not added to what counts households', () => {
  const site = createSite(
    smallPortal({
      inspections: [
        inspection('J1', { sampled: 50, passed: 40 }),
        inspection('J2', { sampled: 3, passed: 2, sampled_unit: '村', on: '2018-11-15' }),
        inspection('J3', { kind: '数据比对', sampled: 300, passed: 280, on: '2018-09-01' }),
      ],
    }),
  );
  expect(site.topicPages.ids().filter((id) => id.startsWith('inspections/') && !/J\d$/.test(id))).toEqual([
    'inspections/kinds/evaluations',
    'inspections/kinds/data-matching',
    'inspections/places/990102000000',
    'inspections/years/2019',
    'inspections/years/2018',
  ]);
  const kinds = site.topicPages.view('inspections').parts[0]?.blocks[0];
  expect(kinds?.type === 'table' && kinds.table.rows.map((row) => row.slice(0, 4))).toEqual([
    [{ link: { text: '第三方评估（户）', href: '/inspections/kinds/evaluations/' } }, { count: 1, unit: '次' }, { count: 50, unit: '户' }, { count: 40, unit: '户' }],
    [{ link: { text: '第三方评估（村）', href: '/inspections/kinds/evaluations/' } }, { count: 1, unit: '次' }, { count: 3, unit: '个村' }, { count: 2, unit: '个村' }],
    [{ link: { text: '数据比对', href: '/inspections/kinds/data-matching/' } }, { count: 1, unit: '次' }, { count: 300, unit: '户' }, { count: 280, unit: '户' }],
  ]);
});
