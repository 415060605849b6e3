import { expect, test } from 'vitest';
import { createSite } from '../../src/model/create-site.ts';
import { withoutStandards } from '../../src/schema/counts-in-text.ts';
import { project, smallPortal } from './small-portal.ts';

const village = '990102101201';
const notice = (notice_id: string, subject: string[], more: object = {}) => ({
  notice_id, kind: 'beneficiaries' as const, title: `关于3户危房改造的公示${notice_id}`, region_code: village, publisher: '镇', published_on: '2019-01-02', phone: '0990-5550000', subject,
  body: '补助标准：C级每户0.75万元，D级每户2.1万元。经入户调查，拟补助3户。', outcome: '公示期间3人来访，无异议。', ...more,
});

const siteOf = (few: object) =>
  createSite(
    smallPortal({
      projects: [
        project('P', [village], { name: '新桥村3户危房改造', subsidy_standard: 'C级每户0.75万元', inspection: '3户合格', ...few }),
        project('Q', [village], { subsidy_standard: 'C级每户0.75万元', beneficiary_households: 30 }),
      ],
      notices: [notice('N', ['project:P', `village:${village}`]), notice('M', ['project:P', 'project:Q'], { title: '关于危房改造的公示' })],
      inspections: [{ inspection_id: 'JC', kind: '审计', on: '2019-11-15', region_code: '990102000000', by: '审计局' }],
      findings: [
        { finding_id: 'WT', inspection_id: 'JC', region_code: village, found_on: '2019-11-15', project_id: 'P', finding: '漏发3户', measure: '按每户0.75万元补发', result: '已补发3户', accountability: '约谈3人', responsible_unit: '镇', due_on: '2019-12-31' },
      ],
    }),
  );

const tableOf = (site: ReturnType<typeof siteOf>, name: string): string => site.tableFiles.view(`tables/${name}.csv`);

test.each([{ beneficiary_households: 3 }, { beneficiary_households: 30, beneficiary_persons: 3 }])('no page and no download tells in words what is withheld of a project with %o', (few) => {
  const site = siteOf(few);
  const pages = JSON.stringify([site.projects.view('P'), site.notices.view('N')]);
  expect(pages).toContain('补助标准不公布。经入户调查，拟补助若干户。');
  expect(pages).toContain('新桥村若干户危房改造');
  const all = [pages, ...['findings'].map((name) => tableOf(site, name)), tableOf(site, 'projects').split('\n').find((line) => line.includes('新桥村若干户'))!].join('\n');
  expect(all).not.toMatch(/3户|3人|每户0\.75/);
});

test('a notice about other projects too keeps its own counts and loses the standard', () => {
  const view = JSON.stringify(siteOf({ beneficiary_households: 3 }).notices.view('M').blocks[0]);
  expect(view).toContain('补助标准不公布。经入户调查，拟补助3户。');
});

test('where enough benefit nothing is reworded', () => {
  const site = siteOf({ beneficiary_households: 30 });
  expect(JSON.stringify(site.notices.view('N'))).toContain('D级每户2.1万元。经入户调查，拟补助3户。');
  expect(tableOf(site, 'findings')).toContain('按每户0.75万元补发');
});

test('only the sentence that tells money per head is withheld', () => {
  expect(withoutStandards('每岗每年补助6000元；每户一档，按人公示。修路每公里28万元')).toBe('补助标准不公布；每户一档，按人公示。修路每公里28万元');
});
