import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listInputs, sha256 } from '../../src/pipeline/input-files.ts';
import { numbersFile } from '../../src/pipeline/protect-again.ts';
import { settledHouseholds, type SettledHouseholds } from '../../src/pipeline/settled-households.ts';
import { newestTrusted, type Store, type TrustedRelease } from '../../src/release/store/store.ts';
import { undo } from '../../src/release/store/undo.ts';
import { householdKeyFinderOf } from '../../src/tables/household-keys.ts';
import { newStore, publishSmall } from '../release/store/small-store.ts';
import { writeTinyPortal } from '../site/tiny-portal.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const registry = `household_key,village_code,persons,cause
h7k2q9x4,990102101201,3,因病
'ab34cd56,990102101201,2,因病
填报单位:新桥村,,,
`;
const warnings = [{ key: 'one', code: 'village-not-listed', message: '村“990102101203”不在村表中' }];

/** A portal with households, and a store with a release of it. */
function released(file = 'registry.csv'): { folder: string; store: Store; before: TrustedRelease; write: (file: string, text: string) => void } {
  const folder = temporaryFolder();
  writeTinyPortal(folder);
  const write = (name: string, text: string): void => writeFileSync(join(folder, 'data', name), text);
  write(file, registry);
  write('registry_events.csv', 'household_key,event,on\nh7k2q9x4,识别,2018-05-01\n');
  write('village_years.csv', 'village_code,year\n990102101201,2019\n');
  const store = newStore();
  const numbers = { key: sha256(''), sha256: sha256('kept'), warnings };
  const { event } = publishSmall(store, 'first', { manifest: { inputs: inputsOf(folder), numbers } });
  const before = newestTrusted(store)!;
  expect(before.manifest.id).toBe(event.id);
  writeFileSync(join(before.folder, numbersFile), 'kept');
  rmSync(join(before.folder, 'inputs'), { recursive: true });
  cpSync(join(folder, 'data'), join(before.folder, 'inputs/data'), { recursive: true });
  return { folder, store, before, write };
}

const inputsOf = (folder: string): ReturnType<typeof listInputs> => listInputs({ dataDir: join(folder, 'data'), contentDir: join(folder, 'content') });
const settle = ({ folder, store, before }: ReturnType<typeof released>, asOf = '2020-06-30'): Promise<SettledHouseholds | undefined> =>
  settledHouseholds(store, before, { dataDir: join(folder, 'data'), inputs: inputsOf(folder), asOf });

test('when a payment changes, households that passed are not read again, but their keys are found in texts and their warnings stay', async () => {
  const portal = released();
  portal.write('projects.csv', 'edited');
  const settled = await settle(portal, '2020-07-01');
  expect(settled?.warnings).toEqual(warnings);
  const tables = [...(settled?.tables.values() ?? [])];
  expect(tables.map(({ name, file, rows }) => [name, file, rows])).toEqual([
    ['registry', 'registry.csv', []],
    ['registry_events', 'registry_events.csv', []],
  ]);
  const find = householdKeyFinderOf(tables[0] as never);
  // What stands below the table is no household, and the mark that keeps a spreadsheet from reading a number is no part of a key.
  expect(['见h7k2q9x4', '见 AB34CD56 户', '填报单位:新桥村'].map(find)).toEqual([2, 3, undefined]);
});

test('households are read again when they, what they are checked against, the settings, the year or the kept numbers are not what they were', async () => {
  const changed: [string, string][] = [
    ['registry.csv', registry.replace(',3,', ',4,')],
    ['registry_events.csv', 'household_key,event,on\nh7k2q9x4,识别,2018-05-02\n'],
    ['villages.csv', 'village_code,designation\n990102101201,贫困村\n'],
    ['regions.csv', 'code,name\n990100000000,望禾市\n'],
    ['portal.json', '{}'],
    ['registry.xlsx', ''],
  ];
  for (const [file, text] of changed) {
    const portal = released();
    portal.write(file, text);
    expect([file, await settle(portal)]).toEqual([file, undefined]);
  }
  const portal = released();
  expect(await settle(portal)).toBeDefined();
  expect([await settle(portal, '2020-06-29'), await settle(portal, '2020-12-31'), await settle(portal, '2021-01-01')]).toEqual([undefined, undefined, undefined]);
  writeFileSync(join(portal.before.folder, numbersFile), 'edited');
  expect(await settle(portal)).toBeUndefined();
});

test('after an undo households are read, because the release that was taken back says what people have read', async () => {
  const portal = released();
  publishSmall(portal.store, 'second', { previous: 'first' });
  undo(portal.store, { at: '2020-07-30T09:00:00+08:00', by: '信息科', note: '有误' });
  expect(newestTrusted(portal.store)?.manifest.id).toBe(portal.before.manifest.id);
  expect(await settle(portal)).toBeUndefined();
});

test('households in a workbook are always read, because its other sheets may look like more of them', async () => {
  expect(await settle(released('registry.xlsx'))).toBeUndefined();
});
