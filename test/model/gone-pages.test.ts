import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gonePages, shownPages } from '../../src/model/gone-pages.ts';

const path = fc.constantFrom<string[]>('/a/', '/b/', '/c/', '/d/x/', '/e/');
const paths = fc.uniqueArray(path);

test('a page that the release before had and this one has not is gone since this one', () => {
  expect(gonePages({ pages: ['/b/', '/a/', '/404.html'], gone: [] }, ['/b/'], [], '2020-07-01', 'R2')).toEqual([{ path: '/a/', on: '2020-07-01', release: 'R2' }]);
});

test('what went earlier keeps its day and its release, though a page has stood in its place since', () => {
  const earlier = { path: '/a/', on: '2020-06-01', release: 'R1' };
  expect(gonePages({ pages: ['/a/', '/b/'], gone: [earlier] }, ['/b/'], [], '2020-07-01', 'R2')).toEqual([earlier]);
});

test('before anything is published nothing is gone', () => {
  expect(gonePages(undefined, ['/a/'], [], '2020-07-01', 'R1')).toEqual([]);
});

test('a page that comes back or moves on is gone no longer, and every other that ever was is, once', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ now: paths, moved: paths }), { minLength: 1, maxLength: 8 }), (releases) => {
      let gone = undefined as ReturnType<typeof gonePages> | undefined;
      let before: string[] = [];
      const ever = new Set<string>();
      releases.forEach(({ now, moved }, index) => {
        gone = gonePages(gone && { pages: before, gone }, now, moved, '2020-07-01', `R${index}`);
        const there = new Set([...now, ...moved]);
        expect(gone.map((page) => page.path)).toEqual([...ever].filter((one) => !there.has(one as never)).sort());
        for (const one of there) ever.add(one);
        before = [...now, ...moved, ...gone.map((page) => page.path)];
      });
    }),
  );
});

test('a page that came back with an undo is gone since the release that takes it away again, not since the one that was taken back', () => {
  const [current, takenBack] = [{ pages: ['/a/', '/b/', '/c/'], gone: [{ path: '/c/', on: '2020-05-01', release: 'R0' }] }, { pages: ['/a/', '/b/', '/c/', '/d/'], gone: [{ path: '/a/', on: '2020-06-01', release: 'R2' }, { path: '/c/', on: '2020-05-01', release: 'R0' }] }];
  expect(gonePages(shownPages(current, takenBack), ['/b/'], [], '2020-07-01', 'R3')).toEqual([
    { path: '/a/', on: '2020-07-01', release: 'R3' },
    { path: '/c/', on: '2020-05-01', release: 'R0' },
    { path: '/d/', on: '2020-07-01', release: 'R3' },
  ]);
});
