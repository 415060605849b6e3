import { expect, test } from 'vitest';
import { createSite } from '../../src/model/create-site.ts';
import type { Row } from '../../src/schema/index.ts';
import { smallPortal } from './small-portal.ts';

const uscc = '91990102MA0000001D';
const honour = (more: Partial<Row<'honours'>> = {}): Row<'honours'> => ({ honour_id: 'BZ2019-001', uscc, year: 2019, title: '先进企业', awarded_by: '望禾市人民政府', document_number: '望政发〔2020〕5号', ...more });
const contributions: Row<'contributions'>[] = [
  { contribution_id: 'TR1', uscc, village_code: '990102101201', year: 2019, kind: '资金', amount: 12_500_000, verified_by: '县工商联', verified_on: '2019-12-20' },
];
const site = (own: Row<'honours'>) => createSite(smallPortal({ enterprises: [{ uscc, name: '绿源公司' }], contributions, honours: [own] }));

test('a certificate says from its row who is honoured, for what and by whom, and what the honour rests on', () => {
  expect(site(honour()).certificates.view('BZ2019-001')).toMatchObject({
    enterprise: { text: '绿源公司' },
    title: '先进企业',
    year: 2019,
    awardedBy: '望禾市人民政府',
    documentNumber: '望政发〔2020〕5号',
    number: 'BZ2019-001',
    basis: [
      { label: '按《帮扶投入积分办法》得分', value: '25' },
      { label: '名次', value: '第1名' },
      { label: '经核实的投入', value: '资金 12.5 万元 × 2 = 25' },
    ],
  });
});

test('a revoked honour says at the same address when and why it was revoked, and no longer what it rested on', () => {
  const view = site(honour({ revoked_on: '2020-03-01', revoked_reason: '数据不实' })).certificates.view('BZ2019-001');
  expect(view.revoked).toEqual({ on: '2020-03-01', reason: '数据不实' });
  expect(view.basis).toEqual([]);
});

test('the certificate is reached from the year’s list and from the enterprise', () => {
  const built = site(honour());
  const address = '"/honours/certificates/BZ2019-001/"';
  expect(JSON.stringify(built.honours.view('2019').awards)).toContain(address);
  expect(JSON.stringify(built.enterprises.view(uscc).honours)).toContain(address);
});

test('an enterprise’s page begins with what it did: villages, verified money, honours', () => {
  expect(site(honour()).enterprises.view(uscc).figures).toEqual([
    { label: '正在结对的村', value: { count: 0, unit: '个' } },
    { label: '核实的投入', value: { money: 12_500_000 } },
    { label: '表彰', value: { count: 1, unit: '项' } },
  ]);
});
