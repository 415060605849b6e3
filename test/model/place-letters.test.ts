import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSite } from '../../src/model/create-site.ts';
import { smallPortal } from './small-portal.ts';

/** A portal of one town with villages of the given names. */
function portalOf(names: readonly string[], pinyin: Record<string, string> = {}) {
  const code = (index: number) => `990102${String(101 + Math.floor(index / 700))}${String(200 + (index % 700))}`;
  const villages = names.map((name, index) => ({ code: code(index), name, ...(pinyin[name] !== undefined && { pinyin: pinyin[name] }) }));
  const towns = [...new Set(villages.map(({ code: own }) => `${own.slice(0, 9)}000`))].map((own, index) => ({ code: own, name: `新桥${index === 0 ? '' : index}镇` }));
  return createSite(
    smallPortal({
      regions: [{ code: '990100000000', name: '望禾市' }, { code: '990102000000', name: '青石县' }, ...towns, ...villages],
      villages: villages.map(({ code: own }) => ({ village_code: own, designation: 'poor' as const })),
    }),
  ).placeLetters;
}

const namesOn = (pages: ReturnType<typeof portalOf>, id: string): string[] => pages.view(id).groups.flatMap(({ places }) => places.map(({ link }) => link.text));

describe('the index of places by letter', () => {
  test('has a page for each letter that a name begins with, and no other', () => {
    const pages = portalOf(['新民村', '安乐村', '竹林村']);
    expect(pages.ids()).toEqual(['', 'a', 'q', 'w', 'x', 'z']);
    expect(pages.view('a').letters.map(({ text, current }) => (current ? `[${text}]` : text))).toEqual(['[A]', 'Q', 'W', 'X', 'Z']);
  });

  test('is in the order of the readings, then of the codes, with county and town beside each name', () => {
    const pages = portalOf(['新民村', '小河村', '新安村', '新安村']);
    expect(namesOn(pages, 'x')).toEqual(['小河村', '新安村', '新安村', '新民村', '新桥镇']);
    expect(pages.view('x').groups.map(({ reading, heads }) => `${reading} ${heads.join('')}`)).toEqual(['xiao 小', 'xin 新']);
    const [first, second] = pages.view('x').groups[1]!.places;
    expect(first!.where).toBe('青石县 新桥镇');
    expect(first!.link.href < second!.link.href).toBe(true);
  });

  test('goes by the reading of the table where one is given, and knows a surname at the head of a name', () => {
    expect(namesOn(portalOf(['单楼村'], { 单楼村: 'shan lou cun' }), 's')).toEqual(['单楼村']);
    expect(namesOn(portalOf(['曾家村']), 'z')).toEqual(['曾家村']);
  });

  test('shows ü as it is written', () => {
    expect(portalOf(['吕家村']).view('l').groups[0]?.reading).toBe('lü');
  });

  test('has its counties at the front', () => {
    expect(namesOn(portalOf(['新民村']), '')).toEqual(['青石县', '望禾市']);
  });

  test('keeps a name that begins with a digit, under the last letter', () => {
    const pages = portalOf(['一村', '8队']);
    expect(pages.view('').letters.at(-1)?.text).toBe('#');
    expect(namesOn(pages, 'other')).toEqual(['8队']);
  });

  test('cuts a letter into pages of at most 300 names and loses none, however the names are spread', () => {
    const heads = ['新', '兴', '小', '西', '下', '向', '徐', '星'];
    const spread = fc.array(fc.constantFrom(...heads), { minLength: 500, maxLength: 1300 });
    fc.assert(
      fc.property(spread, (drawn) => {
        const names = drawn.map((head, index) => `${head}${String.fromCodePoint(0x4e00 + index)}村`);
        const pages = portalOf(names);
        const ids = pages.ids().filter((id) => id.startsWith('x'));
        const cut = ids.map((id) => namesOn(pages, id));
        expect(Math.max(...cut.map(({ length }) => length))).toBeLessThanOrEqual(300);
        expect(cut.flat().filter((name) => name.endsWith('村')).sort()).toEqual([...names].sort());
        expect(pages.view('x').spans.map(({ href }) => href)).toEqual(ids.map((id) => `/places/letters/${id}/`));
      }),
      { numRuns: 5 },
    );
  });
});
