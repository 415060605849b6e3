import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Converter } from 'opencc-js/cn2t';
import { beforeAll, expect, test } from 'vitest';
import { createConverter } from '../../src/client/convert-script.ts';
import { makeTraditionalWords, type TraditionalWords } from '../../src/integration/traditional-words.ts';

const root = resolve(import.meta.dirname, '../..');
let made: TraditionalWords;
let convert: (text: string) => string;
beforeAll(async () => {
  made = await makeTraditionalWords();
  convert = createConverter(made.characters, made.words);
});

test('the small dictionary writes all prose and all tables of the sample as the full one of OpenCC does', () => {
  const full = Converter({ from: 'cn', to: 'tw' });
  // 布 and 佈 are two ways to write one word; the full dictionary wavers where 告发 and 明发 stand in the way of 发布.
  const level = (text: string): string => text.replaceAll('佈', '布');
  const files = ['content/pages', 'content/policies', 'content/notices', 'data'].flatMap((folder) =>
    readdirSync(join(root, folder)).filter((name) => /\.(?:mdx?|csv|json)$/.test(name)).map((name) => join(root, folder, name)),
  );
  const texts = new Set(files.flatMap((file) => readFileSync(file, 'utf8').split(/[^\u3400-\u9fff]+/)));
  expect(texts.size).toBeGreaterThan(5000);
  expect([...texts].filter((text) => level(convert(text)) !== level(full(text)))).toEqual([]);
});

test.each([
  ['关于发展产业的公告', '關於發展產業的公告'],
  ['干部进村里头，头发白了，面粉厂后头', '幹部進村裡頭，頭髮白了，麵粉廠後頭'],
  ['皇后坪村收到401.59万元（2020年6月30日）', '皇后坪村收到401.59萬元（2020年6月30日）'],
])('%s is written %s', (simplified, traditional) => {
  expect(convert(simplified)).toBe(traditional);
});

test('the dictionary is small enough for a phone: at most 75 KB on the way', () => {
  expect(gzipSync(JSON.stringify(made)).length).toBeLessThan(75_000);
});
