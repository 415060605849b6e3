import { expect, test } from 'vitest';
import type { LoggedRelease } from '../../src/model/public-log.ts';
import { hiddenWords, hideSecrets, publicWords, secretFinder } from '../../src/pipeline/public-words.ts';
import type { CheckedPortal } from '../../src/tables/dataset.ts';

/** A portal with these households and hotlines, as far as it is looked at. */
function portalOf(keys: string[], hotlines: string[] = []): CheckedPortal {
  const rows = keys.map((key) => ({ household_key: key }));
  const registry = { rows, rowNumbers: rows.map((_, at) => at + 2), rejected: [] };
  return { portal: { hotlines: hotlines.map((number) => ({ number })) }, tables: { registry } } as unknown as CheckedPortal;
}

const nothing = (): undefined => undefined;

test('words of staff come onto one line without characters that nobody sees', () => {
  expect(publicWords('note', ' 更正\u202E三笔\n\n拨付\u0007的\u200B日期\t', nothing)).toBe('更正三笔 拨付的日期');
});

test('personal data in a note or a post is refused and not repeated', () => {
  const find = secretFinder([portalOf([])]);
  for (const text of ['请打13912345678', '请打139\u200B1234\u202E5678', '证号11010519491231002X写错了']) {
    expect(() => publicWords('note', text, find)).toThrow(/说明中有(手机号|身份证号)/);
    expect(() => publicWords('by', text, find)).not.toThrow(/139|1101/);
  }
  expect(() => publicWords('by', '信息科 13912345678', find)).toThrow('由谁办理中有手机号');
});

test('a note on a household that was taken out may not name the key that only the release before has', () => {
  const find = secretFinder([portalOf(['WH000002']), portalOf(['WH000001', 'WH000002'])]);
  expect(() => publicWords('note', '删去重复的 wh000001 一户', find)).toThrow('说明中有户编码');
  expect(() => publicWords('note', '改正 WH000002', find)).toThrow('说明中有户编码');
  expect(publicWords('note', '删去重复的一户', find)).toBe('删去重复的一户');
});

test('a hotline is no private phone, and a novel is no note', () => {
  const find = secretFinder([portalOf([], ['13912345678'])]);
  expect(publicWords('note', '监督电话改为13912345678', find)).toContain('139');
  expect(() => publicWords('note', '字'.repeat(100_000), find)).toThrow('说明太长，最多 500 字');
  expect(() => publicWords('by', '字'.repeat(41), find)).toThrow('由谁办理太长，最多 40 字');
});

test('an old note that may not be said today is hidden and stands in the way of nobody', () => {
  const release: LoggedRelease = { id: 'a', on: '2020-06-30', asOf: '2020-06-30', by: '信息科', kind: 'release', note: '监督电话改为13912345678', amended: [], pages: [] };
  expect(hideSecrets(release, secretFinder([portalOf([], ['13912345678'])]))).toEqual(release);
  const hidden = hideSecrets({ ...release, withdrawn: { on: '2020-07-01', reason: 'WH000001 在里面' } }, secretFinder([portalOf(['WH000001'])]));
  expect(hidden).toEqual({ ...release, note: hiddenWords, withdrawn: { on: '2020-07-01', reason: hiddenWords } });
});
