import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
    const validator = new HtmlValidate(new StaticConfigLoader({ root: true, extends: ['html-validate:recommended'] }));
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

  test('keeps scripts and styles in files of their own', () => {
    for (const file of pages()) {
      expect(built.read(file), file).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
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
    expect(village()).toMatch(/<a class="suppressed" href="\/sub\/methodology\/#suppression"[^>]*>少于5<\/a>/);
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
    const states = [...built.read('notices/index.html').matchAll(/data-phase="(\w+)"[^>]*>([^<]+)</g)].map(([, phase, text]) => `${phase} ${text}`);
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

  test('gets no lists, which only repeat what their entries say', () => {
    const indexed = pages().filter((file) => built.read(file).includes('data-pagefind-body'));
    expect(indexed).toContain('villages/990102101201/index.html');
    expect(indexed).not.toContain('notices/index.html');
    expect(indexed).not.toContain('search/index.html');
  });
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
