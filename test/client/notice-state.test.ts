import { expect, test } from 'vitest';
import { noticeState } from '../../src/client/notice-state.ts';

const on = (day: string) => noticeState('2020-02-20', '2020-03-02', day);

test('a notice is open from its first day to the end of its last', () => {
  expect(on('2020-02-19')).toEqual({ phase: 'before', text: '尚未开始' });
  expect(on('2020-02-20').phase).toBe('open');
  expect(on('2020-03-02')).toEqual({ phase: 'open', text: '公示中 · 今天截止' });
  expect(on('2020-03-03')).toEqual({ phase: 'closed', text: '公示期已结束' });
});

test('the days left are counted by the calendar, over a leap day too', () => {
  expect(on('2020-02-28').text).toBe('公示中 · 还剩3天');
  expect(on('2020-03-01').text).toBe('公示中 · 还剩1天');
});
