import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detectEncoding, decodeText } from '../../src/tables/decode.ts';
import { encode, type TestEncoding } from './encode.ts';
import { readFolder } from './read-folder.ts';
import { goodProject } from './sheets.ts';

const encodings: TestEncoding[] = ['utf-8', 'utf-8-bom', 'gb18030', 'utf-16le', 'utf-16be'];
const delimiters = [',', '\t', ';'];
const lineEndings = ['\n', '\r\n', '\r'];

/** Text as a clerk types it: with rare characters, quotes, delimiters and line breaks inside. */
const clerkText = fc
  .array(fc.constantFrom('新桥村', '㙍', '𬒈', 'a', '"', ',', ';', '\t', '，', '、', '（', '3.2公里', '\n', ' '), { minLength: 1, maxLength: 12 })
  .map((parts) => `甲${parts.join('')}乙`);

function write(rows: string[][], delimiter: string, lineEnding: string): string {
  const quote = (cell: string): string =>
    /[",;\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""').replaceAll('\n', lineEnding)}"` : cell;
  return rows.map((row) => row.map(quote).join(delimiter)).join(lineEnding) + lineEnding;
}

test('any encoding, delimiter and line ending reads the same table', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(clerkText, clerkText), { minLength: 1, maxLength: 5 }),
      fc.constantFrom(...encodings),
      fc.constantFrom(...delimiters),
      fc.constantFrom(...lineEndings),
      fc.boolean(),
      async (texts, encoding, delimiter, lineEnding, titled) => {
        const rows = texts.map(([name, task], index) => Object.values({ ...goodProject, project_id: `P${index}`, name, task }));
        const title = titled ? [['新桥镇㙍村项目表'], ['单位：万元']] : [];
        const text = write([...title, Object.keys(goodProject), ...rows], delimiter, lineEnding);
        const { tables, report } = await readFolder({ 'projects.csv': encode(text, encoding) });
        expect(report.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(tables.projects?.rows.map(({ name, task }) => [name, task])).toEqual(texts);
        expect(tables.projects?.rowNumbers).toEqual(texts.map((_, index) => index + 2 + title.length));
      },
    ),
    { numRuns: 150 },
  );
});

test('text is decoded the same wherever a block ends', () => {
  for (const encoding of encodings) {
    // Longer and longer starts, so that a block ends at every byte of the line, between CR and LF as well.
    for (let start = 0; start < 26; start += 1) {
      const line = `㙍村，新桥𬒈村${start % 2 === 0 ? '\r' : '\r\n'}`;
      const text = 'a'.repeat(start) + line.repeat(14_000);
      const bytes = encode(text, encoding);
      const detected = detectEncoding(bytes);
      if (!('encoding' in detected)) throw new Error(`${encoding} was not recognised`);
      expect([...decodeText(bytes, detected.encoding)].join('') === text.replace(/\r\n?/g, '\n')).toBe(true);
    }
  }
});

test('a GB18030 file whose first Chinese character comes late is still found to be GB18030', () => {
  expect(detectEncoding(encode(`${'a,b\n'.repeat(100_000)}村`, 'gb18030'))).toEqual({ encoding: 'gb18030' });
});

test('UTF-8 with a few damaged bytes is not taken for GB18030, which would make other words of it', async () => {
  const lines = `${Object.keys(goodProject).join(',')}\n${Object.values(goodProject).join(',')}\n`;
  const bytes = encode(lines.repeat(3), 'utf-8');
  const at = bytes.lastIndexOf(Buffer.from('道')[1]!);
  const damaged = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
  expect(detectEncoding(damaged)).toEqual({ damaged: 'utf-8', line: 6 });
  const { tables, report } = await readFolder({ 'projects.csv': damaged });
  expect(tables.projects).toBeUndefined();
  expect(report.issues).toMatchObject([{ code: 'encoding-unknown', message: expect.stringContaining('第 6 行') as string }]);
});

test.each([
  ['a stray lead byte', Buffer.from([0x81, 0x0a])],
  ['a byte of no character', Buffer.from([0xff])],
  ['a single byte 80, of which decoders make a euro sign', Buffer.from([0x80])],
])('GB18030 with %s is said to be that, with the line', async (_, stray) => {
  const lines = `${Object.keys(goodProject).join(',')}\n${Object.values(goodProject).join(',')}\n`;
  const bytes = encode(lines, 'gb18030');
  const damaged = Buffer.concat([bytes, bytes.subarray(0, -1), stray, bytes]);
  expect(detectEncoding(damaged)).toEqual({ damaged: 'gb18030', line: 4 });
  const { tables, report } = await readFolder({ 'projects.csv': damaged });
  expect(tables.projects).toBeUndefined();
  expect(report.issues).toMatchObject([{ code: 'encoding-unknown', message: expect.stringMatching(/GB18030.*第 4 行/) as string }]);
});

test('any text in GB18030 is found to be GB18030', () => {
  const hanzi = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCharCode(code));
  fc.assert(
    fc.property(fc.array(fc.oneof(hanzi, fc.constantFrom('村', '，', '㙍', '𬒈', 'a', ',')), { minLength: 1, maxLength: 60 }), (characters) => {
      const bytes = encode(`项目编号,${characters.join('')}`, 'gb18030');
      expect(detectEncoding(bytes)).toEqual({ encoding: 'gb18030' });
    }),
  );
});

test('bytes that are neither encoding, or hold zero bytes, are not guessed at', () => {
  expect(detectEncoding(Buffer.from([0x61, 0xff, 0xff]))).toEqual({ unknown: true });
  expect(detectEncoding(encode('村', 'gb18030').subarray(0, 1))).toEqual({ unknown: true });
  expect(detectEncoding(Buffer.from('a,b', 'utf16le'))).toEqual({ unknown: true });
});
