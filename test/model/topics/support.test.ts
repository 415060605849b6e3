import { describe, expect, test } from 'vitest';
import { createSite } from '../../../src/model/create-site.ts';
import type { Row } from '../../../src/schema/index.ts';
import type { Block, TopicView } from '../../../src/model/views.ts';
import { smallPortal } from '../small-portal.ts';

const [bridge, south, other] = ['990102101201', '990102101202', '990102102203'] as const;
const roles = ['leader', 'department', 'working_group', 'first_secretary', 'technician'] as const;
const team = (village_code: string, role: Row<'support_teams'>['role'], unit: string): Row<'support_teams'> => ({ village_code, role, unit });

const support_teams = [...roles.map((role) => team(bridge, role, role === 'leader' ? '县政府' : '市财政局')), team(south, 'leader', '县政府')];
const site = createSite(smallPortal({ support_teams }));
const view = (id: string) => site.topicPages.view(id);
const tableOf = (page: TopicView, part: string) => page.parts.find(({ id }) => id === part)?.blocks.find((one): one is Block & { type: 'table' } => one.type === 'table')?.table;

test('every village of the table is counted, with all five, with some, with none', () => {
  expect(view('support').figures?.map(({ value }) => (value as { count: number }).count)).toEqual([3, 1, 1, 1]);
  expect(tableOf(view('support'), 'coverage')?.rows[0]?.slice(1)).toEqual([3, 2, 1, 1, 1, 1, 1].map((count) => ({ count })));
});

test('a village with nobody is named on the front page', () => {
  expect(view('support').parts.find(({ id }) => id === 'bare')?.blocks).toEqual([{ type: 'links', links: [{ text: '青石县柳湾镇新桥村', href: `/villages/${other}/` }] }]);
});

test('a county names, for each of the five, the villages that lack it', () => {
  const lacking = tableOf(view('support/990102000000'), 'missing')?.rows.map((row) => [row[0], (row[2] as { links: { href: string }[] }).links.map(({ href }) => href)]);
  const [southPage, otherPage] = [`/villages/${south}/`, `/villages/${other}/`];
  expect(lacking).toEqual([
    ['联系领导', [otherPage]],
    ['帮扶部门', [southPage, otherPage]],
    ['驻村工作组', [southPage, otherPage]],
    ['第一书记', [southPage, otherPage]],
    ['农技员', [southPage, otherPage]],
  ]);
});

test('a town has its own villages, those with nobody first', () => {
  expect(tableOf(view('support/990102101000'), 'villages')?.rows.map((row) => (row[0] as { link: { text: string } }).link.text)).toEqual(['新桥村', '南岸村']);
  expect(tableOf(view('support/990102102000'), 'villages')?.rows[0]?.slice(1)).toEqual(roles.map(() => ({ mark: 'no', text: '没有' })));
});

describe('a unit', () => {
  test('stands once, with what it does and each village that it helps', () => {
    expect(tableOf(view('support/units/990102000000'), 'units')?.rows).toEqual([
      ['县政府', { count: 2, unit: '个' }, '联系领导', { links: [{ text: '新桥村', href: `/villages/${bridge}/` }, { text: '南岸村', href: `/villages/${south}/` }] }],
      ['市财政局', { count: 1, unit: '个' }, '帮扶部门、驻村工作组、第一书记、农技员', { links: [{ text: '新桥村', href: `/villages/${bridge}/` }] }],
    ]);
  });
});

test('a village says what it lacks as well as what it has', () => {
  const part = site.villages.view(south).parts.find(({ id }) => id === 'support');
  expect((part?.blocks[0] as { table: { rows: unknown[][] } }).table.rows.map((row) => row[1])).toEqual(['县政府', ...roles.slice(1).map(() => ({ mark: 'no', text: '没有' }))]);
});

test('without support teams there is no page of them', () => {
  expect(createSite(smallPortal()).absentTopics).toContain('/support/');
});
