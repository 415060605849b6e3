import { beforeAll, describe, expect, test } from 'vitest';
import { nameFiles } from '../../../src/search/names/build.ts';
import { openNames, type NameHit, type NameIndex } from '../../../src/search/names/index.ts';
import { madeUpRecords } from './made-up.ts';

let index: NameIndex;
const files = nameFiles(madeUpRecords());
const read = (file: string): Promise<ArrayBuffer> => {
  const bytes = files.get(file);
  return bytes ? Promise.resolve(bytes.slice().buffer) : Promise.reject(new Error(`no ${file}`));
};
beforeAll(async () => {
  index = await openNames(read);
});

/** Title, place and way of the best hit. */
async function best(query: string): Promise<string> {
  const [hit] = await index.find(query, 10);
  return hit ? `${hit.title}｜${hit.where}｜${hit.how}` : '';
}

const qingshi = '望禾市 青石县';
const xinqiao = `${qingshi} 新桥镇`;

describe('a villager finds the village', () => {
  test.each([
    ['its name', '百花村', `百花村｜${xinqiao}｜exact`],
    ['a part of it', '花村', `百花村｜${xinqiao}｜part`],
    ['its beginning', '百花', `百花村｜${xinqiao}｜prefix`],
    ['one character', '花', `百花村｜${xinqiao}｜part`],
    ['pinyin', 'baihuacun', `百花村｜${xinqiao}｜pinyin`],
    ['pinyin with blanks and capitals', 'Bai Hua', `百花村｜${xinqiao}｜pinyin`],
    ['pinyin with tones', 'bǎi huā', `百花村｜${xinqiao}｜pinyin`],
    ['pinyin of the end', 'huacun', `百花村｜${xinqiao}｜pinyin`],
    ['a syllable half typed', 'baihu', `百花村｜${xinqiao}｜pinyin`],
    ['Han and pinyin together', '百huac', `百花村｜${xinqiao}｜pinyin`],
    ['initials', 'bhc', `百花村｜${xinqiao}｜initials`],
    ['ü as v', 'lvping', `绿坪村｜${xinqiao}｜pinyin`],
    ['ü as u', 'luping', `绿坪村｜${xinqiao}｜pinyin`],
    ['ü as ü', 'lǜpíng', `绿坪村｜${xinqiao}｜pinyin`],
    ['the other reading of a character', 'chonghua', '重华村｜单县 柳林镇｜pinyin'],
    ['traditional script', '綠坪村', `绿坪村｜${xinqiao}｜exact`],
    ['a variant', '百花邨', `百花村｜${xinqiao}｜exact`],
    ['simplified script where the table has a traditional one', '垭口村', `埡口村｜${qingshi} 白鹭乡｜exact`],
    ['full-width letters', 'ｂｈｃ', `百花村｜${xinqiao}｜initials`],
    ['the village where the table has its committee', '长冲村', `长冲村村民委员会｜${qingshi} 白鹭乡｜exact`],
    ['the committee where the table has the village', '百花村村委会', `百花村｜${xinqiao}｜exact`],
    ['a homophone', '白花村', `百花村｜${xinqiao}｜homophone`],
    ['a homophone in traditional script, of a character that no name has', '擺花村', `百花村｜${xinqiao}｜homophone`],
    ['n for l', '奴平村', `绿坪村｜${xinqiao}｜homophone`],
    ['a wrong character', '百草村', `百花村｜${xinqiao}｜near`],
    ['a missing character', '百村', `百花村｜${xinqiao}｜near`],
    ['a character too many', '百花子村', `百花村｜${xinqiao}｜near`],
    ['swapped characters', '花百村', `百花村｜${xinqiao}｜near`],
    ['two swapped characters alone', '花百', `百花村｜${xinqiao}｜near`],
    ['a former name', '前进大队', `新桥村｜${xinqiao}｜former`],
    ['a code', '990102101202', `百花村｜${xinqiao}｜number`],
    ['a former code', '990102100201', `新桥村｜${xinqiao}｜number`],
    ['the head of a code', '990102102', `白鹭乡｜${qingshi}｜number`],
    ['a reading given by hand', 'shanxian', '单县｜｜pinyin'],
  ])('by %s', async (_, query, expected) => {
    expect(await best(query)).toBe(expected);
  });

  test.each(['白鹭乡新桥村', '白鹭新桥村', '新桥村白鹭乡', '新桥村 白鹭乡', '白鹭 新桥', '青石县白鹭乡新桥村', '新桥村青石县白鹭乡', '白鹭乡xinqiao', 'bailuxinqiaocun', 'xinqiao bailu', '白鹭乡新乔村'])(
    'among its namesakes by its town: %s',
    async (query) => {
      expect(await index.find(query, 1)).toMatchObject([{ title: '新桥村', where: `${qingshi} 白鹭乡` }]);
    },
  );

  test('and sees both villages of one name, each with where it is', async () => {
    const hits = (await index.find('新桥村', 10)).filter(({ how }) => how === 'exact');
    expect(hits.map(({ where, href }) => [where, href])).toEqual([
      [xinqiao, '/villages/990102101201/'],
      [`${qingshi} 白鹭乡`, '/villages/990102102201/'],
    ]);
  });

  test('and is told what matched when it is not the name', async () => {
    const [former] = await index.find('前进大队', 1);
    const [code] = await index.find('990102100201', 1);
    expect([former?.via, code?.via]).toEqual(['前进大队', '990102100201']);
  });

  test('and gets no more hits than asked for, and none for nothing', async () => {
    expect(await index.find('村', 3)).toHaveLength(3);
    for (const query of ['', '  ', '〔〕', '，', '鑫鑫鑫鑫']) expect(await index.find(query, 10)).toEqual([]);
  });
});

describe('whoever looks for a number or a title finds it first', () => {
  const href = async (query: string): Promise<string | undefined> => (await index.find(query, 10))[0]?.href;

  test.each(['望财农〔2020〕12号', '望财农[2020]12号', '望财农（2020）12号', '望财农【2020】12', '望财农2020年12号', '财农〔2020〕12号', '望財農〔２０２０〕１２號'])('document number %s', async (query) => {
    expect(await href(query)).toBe('/funds/ZY2020-1/');
  });

  test.each(['〔2020〕12号', '2020 12', '202012'])('a document number without its issuer: %s', async (query) => {
    const hits = await index.find(query, 10);
    expect(hits.map(({ title, how }) => [title, how])).toEqual([
      ['2020年中央财政衔接资金', 'number'],
      ['2020年省级衔接资金', 'number'],
      ['关于青石县2020年资金分配结果的公告', 'number'],
    ]);
    expect(hits[1]?.via).toBe('望扶办〔2020〕12号');
  });

  test.each([
    ['a uscc', '91990102MA0000000A', '/enterprises/91990102MA0000000A/'],
    ['a uscc in small letters, with letters for digits', '9l99o1o2maoooooooa', '/enterprises/91990102MA0000000A/'],
    ['an enterprise', '望禾绿源农业有限公司', '/enterprises/91990102MA0000000A/'],
    ['an enterprise by its short name', '绿源农业', '/enterprises/91990102MA0000000A/'],
    ['an enterprise by its initials', 'lyny', '/enterprises/91990102MA0000000A/'],
    ['an enterprise with a character wrong', '望禾绿园农业有限公司', '/enterprises/91990102MA0000000A/'],
    ['a cooperative without saying so', '青石佳穗牧业', '/enterprises/91990102MA11111118/'],
    ['an honour by its document number', '望政发〔2018〕5号', '/enterprises/91990102MA0000000A/'],
    ['a policy', '脱贫攻坚战', '/policies/goals/'],
    ['a policy by its document number', '望禾发(2016)3号', '/policies/goals/'],
    ['a fund id', 'zy2020-1', '/funds/ZY2020-1/'],
    ['a notice id', 'GS2020015', '/notices/GS2020-015/'],
    ['a project id whose address is another', 'QS2017/001', '/projects/QS2017-001/'],
    ['a project by a part of its title', '机耕道建设', '/projects/QS2017-001/'],
    ['a notice by its title', '关于百花村机耕道建设完工的公告', '/notices/GS2020-016/'],
    ['a notice by words of its title', '青石县 分配结果', '/notices/GS2020-015/'],
    ['a notice in traditional script', '關於青石縣2020年資金', '/notices/GS2020-015/'],
  ])('%s', async (_, query, expected) => {
    expect(await href(query)).toBe(expected);
  });

  test('names still answer when the other files do not come', async () => {
    const alone = await openNames((file) => (file === 'search/places.idx' ? read(file) : Promise.reject(new Error('offline'))));
    const titles = async (query: string): Promise<string[]> => (await alone.find(query, 5)).map(({ title }: NameHit) => title);
    expect(await titles('百花')).toEqual(['百花村']);
    expect(await titles('绿源农业')).toEqual([]);
    expect(await titles('望财农〔2020〕12号')).toEqual([]);
  });
});
