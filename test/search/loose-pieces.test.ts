import { expect, test } from 'vitest';
import { loosePieces } from '../../src/search/loose-pieces.ts';
import { holdsInTitle } from '../../src/search/rank.ts';

const title = '没有企业结对的村';

test.each(['没有企业的村', '哪些村没有企业', '没有企业的村有哪些？', '请问哪些村没有企业结对'])('%s can be taken apart so that a title with other words between holds all pieces', (query) => {
  expect(loosePieces(query).some((pieces) => holdsInTitle(title, pieces))).toBe(true);
});

test.each(['新桥村', '道路', '91990101MA2WFT9WXA', ''])('%s is a name, and is not taken apart', (query) => {
  expect(loosePieces(query)).toEqual([]);
});

test('a question that a title does not answer does not find it', () => {
  expect(loosePieces('没有道路的村').some((pieces) => holdsInTitle(title, pieces))).toBe(false);
});
