import { encode } from 'uqr';
import { describe, expect, test } from 'vitest';
import { citeByStandard, citePlainly, type Citation } from '../../src/components/citation.ts';
import { nextUpdate } from '../../src/components/next-update.ts';
import { drawQr } from '../../src/components/qr-path.ts';
import { reportAddress } from '../../src/components/report-address.ts';

const address = 'https://gongshi.example/villages/990102101201/';
const cited = { author: '望禾市农业农村局', title: '新桥村', site: '望禾市公示网', day: '2020-06-30', release: '20200630-bcdfgh', address };

const readOn = ([before, ...rest]: Citation): string => [before, '2020-07-05', ...rest].join('');

describe('a citation', () => {
  test('has the parts of GB/T 7714 in their order, with room for the day of reading', () => {
    expect(readOn(citeByStandard(cited))).toBe(
      '望禾市农业农村局. 新桥村[EB/OL]. (2020-06-30)[2020-07-05]. https://gongshi.example/villages/990102101201/.',
    );
  });

  test('in plain words names the release too', () => {
    expect(readOn(citePlainly(cited))).toBe(
      '望禾市农业农村局：《新桥村》，望禾市公示网，2020年6月30日，版次20200630-bcdfgh，2020-07-05查阅，https://gongshi.example/villages/990102101201/',
    );
  });
});

test('a letter about an error says which page and which release, whatever characters the title has', () => {
  const link = new URL(reportAddress('a@gongshi.example', { title: '“一村一品”A&B=100%?#', address, release: '20200630-bcdfgh', asOf: '2020-06-30' }));
  expect(link.protocol + link.pathname).toBe('mailto:a@gongshi.example');
  // Mail programs read + as a plus: blanks must not be written so.
  expect(link.search).not.toContain('+');
  expect(link.searchParams.get('subject')).toBe('纠错：“一村一品”A&B=100%?#');
  expect(link.searchParams.get('body')?.split('\r\n')).toEqual([
    '页面：“一村一品”A&B=100%?#',
    `网址：${address}`,
    '版次：20200630-bcdfgh，数据截至2020-06-30',
    '',
    '哪里有错，应该是什么：',
    '',
  ]);
});

test.each([
  ['2020-06-30', 10, '2020-07-10'],
  ['2020-07-09', 10, '2020-07-10'],
  ['2020-07-10', 10, '2020-08-10'],
  ['2020-12-31', 1, '2021-01-01'],
  ['2020-12-05', 28, '2020-12-28'],
])('after %s, with updates on day %d, the next one is due on %s', (asOf, day, due) => {
  expect(nextUpdate(asOf, day)).toBe(due);
});

test('the drawing of a QR code has each dark square of the code and no other', () => {
  const { size, path } = drawQr(address);
  const drawn = new Set<string>();
  let [x, y] = [0, 0];
  for (const [, command, first, second] of path.matchAll(/([Mmh])(-?\d+)(?: (\d+))?/g)) {
    if (command === 'M') [x, y] = [Number(first), Number(second)];
    else if (command === 'm') x += Number(first);
    else for (let end = x + Number(first); x < end; x++) drawn.add(`${x} ${y}`);
  }
  const { data } = encode(address, { ecc: 'M', border: 0, maskPattern: 2 });
  expect(size).toBe(data.length);
  expect(drawn).toEqual(new Set(data.flatMap((row, at) => row.flatMap((dark, column) => (dark ? [`${column} ${at}`] : [])))));
});
