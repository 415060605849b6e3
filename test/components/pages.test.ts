import { HtmlValidate, StaticConfigLoader, type RuleConfig } from 'html-validate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contactAddress } from '../../src/components/contact-link.ts';
import { toColumn } from '../../src/components/to-column.ts';
import { earlyScript } from '../../src/layouts/early-script.ts';
import { fixtureSite } from '../fixtures/views/site.ts';
import { buildSite, contentFolder, type BuiltSite } from './built-site.ts';

let built: BuiltSite;
beforeAll(async () => {
  built = await buildSite(fixtureSite, contentFolder, '/sub/');
});
afterAll(() => built.remove());

const pages = () => built.files.filter((file) => file.endsWith('.html'));
const village = () => built.read('villages/990102101201/index.html');

describe('every page', () => {
  test('is valid HTML', async () => {
    // Style, not standard: whoever copies a telephone number wants its hyphens as the keyboard has them.
    // The frame in which a wide table scrolls is a region for the keyboard, not a section of the page.
    const rules = { 'tel-non-breaking': 'off', 'prefer-native-element': ['error', { exclude: ['region'] }] } satisfies RuleConfig;
    const validator = new HtmlValidate(new StaticConfigLoader({ root: true, extends: ['html-validate:recommended'], rules }));
    const problems: string[] = [];
    for (const file of pages()) {
      const { results } = await validator.validateString(built.read(file), file);
      for (const { messages } of results) for (const it of messages) problems.push(`${file}: ${it.ruleId} ${it.message}`);
    }
    expect(problems).toEqual([]);
  });

  test('says what each of its tables is about', () => {
    for (const file of pages()) {
      const html = built.read(file);
      const tables = html.split('<table').length - 1;
      const captions = [...html.matchAll(/<table[^>]*><caption[^>]*>(.*?)<\/caption>/gs)].map((match) => match[1]!.replace(/<[^>]+>/g, '').trim());
      expect(captions, file).toHaveLength(tables);
      expect(captions, file).not.toContain('');
    }
  });

  test('keeps scripts and styles in files of their own, but for the one early script that the policy knows', () => {
    for (const file of pages()) {
      expect(built.read(file).replace(`<script>${earlyScript}</script>`, ''), file).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
    }
  });

  test('leads only to addresses under the base', () => {
    for (const file of pages()) {
      const addresses = [...built.read(file).matchAll(/\s(?:href|src|action)="(\/[^"]*)"/g)].map((match) => match[1]!);
      expect(addresses.filter((address) => !address.startsWith('/sub/')), file).toEqual([]);
    }
  });

  test('says that the data is an example, and of which day it is', () => {
    for (const file of pages()) expect(built.read(file), file).toContain('示例数据');
    expect(village()).toContain('数据截至 <time datetime="2020-06-30">2020年6月30日</time>');
  });
});

describe('a value', () => {
  test('that is not reported, one that is zero and one that is withheld look different', () => {
    expect(village()).toContain('<span class="none"><span aria-hidden="true">—</span><span class="visually-hidden">未填报</span></span>');
    expect(village()).toContain('<data value="0" title="0元">0</data>');
    expect(village()).toMatch(/<a class="suppressed" data-cell="990102101201\/2019\/closing" href="\/sub\/methodology\/#suppression"[^>]*>不公布<\/a>/);
  });

  test('of the registry names its cell, so that the finished page can be held against what may be published', () => {
    expect(village()).toContain('<data data-cell="990102101201/2019/registered" value="1093">1,093</data><span class="unit">户</span>');
  });

  test('of money is read in 万元 and known to the last 元', () => {
    expect(village()).toContain('<data value="867907" title="867,907元">86.79</data>');
  });

  test('of money too small for 万元 is never written as nothing', () => {
    expect(village()).toContain('<data value="40" title="40元">0.004</data>');
  });

  test('of a share, a stage and several links is written in words', () => {
    expect(village()).toContain('62.5%');
    expect(village()).toContain('>已终止</span>');
    expect(village()).toContain('>新桥村</a>、<a href="/sub/villages/990102101202/">渡口村</a>');
  });
});

describe('a notice', () => {
  test('says without a script whether it was open on the day of the build', () => {
    // Besides what is shown, the page brings a card for its script to copy.
    const shown = built.read('notices/index.html').replace(/<template[\s\S]*?<\/template>/g, '');
    const states = [...shown.matchAll(/data-phase="(\w+)"[^>]*>([^<]+)</g)].map(([, phase, text]) => `${phase} ${text}`);
    expect(states).toEqual(['open 公示中 · 还剩3天', 'open 公示中 · 今天截止', 'before 尚未开始', 'closed 公示期已结束']);
  });

  test('that is corrected says so in lists and on its page', () => {
    expect(built.read('notices/index.html')).toContain('本公示已更正');
    expect(built.read('notices/GS2020-015/index.html')).toContain('（2020年6月25日）');
  });

  test('holds its long text, with links under the base', () => {
    const html = built.read('notices/GS2020-015/index.html');
    expect(html).toContain('怎样办的');
    expect(html).toContain('<a href="/sub/methodology/">算法说明</a>');
  });
});

describe('a table of many columns', () => {
  test('of sentences is set row by row, and does not scroll sideways', () => {
    const html = built.read('notices/GS2020-015/index.html');
    expect(html).toMatch(/<div class="table-frame table-wordy[^"]*"><table class="table stack">/);
    expect(html).toContain('<td class="money" data-label="计划投资">');
  });

  test('keeps a voucher’s number on one line', () => {
    expect(built.read('notices/GS2020-015/index.html')).toMatch(/<td class="text nobreak" data-label="凭证号">记-2020-06-0018<\/td>/);
  });
});

describe('whom to tell', () => {
  test('is a number or a mailbox to be pressed, and plain text when it is neither', () => {
    const html = built.read('notices/GS2020-015/index.html');
    expect(html).toContain('<a class="nobreak" href="tel:09905550411">0990-5550411</a>');
    expect(html).toContain('<a href="mailto:qs@gongshi.example">qs@gongshi.example</a>');
    expect(html).toContain('<dd>12317</dd>');
  });

  test.each([
    ['0990-5550411', 'tel:09905550411'],
    ['010-12345678', 'tel:01012345678'],
    ['12317', undefined],
    ['0990-5550411转8', undefined],
    ['13800000000', undefined],
    ['qs@gongshi.example', 'mailto:qs@gongshi.example'],
    ['qs@gongshi.example?cc=x@y.z', undefined],
    ['青石县人民路1号', undefined],
  ])('%s leads to %s', (text, address) => {
    expect(contactAddress(text)).toBe(address);
  });
});

describe('a long page', () => {
  test('shows the newest three notices of a village and folds up the rest, all in the page', () => {
    const [, shown = '', folded = ''] = /<section class="section" id="notices">(.*?)<details class="more off-paper">(.*?)<\/details>/s.exec(village()) ?? [];
    expect(shown.split('class="notice-card"')).toHaveLength(4);
    expect(folded).toContain('<summary>其余7则公示公告</summary>');
    expect(folded.split('class="notice-card"')).toHaveLength(8);
  });

  test('shows the newest three payments, and the total under the last of all', () => {
    const html = built.read('villages/990102101203/index.html');
    const [, shown = '', folded = ''] = /<section class="section" id="payments"[^>]*>(.*?)<details class="more off-paper">(.*?)<\/details>/s.exec(html) ?? [];
    expect(shown.split('<th scope="row"')).toHaveLength(4);
    expect(shown).not.toContain('<tfoot');
    expect(folded).toContain('<summary>其余28次拨付和合计</summary>');
    expect(folded).toContain('<tfoot');
    expect(village()).not.toContain('次拨付和合计</summary>');
  });

  test('names its first parts on one line, and the rest behind it', () => {
    const [contents = ''] = /<nav class="contents toc".*?<\/nav>/s.exec(village()) ?? [];
    const [first = '', rest = ''] = contents.split('<details>');
    expect([...first.matchAll(/href="#([a-z]+)"/g)].map(([, id]) => id)).toEqual(['projects', 'sources', 'payments', 'notices']);
    expect([...rest.matchAll(/href="#([a-z]+)"/g)].map(([, id]) => id)).toEqual(['enterprises', 'registry', 'about']);
  });

  test('leads back to its head', () => {
    expect(village()).toContain('<a href="#top">回到顶部</a>');
    expect(village()).toContain('<body id="top">');
  });
});

describe('the honours at the address without a year', () => {
  test('have a title of their own, and the year’s page for their canonical address', () => {
    const front = built.read('honours/index.html');
    expect(front).toContain('<title>企业帮扶光荣榜 · ');
    expect(front).toContain('<link rel="canonical" href="https://gongshi.example/sub/honours/2019/">');
    expect(built.read('honours/2019/index.html')).toContain('<title>2019年度光荣榜 · ');
  });

  test('are not found twice', () => {
    expect(built.read('honours/index.html')).not.toContain('data-pagefind-body');
    expect(built.read('honours/2019/index.html')).toContain('data-pagefind-body');
  });
});

describe('a column of money', () => {
  test.each([
    ['5,779.2', '5,779.20'],
    ['20', '20.00'],
    ['-3', '-3.00'],
    ['86.79', '86.79'],
    ['0', '0'],
    ['0.004', '0.004'],
  ])('writes %s as %s', (amount, inColumn) => {
    expect(toColumn(amount)).toBe(inColumn);
  });

  test('has its decimals in tables only', () => {
    expect(village()).toContain('<data value="1200000" title="1,200,000元">120.00</data>');
    expect(built.read('projects/QS2020-001/index.html')).toContain('<data value="500000" title="500,000元">50</data>');
  });
});

describe('the way about', () => {
  test('goes up from a village by its town, county and city', () => {
    const crumbs = /<nav class="crumbs".*?<\/nav>/s.exec(village())?.[0] ?? '';
    expect([...crumbs.matchAll(/>([^<>]+)<\/a>/g)].map((match) => match[1])).toEqual(['首页', '望禾市', '青石县', '新桥镇']);
  });

  test('leads from an old address to the new one, for browsers and for people', () => {
    const html = built.read('villages/990102100201/index.html');
    expect(html).toContain('content="0; url=/sub/villages/990102101201/"');
    expect(html).toContain('<a href="/sub/villages/990102101201/">新桥村</a>');
    expect(html).toContain('<link rel="canonical" href="https://gongshi.example/sub/villages/990102101201/">');
  });

  test('marks the part of the site that a page belongs to', () => {
    expect(village()).toContain('<a href="/sub/places/" aria-current="true">');
  });

  test('goes on from page to page of a list', () => {
    const html = built.read('notices/page/2/index.html');
    expect(html).toContain('<a href="/sub/notices/" rel="prev">上一页</a>');
    expect(html).toContain('<a href="/sub/notices/page/3/" rel="next">下一页</a>');
  });
});

describe('the full-text index', () => {
  test('gets what a village is called, where it lies and what kind of page it is', () => {
    const field = (name: string) => new RegExp(`<meta name="search-${name}" content="([^"]*)"`).exec(village())?.[1];
    expect([field('kind'), field('title'), field('where'), field('county')]).toEqual(['村庄', '新桥村', '望禾市 青石县 新桥镇', '青石县']);
  });

  test('gets the document number of a fund and of the notices about it, to show and to choose by', () => {
    for (const file of ['funds/ZY2020-1/index.html', 'notices/GS2020-015/index.html']) {
      for (const use of ['meta', 'filter']) {
        expect(built.read(file)).toContain(`<meta name="search-number" content="望财农〔2020〕12号" data-pagefind-${use}="number[content]">`);
      }
    }
    expect(village()).not.toContain('search-number');
  });

  test('gets no lists, which only repeat what their entries say', () => {
    const indexed = pages().filter((file) => built.read(file).includes('data-pagefind-body'));
    expect(indexed).toContain('villages/990102101201/index.html');
    expect(indexed).not.toContain('notices/index.html');
    expect(indexed).not.toContain('search/index.html');
  });
});

test('a query is no longer than a hundred characters', () => {
  const fields = pages().flatMap((file) => [...built.read(file).matchAll(/<input[^>]*name="q"[^>]*>/g)].map(([field]) => field));
  expect(fields.length).toBeGreaterThan(0);
  expect(fields.filter((field) => !field.includes('maxlength="100"'))).toEqual([]);
});

test('a map of three squares shows its review number under it, and is passed over by whoever does not see it', () => {
  const html = built.read('needs/index.html');
  const [map = ''] = /<figure class="boundary-map">[\s\S]*?<\/figure>/.exec(html) ?? [];
  expect(map.match(/<path class="map-(?:0|4|none)"/g)).toHaveLength(3);
  expect(map.indexOf('审图号：测S（2020）001号')).toBeGreaterThan(map.indexOf('</svg>'));
  expect(map).toMatch(/<svg[^>]*aria-hidden="true"/);
});

test('prose tables carry the labels that a phone needs', () => {
  const html = built.read('methodology/index.html');
  expect(html).toContain('<td data-label="意思">没有填报</td>');
  expect(html).toContain('<caption class="visually-hidden">三种记号</caption>');
  expect(html).toContain('href="https://www.example.gov.cn/"');
});

test('built again, every file has the same bytes', async () => {
  const again = await buildSite(fixtureSite, contentFolder, '/sub/');
  try {
    expect(again.files).toEqual(built.files);
    for (const file of built.files) expect(again.read(file) === built.read(file), file).toBe(true);
  } finally {
    again.remove();
  }
});
