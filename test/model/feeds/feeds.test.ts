import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSite } from '../../../src/model/create-site.ts';
import { writeAtom, writeFeed, writeJsonFeed } from '../../../src/model/feeds/write-feed.ts';
import type { Row } from '../../../src/schema/index.ts';
import { parseXml } from '../../parse-xml.ts';
import { fund, notice, project, smallPortal } from '../small-portal.ts';

const village = '990102101201';
const neighbour = '990102101202';
const county = '990102000000';
const addressOf = (path: string): string => `https://gongshi.example/sub${path}`;
const fixture = (name: string): string => join(import.meta.dirname, '../../fixtures/feeds', name);

const payment = (disbursement_id: string, paid_on: string, more: Partial<Row<'disbursements'>> = {}): Row<'disbursements'> => ({
  disbursement_id,
  project_id: 'QS1',
  fund_id: 'ZY1',
  instalment: 1,
  paid_on,
  amount: 26_000_000,
  ...more,
});

/** A village with one thing of each kind, and its neighbour with none. */
const busy = () =>
  createSite(
    smallPortal({
      funds: [fund('ZY1', 100_000_000)],
      projects: [
        project('QS1', [village], { name: '修路 & 架桥', status: 'accepted', finished_on: '2020-06-21', accepted_on: '2020-06-25', settled: 25_000_000, inspection: '合格', beneficiary_households: 3 }),
        project('QS2', [village], { finished_on: '2020-07-02' }),
      ],
      allocations: [
        { allocation_id: 'FP1', fund_id: 'ZY1', region_code: county, amount: 80_000_000, allocated_on: '2020-03-10' },
        { allocation_id: 'FP2', fund_id: 'ZY1', region_code: village, project_id: 'QS1', amount: 50_000_000, allocated_on: '2020-03-18' },
      ],
      disbursements: [payment('BF1', '2020-06-18', { milestone: '主体完工' }), payment('BF2', '2020-07-01')],
      notices: [
        notice('N1', { kind: 'before_work', title: '“<修路>”公示', subject: ['project:QS1'], region_code: county, open_from: '2020-06-20', open_to: '2020-06-30' }),
        notice('N2', { published_on: '2020-07-01' }),
      ],
    }),
  );

describe('the feed of a village', () => {
  test('is written as Atom and as JSON, word for word', async () => {
    const feed = busy().feeds.view(`villages/${village}/feed`);
    await expect(writeAtom(feed, addressOf)).toMatchFileSnapshot(fixture('village.xml'));
    await expect(writeJsonFeed(feed, addressOf)).toMatchFileSnapshot(fixture('village.json'));
  });

  test('tells of its own money, projects and notices, newest first, and of nothing after the as-of day', () => {
    const { entries, updated } = busy().feeds.view(`villages/${village}/feed`);
    expect(entries.map(({ id }) => id)).toEqual(['accepted/QS1', 'finished/QS1', 'notices/N1', 'payments/BF1', 'allocations/FP2']);
    expect(updated).toBe('2020-06-25');
  });

  test('where nothing happened is empty, and of the day of which that is known', () => {
    expect(busy().feeds.view(`villages/${neighbour}/feed`)).toMatchObject({ entries: [], updated: '2020-06-30' });
  });

  test('holds only the newest, so that a province’s worth of them stays small', () => {
    const disbursements = Array.from({ length: 60 }, (_, index) => payment(`BF${String(index).padStart(2, '0')}`, `2020-0${1 + (index % 6)}-10`));
    const site = createSite(smallPortal({ funds: [fund('ZY1', 1)], projects: [project('QS1', [village])], disbursements }));
    expect(site.feeds.view(`villages/${village}/feed`).entries).toHaveLength(20);
    expect(site.feeds.view(`counties/${county}/feed`).entries).toHaveLength(50);
    expect(site.feeds.view('feeds/all').entries).toHaveLength(60);
    expect(new Set(site.feeds.view(`villages/${village}/feed`).entries.map(({ on }) => on))).toEqual(new Set(['2020-06-10', '2020-05-10']));
  });
});

test('a title may round an amount, the text beside it never does', () => {
  const site = createSite(
    smallPortal({
      funds: [fund('ZY1', 1)],
      projects: [project('QS1', [village], { status: 'accepted', accepted_on: '2020-06-25', settled: 10_995_401 })],
      allocations: [{ allocation_id: 'FP1', fund_id: 'ZY1', region_code: village, project_id: 'QS1', amount: 10_995_400, allocated_on: '2020-03-18' }],
      disbursements: [payment('BF1', '2020-06-18', { amount: 10_995_400 })],
    }),
  );
  const { entries } = site.feeds.view(`villages/${village}/feed`);
  const said = new Map(entries.map(({ id, title, text }) => [id, [title, text] as const]));
  expect(said.get('payments/BF1')![0]).toBe('QS1项目拨付11万元');
  expect(said.get('payments/BF1')![1]).toContain('拨付109,954元');
  expect(said.get('allocations/FP1')![1]).toContain('项目“QS1项目”109,954元');
  expect(said.get('accepted/QS1')![1]).toContain('结算109,954.01元');
  for (const { text } of entries) expect(text).not.toContain('万元');
});

test('the feed of a county tells of what was given to it, and of all its villages', () => {
  const ids = busy().feeds.view(`counties/${county}/feed`).entries.map(({ id }) => id);
  expect(ids).toContain('allocations/FP1');
  expect(ids).toContain('payments/BF1');
  expect(busy().feeds.view('feeds/all').entries.map(({ id }) => id)).toEqual(ids);
});

test('a project of several villages is in the feed of each', () => {
  const site = createSite(smallPortal({ funds: [fund('ZY1', 1)], projects: [project('QS1', [village, neighbour])], disbursements: [payment('BF1', '2020-06-18')] }));
  for (const code of [village, neighbour]) expect(site.feeds.view(`villages/${code}/feed`).entries.map(({ id }) => id)).toEqual(['payments/BF1']);
});

test('every village and county has a feed at an address that follows from its code', () => {
  expect(busy().feeds.ids()).toEqual(['feeds/all', `counties/${county}/feed`, ...[village, neighbour, '990102102203'].map((code) => `villages/${code}/feed`)]);
});

test('no feed says a count of people or households', () => {
  for (const id of busy().feeds.ids()) expect(JSON.stringify(busy().feeds.view(id))).not.toMatch(/\d[户人]/);
});

test('whatever a title holds, both formats say it back unharmed', () => {
  const feed = busy().feeds.view(`villages/${village}/feed`);
  const words = fc.string({ unit: 'binary', minLength: 1 }).map((text) => text.replace(/[\p{C}\s]/gu, '·'));
  fc.assert(
    fc.property(words, words, (title, text) => {
      const changed = { ...feed, entries: [{ ...feed.entries[0]!, title, text }] };
      const atom = parseXml(writeFeed(changed, 'xml', addressOf)).all('entry')[0]!;
      expect([atom.text('title'), atom.text('summary')]).toEqual([title, text]);
      const json = JSON.parse(writeFeed(changed, 'json', addressOf)) as { items: { title: string; content_text: string }[] };
      expect([json.items[0]?.title, json.items[0]?.content_text]).toEqual([title, text]);
    }),
  );
});

test('characters that XML forbids do not break a feed', () => {
  const feed = busy().feeds.view(`villages/${village}/feed`);
  const changed = { ...feed, entries: [{ ...feed.entries[0]!, title: '修\u0000路\u000b\uffff' }] };
  expect(parseXml(writeAtom(changed, addressOf)).all('entry')[0]!.text('title')).toBe('修路');
});
