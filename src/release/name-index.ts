import { gunzipSync } from 'node:zlib';
import type { IndexTexts } from './search-index.ts';

/** Files of the search by name and by number, as `src/search/names/layout.ts` lays them out. */
export const nameFile = /^search\/.*\.idx$/;

const firstLine = 'gongshi-names 1';
/** Titles of a gram or of a number: differences in base 36, none of them long enough to be a number of anything else. */
const differences = /^\+?(?:[0-9a-z]{1,5}(?: [0-9a-z]{1,5})*)?$/;
/** Region codes: differences too, but that a code may stand whole. */
const codeToken = /^(?:=[!/:]?\d{4,12}|[!/:]?[0-9a-z]{1,4})$/;
const linesOfPlaces = 7;

/**
 * Reads a file of the name index as an outsider would, with code of its own: what the search reads is what must be looked at.
 * Columns that hold no text must look like what they are, so that nothing can hide in them.
 *
 * Keys of numbers are ids without their signs, so that two parts of one may look like a bank card: they are searched for household
 * keys alone. Nothing is missed by it, because the ids themselves stand in the blocks of titles.
 *
 * @returns undefined when the file is damaged, or has come to be written otherwise
 */
export function readNameFile(file: string, bytes: Uint8Array): IndexTexts | undefined {
  try {
    const [first, ...lines] = new TextDecoder('utf-8', { fatal: true }).decode(gunzipSync(bytes)).split('\n');
    if (first !== firstLine) return undefined;
    if (file === 'search/places.idx') return readPlaces(lines);
    if (file === 'search/lists.idx' || file.startsWith('search/titles/')) return readCells(lines);
    if (file.startsWith('search/grams/')) return readKeyed(lines, 2);
    return file.startsWith('search/numbers/') ? readKeyed(lines, 3) : undefined;
  } catch {
    return undefined;
  }
}

const cells = (line: string): string[] => line.split('\t');
/** What stands in a cell behind the number of its row. */
const content = (cell: string): string => cell.replace(/^[0-9a-z]{1,5}:/, '');

const readCells = (lines: readonly string[]): IndexTexts => ({ texts: [...lines], numbers: lines.flatMap(cells).map(content) });

function readPlaces(lines: readonly string[]): IndexTexts | undefined {
  const [head = '', readings = '', folding = '', codes = '', common = '', packed = '', ...rest] = lines;
  if (lines.length !== linesOfPlaces || !codes.split(',').every((token) => token === '' || codeToken.test(token))) return undefined;
  const names = unpackNames(packed, [...common], [...new Set(readings.replace(/[a-z,]/g, ''))]);
  if (!names) return undefined;
  const parts = (JSON.stringify(JSON.parse(head)).match(/"[^"]*"/g) ?? []).filter((text) => !/^"[\p{L}\p{N}#-]*"$/u.test(text));
  return { texts: [head, readings, folding, ...names, ...rest], numbers: [...parts, ...names, ...rest.flatMap(cells).map(content)] };
}

/** Names of which the commonest characters are one sign, the others two, and the rest stand behind `~`. */
function unpackNames(packed: string, one: readonly string[], two: readonly string[]): string[] | undefined {
  let isWhole = true;
  const names = cells(packed).map((spelt) =>
    spelt.replace(/~(.)|([!-`])|([a-}])([!-~])/gsu, (sign: string, literal?: string, single?: string, lead?: string, second?: string) => {
      const found =
        literal ?? (single === undefined ? two[(lead!.charCodeAt(0) - 0x61) * 94 + second!.charCodeAt(0) - 0x21] : one[single.charCodeAt(0) - 0x21]);
      if (found === undefined) isWhole = false;
      return found ?? sign;
    }),
  );
  return isWhole ? names : undefined;
}

/** Lines of a key, differences, and perhaps a document number as published. */
function readKeyed(lines: readonly string[], columns: number): IndexTexts | undefined {
  const rows = lines.map(cells);
  if (!rows.every((row) => row.length === columns && differences.test(row[1]!))) return undefined;
  return { texts: rows.flatMap(([key = '', , number = '']) => [key, number]), numbers: rows.flatMap((row) => row.slice(2)) };
}
