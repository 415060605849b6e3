import { expect, test } from 'vitest';
import { createSite } from '../../src/model/create-site.ts';
import { smallPortal } from './small-portal.ts';

const [a, b] = ['91990102MA0000001D', '91990102MA0000002B'] as const;

test('the list of enterprises names the villages that each helps now, and can be seen by the county that it helps', () => {
  const site = createSite(
    smallPortal({
      enterprises: [{ uscc: a, name: '甲公司' }, { uscc: b, name: '乙公司' }],
      pairings: [
        { pairing_id: 'JD1', uscc: a, village_code: '990102101201', modes: ['产业'], from: '2018-01-01' },
        { pairing_id: 'JD2', uscc: a, village_code: '990102101202', modes: ['产业'], from: '2018-01-01', to: '2020-06-29' },
      ],
    }),
  );
  const list = site.enterpriseLists.view('');
  expect(list.table.rows.map((row) => row[2])).toEqual([{ links: [{ text: '新桥村', href: '/villages/990102101201/' }] }, null]);
  expect(list.filters).toEqual([{ title: '地方', links: [{ text: '青石县', href: '/enterprises/places/990102000000/', count: 1 }] }]);
  expect(site.enterpriseLists.view('places/990102000000').table.rows).toHaveLength(1);
});
