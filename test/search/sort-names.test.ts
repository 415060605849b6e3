import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { countKinds, isKind, wordOf } from '../../src/search/kinds.ts';
import type { NameHit } from '../../src/search/names/name-hit.ts';
import { sortNames, unsaidWay, wayWords } from '../../src/search/sort-names.ts';
import { summary } from '../../src/search/summary.ts';

const hit = (kind: NameHit['kind'], title: string, how: NameHit['how'], via?: string): NameHit => ({ kind, title, where: '', href: `/${title}/`, how, ...(via !== undefined && { via }) });

describe('names under headings', () => {
  test('stand with numbers first and what is only alike last, each group in the order of its best', () => {
    const hits = [hit('项目', '甲', 'exact'), hit('村庄', '乙', 'homophone'), hit('资金', '丙', 'number', '望财农〔2020〕12号'), hit('村庄', '丁', 'part'), hit('项目', '戊', 'part')];
    const groups = sortNames(hits).map(({ word, hits: own }) => `${word}：${own.map(({ title }) => title).join('')}`);
    expect(groups).toEqual(['编号相符：丙', '项目：甲戊', '村庄：丁', '近似匹配：乙']);
  });

  test('of places are one group to whoever looks for a place', () => {
    expect(sortNames([hit('乡镇', '甲', 'exact'), hit('村庄', '乙', 'exact')], wordOf).map(({ word }) => word)).toEqual(['地方']);
  });

  test('say how they were found where the title does not show it', () => {
    expect(wayWords(hit('村庄', '甲', 'former', '前进大队'))).toBe('曾用名前进大队');
    expect(wayWords(hit('村庄', '甲', 'near'))).toContain('近似');
    expect(wayWords(hit('村庄', '甲', 'exact'))).toBeUndefined();
  });
});

test('a page that is found by its name and by its text is counted once', () => {
  const counts = countKinds([hit('村庄', '甲', 'exact'), hit('乡镇', '乙', 'pinyin')], { 村庄: 4, 地方: 1, 公示: 2 });
  expect([...counts]).toEqual([['地方', 5], ['公示', 2]]);
});

test('every kind that a page calls itself by can be chosen, and no other word can', () => {
  const sources = ['src/layouts', 'src/model'].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)));
  const written = sources.filter((file) => /\.(?:astro|ts)$/.test(file)).flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/<Shell [^>]*kind="(\p{Script=Han}+)"|^    kind: '(\p{Script=Han}+)'/gmu)]);
  const kinds = [...new Set(written.map(([, ofLayout, ofTopic]) => ofLayout ?? ofTopic ?? ''))];
  expect(kinds.length).toBeGreaterThan(10);
  expect(kinds.filter((kind) => !isKind(kind))).toEqual([]);
  expect(['任意文字', '', '编号相符', 'constructor'].filter(isKind)).toEqual([]);
});

test('a document number is not said twice where it stands in the place of a place', () => {
  const fund = { ...hit('资金', '扶贫资金', 'number', '望财农〔2020〕12号'), where: '望财农〔2020〕12号' };
  expect([unsaidWay(fund), unsaidWay({ ...fund, where: '' })]).toEqual([undefined, '望财农〔2020〕12号']);
});

describe('the sentence over the answers', () => {
  const near = hit('村庄', '甲', 'near');
  test('counts what is just what was asked, and apart from it what is only like it', () => {
    expect(summary('甲', [hit('村庄', '甲', 'exact'), near], { total: 3, hasWhole: true })).toBe('找到4条，另有名称相近的1条。');
    expect(summary('甲', [near], { total: 0, hasWhole: false })).toBe('没有完全相同的。名称相近的1条。');
    expect(summary('甲', [], { total: 2, hasWhole: false })).toBe('没有完全相同的。以下2条含有“甲”中的部分文字。');
    expect(summary('甲', [], { total: 0, hasWhole: false })).toBe('没有找到“甲”。');
    expect(summary('甲\u202E\u200B', [], { total: 0, hasWhole: false })).toBe('没有找到“甲”。');
  });
});
