import { expect, test } from 'vitest';
import { nameRelease } from '../../src/release/release-id.ts';

test('a release has the same name whenever it is made again, and another one after any change', () => {
  const name = nameRelease('ab12', '2020-06-30', '0.1.0');
  expect(name).toMatch(/^20200630-[a-z]{6}$/);
  expect(nameRelease('ab12', '2020-06-30', '0.1.0')).toBe(name);
  const others = [nameRelease('ab13', '2020-06-30', '0.1.0'), nameRelease('ab12', '2020-07-01', '0.1.0'), nameRelease('ab12', '2020-06-30', '0.1.1')];
  expect(new Set([name, ...others].map((one) => one.slice(-6))).size).toBe(4);
});
