import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameFiles } from '../../../src/search/names/build.ts';
import { packCodes, unpackCodes } from '../../../src/search/names/code-column.ts';
import { inflate } from '../../../src/search/names/inflate.ts';
import { openNames } from '../../../src/search/names/index.ts';
import { packText, unpackText } from '../../../src/search/names/text-column.ts';
import { madeUpRecords } from './made-up.ts';

describe('files of the name index', () => {
  test('are the same bytes for the same records', () => {
    expect([...nameFiles(madeUpRecords())]).toEqual([...nameFiles(madeUpRecords())]);
  });

  test('are unpacked as zlib packed them, whatever is in them', () => {
    const anyBytes = fc.oneof(fc.uint8Array({ maxLength: 3000 }), fc.array(fc.constantFrom('新', '村', '桥', 'a', '\t'), { maxLength: 3000 }).map((list) => new TextEncoder().encode(list.join(''))));
    fc.assert(
      fc.property(anyBytes, fc.constantFrom(0, 1, 6, 9), (bytes, level) => {
        expect(inflate(new Uint8Array(gzipSync(bytes, { level })))).toEqual(bytes);
      }),
    );
  });

  test('say that they are damaged rather than give something wrong', () => {
    const whole = new Uint8Array(gzipSync('新桥村'.repeat(50)));
    for (let length = 0; length < whole.length - 8; length++) expect(() => inflate(whole.slice(0, length))).toThrow();
  });

  test('give every code back, in whatever tree of places', () => {
    const code = fc.tuple(fc.integer({ min: 11, max: 99 }), fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 999 }));
    const codes = fc.array(code, { maxLength: 60 }).map((list) =>
      [...new Set(list.map(([a, b, c, d, e]) => `${a}${String(b).padStart(2, '0')}${String(c).padStart(2, '0')}${String(d).padStart(3, '0')}${String(e).padStart(3, '0')}`))].filter((one) => !one.endsWith('0000000000')).sort(),
    );
    fc.assert(
      fc.property(codes, (list) => {
        expect(unpackCodes(packCodes(list)).codes).toEqual(list);
      }),
    );
  });

  test('give every name back, with rare characters, letters and signs', () => {
    const name = fc.string({ unit: fc.constantFrom(...'新桥村𬒈A1·（）~!z }'), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 90 }), (names) => {
        expect(unpackText(packText(names, 'cun村,xin新'), 'cun村,xin新')).toEqual(names);
      }),
    );
  });

  test('of another version are refused, and one that a server has unpacked already is read', async () => {
    const files = nameFiles(madeUpRecords());
    const unpacked = (file: string): Promise<ArrayBuffer> => Promise.resolve(inflate(files.get(file)!).slice().buffer as ArrayBuffer);
    const index = await openNames(unpacked);
    expect((await index.find('新桥村', 1))[0]?.title).toBe('新桥村');
    await expect(openNames(() => Promise.resolve(new TextEncoder().encode('gongshi-names 0\n').buffer as ArrayBuffer))).rejects.toThrow(/version/);
  });

  test('hold no library, and small tables for a small portal', () => {
    const size = [...nameFiles(madeUpRecords()).values()].reduce((sum, { length }) => sum + length, 0);
    expect(size).toBeLessThan(20_000);
  });
});
