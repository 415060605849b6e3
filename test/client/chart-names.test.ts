import { expect, test } from 'vitest';
import { shortening } from '../../src/client/chart/labels.ts';
import { breakName, dropOwnName } from '../../src/client/chart/names.ts';

test('labels leave out the name of the village whose page it is, but only where all of them begin with it', () => {
  expect(dropOwnName(['新桥村灌溉渠道整治', '新桥村道路硬化'], '新桥村')).toEqual(['灌溉渠道整治', '道路硬化']);
  expect(dropOwnName(['新桥村灌溉渠道整治', '渡口村道路硬化'], '新桥村')).toEqual(['新桥村灌溉渠道整治', '渡口村道路硬化']);
  expect(dropOwnName(['2019年', '2018年'], '')).toEqual(['2019年', '2018年']);
});

test('a name takes two lines at most, and says with an ellipsis that it goes on', () => {
  expect(breakName('道路硬化', 7)).toEqual(['道路硬化']);
  expect(breakName('灌溉渠道整治项目', 7)).toEqual(['灌溉渠道整治项', '目']);
  expect(breakName('灌溉渠道整治项目二期工程配套道路', 7)).toEqual(['灌溉渠道整治项', '目二期工程配…']);
});

test('sums above bars lose their decimals before they run into each other, and go where that is not enough', () => {
  const fits = (characters: number) => shortening({ series: 'stacked', isLying: false }, (short) => short('1,234.56').length > characters);
  expect(fits(8)('1,234.56')).toBe('1,234.56');
  expect(fits(6)('1,234.56')).toBe('1,235');
  expect(fits(3)('1,234.56')).toBe('');
  expect(fits(3)('不公布')).toBe('不公布');
});
