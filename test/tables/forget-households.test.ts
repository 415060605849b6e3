import { expect, test } from 'vitest';
import { createUnloggedSite } from '../../src/model/create-site.ts';
import { protectRegistry } from '../../src/model/registry.ts';
import { forgetHouseholds } from '../../src/tables/forget-households.ts';
import { householdKeyFinderOf } from '../../src/tables/household-keys.ts';
import { smallPortal } from '../model/small-portal.ts';

const households = Array.from({ length: 40 }, (_, number) => ({ household_key: `hu-2014-${1000 + number}`, village_code: '990102101201', persons: 1 + (number % 4), cause: 'illness' as const, has_labour: true }));
const events = households.map(({ household_key }) => ({ household_key, event: 'identified' as const, on: '2018-05-01' }));

test('once households are forgotten no row of them is left, their keys are still found, and the pages of the registry are what they were', () => {
  const [kept, forgotten] = [smallPortal({ registry: households, registry_events: events }), smallPortal({ registry: [...households], registry_events: [...events] })];
  const numbers = protectRegistry(kept);
  forgetHouseholds(forgotten.tables);
  const { registry, registry_events: left } = forgotten.tables;
  expect(JSON.stringify([registry, left])).not.toContain('hu-2014');
  expect(householdKeyFinderOf(registry!)('见 hu-2014-1007 的说明')).toBeDefined();
  const pages = (data: typeof kept): unknown[] => {
    const site = createUnloggedSite(data, numbers, '20200630-aaaaaa');
    return site.registry.ids().map((id) => site.registry.view(id));
  };
  expect(pages(forgotten)).toEqual(pages(kept));
});
