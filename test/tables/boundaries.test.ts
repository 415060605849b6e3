import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { portalSchema } from '../../src/config.ts';
import { readBoundaries } from '../../src/tables/boundaries.ts';
import { checkPortal } from '../../src/tables/check.ts';
import { createRaise } from '../../src/tables/checks/context.ts';
import type { Issue } from '../../src/tables/issue.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { goodPortalJson, goodRows } from './checks/good-portal.ts';
import { writePortal } from './checks/write-portal.ts';

const square = [[[110, 30], [111, 30], [111, 31], [110, 31], [110, 30]]];
const feature = (code: unknown, geometry: unknown = { type: 'Polygon', coordinates: square }) => ({ type: 'Feature', properties: { code, name: '某处', 联系人: 'x' }, geometry });
const collection = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });

async function read(text: string | undefined, reviewNumber: string | undefined = '测S（2020）001号', regions: string[] | undefined = ['990102101201', '990102101202']) {
  const folder = temporaryFolder();
  if (text !== undefined) writeFileSync(join(folder, 'boundaries.json'), text);
  const issues: Issue[] = [];
  const portal = portalSchema.parse({ name: '测试', region: '990100000000', publisher: '局', ...(reviewNumber !== '' && { map: { review_number: reviewNumber } }) });
  const boundaries = await readBoundaries(folder, portal, regions && new Set(regions), createRaise((issue) => issues.push(issue)));
  return { boundaries, codes: issues.map(({ code, column }) => [code, column]) };
}

test('a portal without the file has no boundaries and needs no review number', async () => {
  expect(await read(undefined, '')).toEqual({ boundaries: undefined, codes: [] });
});

test('polygons and groups of them are read with their code, and nothing else of them is kept', async () => {
  const many = { type: 'MultiPolygon', coordinates: [square, square] };
  expect(await read(collection(feature('990102101201'), feature('990102101202', many)))).toEqual({
    boundaries: { reviewNumber: '测S（2020）001号', areas: [{ code: '990102101201', polygons: [square] }, { code: '990102101202', polygons: [square, square] }] },
    codes: [],
  });
});

test('with the file and without its review number nothing is drawn', async () => {
  expect(await read(collection(feature('990102101201')), '')).toEqual({ boundaries: undefined, codes: [['boundaries-without-review-number', 'map.review_number']] });
});

test.each([
  ['no JSON', '{', undefined],
  ['no collection', JSON.stringify(feature('990102101201')), undefined],
  ['an empty collection', collection(), undefined],
  ['a code that is a number', collection(feature(990102101201)), 'features.0.properties.code'],
  ['a code that stands twice', collection(feature('990102101201'), feature('990102101201')), 'features.1.properties.code'],
  ['a line', collection(feature('990102101201', { type: 'LineString', coordinates: square[0] })), 'features.0.geometry'],
  ['a ring of three points', collection(feature('990102101201', { type: 'Polygon', coordinates: [square[0]!.slice(0, 3)] })), 'features.0.geometry'],
  ['metres in place of degrees', collection(feature('990102101201', { type: 'Polygon', coordinates: [square[0]!.map(([x]) => [x! * 1000, 3_000_000])] })), 'features.0.geometry'],
  ['a feature that is null', collection(null), 'features.0.properties.code'],
])('a file with %s is refused at its place', async (_what, text, column) => {
  expect(await read(text)).toEqual({ boundaries: undefined, codes: [['boundaries-invalid', column]] });
});

test('the check of a whole portal hands the boundaries on, and an error in them stops the build', async () => {
  const whole = (portal: object) =>
    checkPortal({ ...writePortal(temporaryFolder(), goodRows(), { 'data/boundaries.json': collection(feature('990102101201')), 'data/portal.json': JSON.stringify({ ...goodPortalJson, ...portal }) }), asOf: '2020-06-30' });
  expect((await whole({ map: { review_number: '测S（2020）001号' } })).data?.boundaries?.areas).toHaveLength(1);
  const { data, report } = await whole({});
  expect([data, report.issues.filter(({ severity }) => severity === 'error').map(({ code }) => code)]).toEqual([undefined, ['boundaries-without-review-number']]);
});
