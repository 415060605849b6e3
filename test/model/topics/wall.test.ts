import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSite } from '../../../src/model/create-site.ts';
import { createScale } from '../../../src/model/topics/wall/steps.ts';
import { projectMap } from '../../../src/model/topics/wall/project-map.ts';
import type { Block, TopicView } from '../../../src/model/views.ts';
import { fund, project, smallPortal } from '../small-portal.ts';
import { squares } from './three-squares.ts';

const [county, village, neighbour, far] = ['990102000000', '990102101201', '990102101202', '990102102203'];

const portal = smallPortal({
  villages: [
    { village_code: village, designation: 'poor', exited_on: '2018-12-01' },
    { village_code: neighbour, designation: 'poor' },
    { village_code: far, designation: 'poor', exited_on: '2019-12-01' },
  ],
  funds: [fund('F', 100_000_000)],
  allocations: [
    { allocation_id: '1', fund_id: 'F', region_code: village, project_id: 'A', amount: 40_000_000, allocated_on: '2020-03-01' },
    { allocation_id: '2', fund_id: 'F', region_code: neighbour, amount: 10_000_000, allocated_on: '2020-03-01' },
  ],
  projects: [project('A', [village], { status: 'finished' }), project('B', [village]), project('C', [village], { status: 'cancelled' })],
  disbursements: [{ disbursement_id: '1', project_id: 'A', fund_id: 'F', instalment: 1, paid_on: '2020-05-01', amount: 30_000_000 }],
  findings: [{ finding_id: '1', region_code: village, found_on: '2020-01-01', finding: '资料不全', responsible_unit: '镇政府', due_on: '2020-02-01' }],
});

const blocks = (view: TopicView): Block[] => view.parts.flatMap((part) => part.blocks);
const tilesOf = (view: TopicView) => blocks(view).flatMap((block) => (block.type === 'tiles' ? [block.tiles] : []));
const tilesByName = (view: TopicView, at: number) => tilesOf(view)[at]!.groups.flatMap(({ tiles }) => tiles.map(({ link, value, step }) => [link.text, value, step]));

test('the wall begins with the counties by the money that reached each covered village', () => {
  const view = createSite(portal).topicPages.view('wall');
  // 50 万元 over three villages, to the fen below.
  expect(tilesByName(view, 0)).toEqual([['青石县', { money: 16_666_666 }, 2]]);
  expect(tilesOf(view)[0]?.legend).toEqual([{ step: 2, text: '16.67万元' }]);
});

test('villages stand under their towns in the order of their codes, with the number that their colour means', () => {
  const view = createSite(portal).topicPages.view(`wall/finished/${county}`);
  expect(tilesOf(view)[1]?.groups.map(({ link }) => link.text)).toEqual(['新桥镇', '柳湾镇']);
  expect(tilesByName(view, 1)).toEqual([
    // One of two: the cancelled one does not count.
    ['新桥村', { share: { part: 1, whole: 2 } }, 1],
    ['南岸村', null, null],
    ['新桥村', null, null],
  ]);
  expect(tilesOf(view)[1]?.legend.at(-1)).toEqual({ step: null, text: '没有可算的数' });
});

test('each measure of each level is a page of its own, reached by links alone', () => {
  const site = createSite(portal);
  const ids = site.topicPages.ids().filter((id) => id.startsWith('wall'));
  expect(ids).toEqual(['received', 'paid', 'finished', 'exited', 'overdue'].flatMap((key, index) => [index === 0 ? 'wall' : `wall/${key}`, `wall/${key}/towns`, `wall/${key}/${county}`]));
  const linked = new Set(site.topicPages.view('wall').filters?.flatMap(({ links }) => links.map(({ href }) => href)));
  for (const id of ['wall/finished', 'wall/received/towns', `wall/received/${county}`]) expect(linked).toContain(`/${id}/`);
});

test('a measure whose table is absent is not offered', () => {
  const ids = createSite(smallPortal()).topicPages.ids();
  expect(ids.some((id) => id.startsWith('wall/overdue') || id.startsWith('wall/checklist'))).toBe(false);
});

test('the table beside the tiles has the same numbers, most first, and what they were worked out from', () => {
  const view = createSite(portal).topicPages.view(`wall/received/${county}`);
  const tables = blocks(view).flatMap((block) => (block.type === 'table' ? [block.table] : []));
  expect(tables[1]?.rows.map((row) => row.slice(1))).toEqual([
    ['新桥镇', { money: 40_000_000 }, { money: 40_000_000 }, { count: 1, unit: '个' }],
    ['新桥镇', { money: 10_000_000 }, { money: 10_000_000 }, { count: 1, unit: '个' }],
    ['柳湾镇', { money: 0 }, { money: 0 }, { count: 1, unit: '个' }],
  ]);
});

test('equal numbers have equal steps, more is never lighter, and the legend covers each number exactly once', () => {
  const measure = { steps: 'quantiles', unit: 'count' } as Parameters<typeof createScale>[0];
  fc.assert(
    fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 40 }), (numbers) => {
      const scale = createScale(
        measure,
        numbers.map((number) => ({ value: null, number, from: [] })),
      );
      const steps = numbers.map((number) => scale.stepOf({ value: null, number, from: [] })!);
      for (const [one, number] of numbers.entries()) for (const [other, against] of numbers.entries()) if (number <= against) expect(steps[one]).toBeLessThanOrEqual(steps[other]!);
      for (const [index, number] of numbers.entries()) {
        const holding = scale.legend.filter(({ text }) => {
          const [least, most = least] = text.split('—').map((part) => Number.parseInt(part, 10));
          return number >= least! && number <= most!;
        });
        expect(holding.map(({ step }) => step)).toEqual([steps[index]]);
      }
    }),
  );
});

test('shares have fixed steps, and all is only said of all', () => {
  const scale = createScale({ steps: 'shares', unit: 'share' } as Parameters<typeof createScale>[0], []);
  const step = (part: number, whole: number) => scale.stepOf({ value: null, number: part / whole, from: [] });
  expect([step(0, 3), step(1, 2), step(3, 4), step(9, 10), step(999, 1000), step(7, 7)]).toEqual([0, 1, 2, 3, 3, 4]);
});

test('without boundaries there is no map, and with three squares there is one, with its review number', () => {
  expect(JSON.stringify(createSite(portal).topicPages.view(`wall/received/${county}`))).not.toContain('"type":"map"');
  const boundaries = { reviewNumber: '测S（2020）001号', areas: squares([village, neighbour, far]) };
  const view = createSite({ ...portal, boundaries }).topicPages.view(`wall/received/${county}`);
  const [map] = blocks(view).flatMap((block) => (block.type === 'map' ? [block.map] : []));
  expect(map?.reviewNumber).toBe('测S（2020）001号');
  expect(map?.areas.map(({ name, step }) => [name, step])).toEqual(tilesByName(view, 1).map(([name, , step]) => [name, step]));
  // Towns have no boundaries here, so that their part has no map.
  expect(view.parts[0]?.blocks.map(({ type }) => type)).toEqual(['tiles']);
});

test('three squares on the equator beside each other are three equal squares, north up', () => {
  const { width, height, paths } = projectMap(squares(['a', 'b', 'c']));
  expect(width).toBe(1000);
  // A third of the width inside the margins, and the margins.
  expect(height).toBe(Math.ceil(980 / 3 + 20));
  expect(paths[0]?.path).toBe('M10 336.7L336.7 336.7L336.7 10L10 10L10 336.7Z');
  expect(paths.map(({ x }) => x)).toEqual([173.4, 500, 826.7]);
});

test('counties straight under the province stand apart from the cities as 省直管', () => {
  const regions = [
    { code: '990000000000', name: '示例省' },
    { code: '990100000000', name: '望禾市' },
    { code: '990102000000', name: '青石县' },
    { code: '990102101000', name: '新桥镇' },
    { code: '990102101201', name: '新桥村' },
    { code: '999001000000', name: '南渡县' },
    { code: '999001101000', name: '河口镇' },
    { code: '999001101201', name: '河口村' },
  ];
  const two = smallPortal({ regions, villages: [{ village_code: village!, designation: 'poor' }, { village_code: '999001101201', designation: 'poor' }] }, { region: '990000000000' });
  expect(tilesOf(createSite(two).topicPages.view('wall'))[0]?.groups.map(({ link }) => link.text)).toEqual(['望禾市', '省直管']);
});
