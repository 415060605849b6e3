import { describe, expect, test } from 'vitest';
import { partsOf } from '../../src/search/grams.ts';
import { answerRank, byAnswer, excerpt, partsHeld, piecesOnly } from '../../src/search/rank.ts';

const village = { title: '新桥村', where: '望禾市 青石县 新桥镇', content: '新桥村 收到资金', number: '' };
const namesake = { ...village, where: '望禾市 白沙县 沙头镇' };
const project = { title: '新桥村通组道路硬化', where: '望禾市 青石县 新桥镇 新桥村', content: '', number: '' };
const notice = { title: '关于新桥镇新桥村拟出列的公示', where: '青石县新桥镇新桥村', content: '', number: '' };

const order = (query: string, ...pages: (typeof village)[]) =>
  pages
    .map((page) => {
      const parts = partsOf(query);
      return { page, rank: answerRank(page, parts), held: partsHeld(page, parts), isVillage: page.title.endsWith('村'), name: page.title };
    })
    .sort(byAnswer)
    .map(({ page }) => page);

describe('of the pages found', () => {
  test('the village that is called so comes before all that only mention it', () => {
    expect(order('新桥村', notice, project, village)[0]).toBe(village);
  });

  test.each(['新桥镇新桥村', '新桥镇 新桥村', '新桥村 新桥镇', '青石县 新桥村'])('town and village name together (%s) tell namesakes apart', (query) => {
    expect(order(query, notice, namesake, village)[0]).toBe(village);
  });

  test('the shorter of two names that begin alike comes first', () => {
    expect(order('新桥', project, village)[0]).toBe(village);
  });

  test('one that holds the whole query in its text comes before one that holds pieces', () => {
    const holds = { title: '甲', where: '', content: '修了通组道路三公里', number: '' };
    const pieces = { title: '乙', where: '', content: '通组 道路', number: '' };
    expect(order('通组道路', pieces, holds)[0]).toBe(holds);
    expect(answerRank(pieces, ['通组道路'])).toBe(piecesOnly);
  });

  test.each(['望财农[2020]12号', '（2020）12号', '望财农202012号'])('the fund that has the number %s comes before all that name it', (query) => {
    const number = '望财农〔2020〕12号';
    const fund = { title: '2020年中央财政衔接资金', where: number, content: number, number };
    const note = { title: `关于${number}的说明`, where: '', content: number, number: '' };
    expect(order(query, note, project, fund)).toEqual([fund, note, project]);
  });

  test('the village asked about comes before its county, when both hold all words of a question', () => {
    const content = '新桥村 通组道路 第二期';
    const county = { title: '青石', where: '望禾市', content, number: '' };
    expect(order('新桥村 第二期', county, { ...village, content })[0]?.title).toBe('新桥村');
    expect(order('道路 第二期', county, { ...village, content })[0]?.title).toBe('新桥村');
  });

  test('of two that hold only pieces, the one with more of the words comes first', () => {
    const page = { title: '甲', where: '', number: '' };
    const more = { ...page, title: '更长的名字', content: '验收 第二期' };
    const fewer = { ...page, content: '验收' };
    expect(order('新桥村 第二期 验收', fewer, more)[0]).toBe(more);
  });
});

describe('the stretch of text shown', () => {
  test('holds what was asked for, with an ellipsis where it is cut', () => {
    const text = `${'前'.repeat(100)}百花村${'后'.repeat(100)}`;
    expect(excerpt(text, ['百花村'])).toMatch(/^…前+百花村后+…$/);
  });

  test('never cuts a rare character in two', () => {
    const text = `${'𬒈'.repeat(60)}百花村${'𬒈'.repeat(60)}`;
    expect(excerpt(text, ['百花村'])).toMatch(/^…𬒈+百花村𬒈+…$/u);
  });
});
