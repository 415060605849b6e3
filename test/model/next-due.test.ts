import { expect, test } from 'vitest';
import { createSite } from '../../src/model/create-site.ts';
import { nextDue } from '../../src/model/notices/next-due.ts';
import { notice, smallPortal } from './small-portal.ts';

const notices = [notice('N3', { published_on: '2020-07-03' }), notice('N1', { published_on: '2020-06-30' }), notice('N2', { published_on: '2020-07-03' }), notice('N4', { published_on: '2020-08-01' })];

test('the next day on which a waiting notice is dated is due, with the notices of that day alone', () => {
  expect(nextDue(smallPortal({ notices }))).toEqual({ on: '2020-07-03', titles: ['N2公示', 'N3公示'] });
  expect(nextDue(smallPortal({ notices }, {}, '2020-07-03'))).toEqual({ on: '2020-08-01', titles: ['N4公示'] });
  expect(nextDue(smallPortal({ notices }, {}, '2020-08-01'))).toBeUndefined();
  expect(nextDue(smallPortal())).toBeUndefined();
});

test('what is due is not in the site before its day, and is on it', () => {
  expect(createSite(smallPortal({ notices })).notices.ids()).toEqual(['N1']);
  expect(createSite(smallPortal({ notices }, {}, '2020-07-03')).notices.ids().sort()).toEqual(['N1', 'N2', 'N3']);
});
