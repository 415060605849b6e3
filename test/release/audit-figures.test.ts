import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { auditSite, type FigureAudit } from '../../src/release/audit.ts';
import { readPage } from '../../src/release/html.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const cells: Record<string, string> = {
  '990102101201/2019/closing': '1,234',
  '990102101201/2019/rate': '1.50%',
  '990102101201/2019/identified': '不公布',
};
const figures: FigureAudit = { expected: (cell) => cells[cell], withheld: '不公布' };
const of = (column: string): string => `990102101201/2019/${column}`;

function audit(file: string, text: string): string[] {
  const folder = temporaryFolder();
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
  const options = { base: '/', site: 'https://gongshi.example', findPersonal: () => undefined, figures };
  return auditSite(folder, options).map(({ kind, detail }) => `${kind} ${detail}`);
}

describe('a figure on a page', () => {
  test.each([
    ['a number', `<data data-cell="${of('closing')}" value="1234">1,234</data>`],
    ['a number with its unit', `<td data-cell="${of('closing')}"><b>1,234</b> <span>户</span></td>`],
    ['a rate', `<data data-cell="${of('rate')}" value="1.5">1.50%</data>`],
    ['what is withheld, with a link that says why', `<span data-cell="${of('identified')}" class="suppressed"><a href="#why">不公布</a></span><p id="why">`],
  ])('that is right passes: %s', (_case, html) => {
    expect(audit('index.html', html)).toEqual([]);
  });

  test.each([
    ['a number in place of what is withheld', `<td data-cell="${of('identified')}">3</td>`, `suppressed-figure ${of('identified')}`],
    ['a number behind what is withheld', `<td data-cell="${of('identified')}">不公布<i>3</i></td>`, `suppressed-figure ${of('identified')}`],
    ['nothing in place of what is withheld', `<td data-cell="${of('identified')}"></td>`, `suppressed-figure ${of('identified')}`],
    ['a value beside what is withheld', `<td data-cell="${of('identified')}" value="3">不公布</td>`, `suppressed-figure ${of('identified')}`],
    ['a value inside what is withheld', `<td data-cell="${of('identified')}"><data value="3">不公布</data></td>`, `suppressed-figure ${of('identified')}`],
    ['another number', `<td data-cell="${of('closing')}">1,235</td>`, `wrong-figure ${of('closing')}`],
    ['another value', `<data data-cell="${of('closing')}" value="1235">1,234</data>`, `wrong-figure ${of('closing')}`],
    ['nothing published where a number should be', `<td data-cell="${of('closing')}">不公布</td>`, `wrong-figure ${of('closing')}`],
    ['a cell that is not published', `<td data-cell="${of('persons')}">7</td>`, `unknown-figure ${of('persons')}`],
  ])('%s is a problem that names the cell alone', (_case, html, problem) => {
    expect(audit('index.html', `<table>${html}</table>`)).toEqual([problem]);
  });
});

test('figures are read with the elements in them, each to its own end', () => {
  const html = '<p>1 <span data-cell="a">2<span>3</span>&nbsp;<!-- 4 -->户</span> 5 <data data-cell=b value="6">6</data><td DATA-CELL="c">7<input data-cell="d" value="8">9';
  expect(readPage(html).figures).toEqual([
    { cell: 'a', text: '23 户' },
    { cell: 'b', text: '6', value: '6' },
    { cell: 'c', text: '7' },
    { cell: 'd', text: '', value: '8' },
  ]);
});

const json = (values: object, more: object = {}): string =>
  JSON.stringify({ as_of: '2020-06-30', threshold: 5, suppressed: '不公布', years: [2019], columns: [], places: [{ code: '990102101201', name: '新桥村', level: 'village', parent: '990102101000', values: { 2019: values }, ...more }] });
const header = '\uFEFF区划代码,名称,级别,年度,表,项目,单位,数值,字段\r\n';
const csv = (value: string, column: string): string => `${header}990102101201,新桥村,村,2019,规模,期末在册,户,${value},${column}\r\n`;

describe('a data file of the registry', () => {
  test.each([
    ['json', json({ closing: 1234, rate: 1.5, identified: '不公布' })],
    ['json', json({ closing: null })],
    ['csv', csv('1234', 'closing')],
    ['csv', csv('不公布', 'identified')],
    ['csv', csv('', 'closing')],
    ['csv', header],
  ])('that is right passes (%s)', (kind, text) => {
    expect(audit(`data/registry/990102000000.${kind}`, text)).toEqual([]);
  });

  test.each([
    ['json', json({ identified: 3 }), `suppressed-figure ${of('identified')}`],
    ['json', json({ closing: 1235 }), `wrong-figure ${of('closing')}`],
    ['json', json({ persons: 7 }), `unknown-figure ${of('persons')}`],
    ['json', '{', 'unreadable-file 不是登记数据文件应有的写法'],
    ['json', '{"places":[{"code":"990102101201"}]}', 'unreadable-file 不是登记数据文件应有的写法'],
    ['json', json({ closing: [1234] }), 'unreadable-file 不是登记数据文件应有的写法'],
    ['json', json({}, { total: 3 }), 'unreadable-file 不是登记数据文件应有的写法'],
    ['csv', csv('3', 'identified'), `suppressed-figure ${of('identified')}`],
    ['csv', csv('1235', 'closing'), `wrong-figure ${of('closing')}`],
    ['csv', csv('7', 'persons'), `unknown-figure ${of('persons')}`],
    ['csv', csv('7,8', 'persons'), 'unreadable-file 不是登记数据文件应有的写法'],
    ['csv', csv('"7', 'persons'), 'unreadable-file 不是登记数据文件应有的写法'],
    ['csv', '区划代码,数值\r\n', 'unreadable-file 不是登记数据文件应有的写法'],
    ['csv', '', 'unreadable-file 不是登记数据文件应有的写法'],
  ])('that is wrong is a problem (%s)', (kind, text, problem) => {
    expect(audit(`data/registry/990102000000.${kind}`, text)).toEqual([problem]);
  });
});
