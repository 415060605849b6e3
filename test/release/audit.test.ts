import { strToU8, zipSync } from 'fflate';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findPersonalIn } from '../../src/pipeline/audit-output.ts';
import { auditSite, type AuditOptions } from '../../src/release/audit.ts';
import { decodeEntities, readPage } from '../../src/release/html.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const options: AuditOptions = {
  base: '/',
  site: 'https://gongshi.example',
  findPersonal: (text) => (text.includes('secret') ? '手机号' : undefined),
};

/** Audits a tree of files, each given as its whole text; problems come back as `file kind detail`. */
function audit(files: Record<string, string>, changes: Partial<AuditOptions> = {}): string[] {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return auditSite(folder, { ...options, ...changes }).map(({ file, kind, detail }) => `${file} ${kind} ${detail}`);
}

describe('files of whole tables and of lists', () => {
  const csv = '\uFEFF名称,受益户数（户）,责任人（职务）\r\n';
  test.each([
    ['a small count in CSV', 'data/tables/projects.csv', `${csv}桥,3,1\r\n`, ['small-count 受益户数（户）']],
    ['a small count in JSON', 'data/tables/projects.json', '[{"name":"桥","beneficiary_households":3,"instalment":1}]', ['small-count beneficiary_households']],
    ['a small count of a list', 'data/lists/villages.json', '{"values":[{"count":3,"unit":"户"},{"count":2,"unit":"个"}]}', ['small-count 户']],
    ['a phone', 'data/tables/projects.csv', `${csv}secret,,\r\n`, ['personal-data 手机号']],
    ['no table at all', 'data/tables/projects.json', '{"a":3}', ['unreadable-file 不是数据表应有的写法']],
    ['a row of another width', 'data/tables/projects.csv', `${csv}桥,1\r\n`, ['unreadable-file 不是数据表应有的写法']],
  ])('%s is found', (_case, file, text, problems) => {
    expect(audit({ [file]: text }, { threshold: 5 })).toEqual(problems.map((problem) => `${file} ${problem}`));
  });

  test('none, not reported, withheld and large enough pass', () => {
    expect(audit({ 'data/tables/projects.csv': `${csv}桥,0,1\r\n路,,\r\n渠,不公布,\r\n塘,5,\r\n`, 'data/tables/projects.json': '[{"beneficiary_households":null},{"beneficiary_households":"不公布"}]' }, { threshold: 5 })).toEqual([]);
  });
});

describe('figures with as many digits as a mobile phone', () => {
  const real = { findPersonal: findPersonalIn(undefined), threshold: 5 };
  const csv = '\uFEFF资金名称,资金规模（元）\r\n';

  test('pass where figures stand: in the value of an amount, in numbers of JSON, in columns of money, in archives of these', () => {
    const page = '<data value="15812345678" title="15,812,345,678元">1,581,234.57</data><data value="-13900000000.5">负</data>';
    const json = '[{"name":"资金","amount":15812345678,"delta":-13900000000.5}]';
    const archive = zipSync({ 'tables/funds.csv': strToU8(`${csv}资金,15812345678.5\r\n`), 'datapackage.json': strToU8('{"bytes":15812345678}') });
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'data/releases'), { recursive: true });
    writeFileSync(join(folder, 'data/releases/20200630-aaaaaa.zip'), archive);
    expect(auditSite(folder, { ...options, ...real })).toEqual([]);
    expect(audit({ 'index.html': page, 'data/lists/funds.json': '{"fen":[15000000000,null,13812345678]}', 'data/tables/funds.json': json, 'data/tables/funds.csv': `${csv}资金,15812345678\r\n` }, real)).toEqual([]);
  });

  test('are found where words stand', () => {
    const files = {
      'a.html': '<data value="1">13812345678</data>',
      'b.html': '<input value="13812345678">',
      'c.html': '<data value="电话13812345678">1</data>',
      'data/lists/funds.json': '{"texts":["13812345678"]}',
      'data/tables/funds.csv': `${csv}13812345678,1\r\n`,
      'data/tables/other.csv': `${csv}资金,电话13812345678\r\n`,
      'data/tables/funds.json': '[{"name":"电话 13812345678","amount":1}]',
      'data/x.json': '{"13812345678":1,"a":"\\"13812345678\\""}',
    };
    expect(audit(files, real)).toEqual(Object.keys(files).sort().map((file) => `${file} personal-data 手机号`));
  });
});

describe('links', () => {
  test('every way to write a link that resolves is accepted', () => {
    const links = ['/', './', '../', '/a/b/', 'b/', 'b/index.html', '/x.css', '?q=1', '#here', '/a/b/#there', 'https://gongshi.example/a/', '/%E6%9D%91/', '/村/', '/a/b/?x=1&amp;y=2#there'];
    const html = links.map((link) => `<a href="${link}">x</a>`).join('');
    expect(
      audit({
        'index.html': '',
        'a/index.html': `<p id="here">${html}<img src='/x.css' srcset="/x.css 1x, /x.css 2x">`,
        'a/b/index.html': '<h2 id=there>x</h2>',
        '村/index.html': '',
        'x.css': '',
      }),
    ).toEqual([]);
  });

  test('the site’s own addresses in feeds, site maps and tables lead somewhere too', () => {
    const good = {
      'a/index.html': '',
      'feed.xml': '<entry><link href="https://gongshi.example/a/"/></entry><loc>https://gongshi.example/a/</loc><link href="https://other.example/b/"/>',
      'feed.json': '{"url":"https://gongshi.example/a/","text":"见https://gongshi.example/a/。"}',
      'table.csv': '1,https://gongshi.example/a/,2\r\n',
      'robots.txt': 'Sitemap: https://gongshi.example/feed.xml\n',
    };
    expect(audit(good)).toEqual([]);
    for (const [file, text] of Object.entries(good).slice(1)) {
      expect(audit({ ...good, [file]: text.replace('gongshi.example/', 'gongshi.example/x') })).toEqual([expect.stringContaining(`${file} dead-link https://gongshi.example/x`)]);
    }
  });

  test('personal data in a feed is found', () => {
    expect(audit({ 'feed.xml': '<summary>secret</summary>', 'feed.json': '{"content_text":"secret"}' })).toEqual(['feed.json personal-data 手机号', 'feed.xml personal-data 手机号']);
  });

  test('addresses of other sites, mail and telephone are not followed', () => {
    expect(audit({ 'index.html': '<a href="https://other.example/x">x</a><a href="mailto:a@b.cn">x</a><a href="tel:12345">x</a>' })).toEqual([]);
  });

  test.each([
    ['a page that is not there', '<a href="/a/">x</a>', 'dead-link /a/'],
    ['an address without its last slash', '<a href="/b">x</a>', 'dead-link /b'],
    ['a page of our own site by its full address', '<link rel="canonical" href="https://gongshi.example/a/">', 'dead-link https://gongshi.example/a/'],
    ['a picture in a set', '<img srcset="/b/index.html 1x, /no.png 2x">', 'dead-link /no.png'],
    ['the target of a moved page', '<meta http-equiv="refresh" content="0;url=/a/">', 'dead-link /a/'],
    ['an anchor of the same page', '<a href="#no">x</a>', 'dead-anchor #no'],
    ['an anchor of another page', '<a href="/b/#no">x</a>', 'dead-anchor /b/#no'],
    ['an anchor of something that is no page', '<a href="/x.css#a">x</a>', 'dead-anchor /x.css#a'],
    ['a link without quotes', '<a href=/a/>x</a>', 'dead-link /a/'],
    ['a link in capitals', '<A HREF="/a/">x</A>', 'dead-link /a/'],
    ['a broken escape', '<a href="/%E6/">x</a>', 'dead-link /%E6/'],
  ])('%s is a problem', (_case, html, problem) => {
    expect(audit({ 'index.html': html, 'b/index.html': '<p id="yes">', 'x.css': '' })).toEqual([`index.html ${problem}`]);
  });

  test('under a base, an address outside it is dead', () => {
    const files = { 'index.html': '<a href="/x/b/">x</a><a href="/b/">x</a>', 'b/index.html': '<a href="../">x</a>' };
    expect(audit(files, { base: '/x/' })).toEqual(['index.html dead-link /b/']);
  });

  test('what stands in a comment or a script is no link', () => {
    expect(audit({ 'index.html': '<!-- <a href="/no/"> --><script>x = \'<a href="/no/">\'</script>' })).toEqual([]);
  });
});

describe('personal data', () => {
  test.each([
    ['text', 'index.html', '<p>a secret</p>'],
    ['an attribute', 'index.html', '<p title="secret 1">a</p>'],
    ['a comment', 'index.html', '<!-- secret -->'],
    ['a script', 'index.html', '<script type="application/json">"secret"</script>'],
    ['text after an unfinished tag', 'index.html', '<p>a</p> <b secret'],
    ['a table for download', 'x.csv', '1,secret'],
    ['a feed', 'feed.xml', '<t>secret</t>'],
    ['data for the search', 'names.json', '["secret"]'],
    ['a file of a kind that nobody knows', 'CNAME', 'secret'],
  ])('in %s is a problem, and the value is not repeated', (_case, file, text) => {
    expect(audit({ 'index.html': '', [file]: text })).toEqual([`${file} personal-data 手机号`]);
  });

  test('two neighbouring cells are never read as one number', () => {
    const runs: string[] = [];
    const findPersonal = (text: string): undefined => void runs.push(text);
    audit({ 'index.html': '<td>138</td><td>00138000</td>', 'x.csv': '138,00138000\r\n' }, { findPersonal });
    // The names of the files are looked at as well.
    expect(runs.filter((run) => /^\d/.test(run))).toEqual(['138', '00138000', '138', '00138000']);
  });
});

describe('readPage', () => {
  test('a number parted by bold type is one number to its reader, and so it is here', () => {
    expect(readPage('<p>138<strong>0013</strong>8000 and <a href="/x/">more</a></p><p>1</p>').texts).toEqual([
      '13800138000 and more',
      '1',
    ]);
  });

  test('entities are decoded as a browser would', () => {
    expect(decodeEntities('&amp;amp; &#20844;&#x793A; &lt;&nbsp;&hearts; &#x110000;')).toBe('&amp; 公示 <\u00A0&hearts; &#x110000;');
  });

  test('a greater-than sign inside an attribute does not end the tag', () => {
    expect(readPage('<a title="a > b" href="/x/">y</a>').links).toEqual(['/x/']);
  });
});

test('a count of people or households under the threshold is a problem, wherever a page forgot to withhold it', () => {
  const cell = (number: string, unit: string) => `<td>${number}<span class="unit">${unit}</span></td>`;
  const page = (html: string) => ({ 'index.html': `<table>${html}</table>` });
  expect(audit(page(cell('3', '人') + cell('4', '户')), { threshold: 5 })).toEqual(['index.html small-count 人', 'index.html small-count 户']);
  expect(audit(page(cell('0', '人') + cell('5', '户') + cell('1,003', '人') + cell('3', '个')), { threshold: 5 })).toEqual([]);
  // Cells of the registry are held against what may be published, which knows more than a threshold.
  expect(audit(page('<td><data data-cell="a/2019/b" value="3">3</data><span class="unit">户</span></td>'), { threshold: 5 })).toEqual([]);
});
