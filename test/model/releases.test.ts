import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../site/commands.ts';
import { checkPortal } from '../../src/tables/check.ts';
import { createSite } from '../../src/model/create-site.ts';
import { protectRegistry } from '../../src/model/registry.ts';
import { readEarlierNumbers } from '../../src/release/earlier-numbers.ts';
import type { Row } from '../../src/schema/index.ts';
import type { Site } from '../../src/model/site.ts';
import { attackSites } from '../attacker/attack.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { smallPortal } from './small-portal.ts';

const village = '990102101201';
const sizes = { [village]: 6, '990102101202': 40, '990102102203': 30 };
const causes = ['illness', 'schooling', 'no_skill', 'other'] as const;
const measures: Row<'registry'>['measures'][] = [['industry'], ['health'], ['industry', 'health'], undefined];

const households = Object.entries(sizes).flatMap(([village_code, size]) =>
  Array.from({ length: size }, (_, number) => ({
    household_key: `k-${village_code}-${number}`,
    village_code,
    persons: 1 + (number % 4),
    cause: causes[number % 4]!,
    has_labour: number % 2 === 0,
    ...(measures[number % 4] && { measures: measures[number % 4] }),
  })),
);
const came = households.map(({ household_key }) => ({ household_key, event: 'identified' as const, on: '2018-05-01' }));

/** Writes the data files of a site into a folder of their own, as a release. */
function release(site: Site): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'data', 'registry'), { recursive: true });
  for (const id of site.registryFiles.ids()) writeFileSync(join(folder, 'data', 'registry', id), site.registryFiles.view(id));
  return folder;
}

test('an attacker with two releases, between which one household left a village of six, learns of no number what he may not', async () => {
  const before = release(createSite(smallPortal({ registry: households, registry_events: came }, {}, '2018-12-31')));
  const left = { household_key: households[0]!.household_key, event: 'exited' as const, on: '2019-11-12' };
  const data = smallPortal({ registry: households, registry_events: [...came, left] }, {}, '2019-12-31');
  const site = createSite(data, protectRegistry(data, readEarlierNumbers(before)));
  const after = release(site);

  const joint = await attackSites([before, after]);
  expect(joint.disclosed).toEqual([]);
  const narrow = new Set(joint.narrow.map(({ cell }) => cell));
  // Six were printed; of the one who left, and of the five who stayed, at least three values remain.
  expect(createSite(smallPortal({ registry: households, registry_events: came }, {}, '2018-12-31')).registryFigure(`${village}/2018/closing`)).toBe('6');
  for (const key of ['closing', 'left', 'exited']) {
    const cell = `${village}/2019/${key}`;
    expect([cell, site.registryFigure(cell), narrow.has(cell)]).toEqual([cell, '不公布', false]);
  }
});

test('what a release withholds of an earlier one’s numbers it names, so that the next release knows that they are out', () => {
  const first = smallPortal({ registry: households, registry_events: came }, {}, '2018-12-31');
  const before = release(createSite(first));
  const second = smallPortal({ registry: households, registry_events: came }, { disclosure: { threshold: 10 } }, '2018-12-31');
  const after = release(createSite(second, protectRegistry(second, readEarlierNumbers(before))));
  expect(readEarlierNumbers(before)!(village, 2018, 'registered')).toBe(6);
  expect(readEarlierNumbers(after)!(village, 2018, 'registered')).toBe(6);
  expect(readEarlierNumbers(temporaryFolder())).toBeUndefined();
});

test('a correction that strikes three households of the sample city can be published, and takes next to nothing with it', async () => {
  const { data } = await checkPortal({ dataDir: join(root, 'data'), contentDir: join(root, 'content'), asOf: '2020-06-30' });
  const first = protectRegistry(data!)!;
  const before = readEarlierNumbers(release(createSite(data!, first)));
  const { registry, registry_events: events } = data!.tables;
  const struck = new Set([77, 8000, 15_000].map((at) => registry!.rows[at]!.household_key));
  const keep = <T extends { household_key: string }>(rows: readonly T[]): T[] => rows.filter(({ household_key }) => !struck.has(household_key));
  const tables = { ...data!.tables, registry: { ...registry!, rows: keep(registry!.rows) }, registry_events: { ...events!, rows: keep(events!.rows) } };
  const second = protectRegistry({ ...data!, tables }, before)!;
  expect(second.problems).toEqual([]);
  expect(second.withheld.cells / first.withheld.cells).toBeLessThan(1.1);
});
