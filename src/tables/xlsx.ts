import { EncryptedFileError } from 'hucre';
import { readXlsx, type Sheet } from 'hucre/xlsx';
import type { Cell, TypedCell } from './cell.ts';
import { isHtml, isOle, isZip } from './decode.ts';

export interface Merge {
  startRow: number;
  startCol: number;
  endRow: number;
  endCol: number;
}

export interface SheetOfCells {
  name: string;
  /** `drawing`: a sheet that holds a chart or the like, no cells. */
  shows: 'cells' | 'hidden' | 'drawing';
  /** `cells[0]` is row 1 of the sheet. */
  cells: Cell[][];
  /** Zero-based, inclusive. */
  merges: Merge[];
  /** Rows and columns that the sheet does not show, filtered rows among them: from 0. */
  hidden: { rows: number[]; columns: number[] };
}

export interface WorkbookOfCells {
  sheets: SheetOfCells[];
  calendar: 1900 | 1904;
}

/** Why bytes are no workbook that can be read. */
export type WorkbookFailure = 'empty' | 'old-xls' | 'encrypted' | 'html' | 'not-zip' | 'damaged';

/** The name of the stream that an encrypted workbook keeps its content in, as its directory holds it. */
const encryptedStream = Buffer.from('EncryptedPackage', 'utf16le');

/** Reads every sheet of an XLSX file as cells of their own types; formulas by the result that is stored with them. */
export async function readWorkbook(bytes: Uint8Array): Promise<WorkbookOfCells | WorkbookFailure> {
  if (bytes.length === 0) return 'empty';
  if (isOle(bytes)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(encryptedStream) ? 'encrypted' : 'old-xls';
  if (isHtml(bytes)) return 'html';
  if (!isZip(bytes)) return 'not-zip';
  const drawings = new Set<string>();
  for (;;) {
    try {
      const workbook = await readXlsx(bytes, { readStyles: true, sheets: ({ name }) => !drawings.has(name) });
      const others = [...drawings].map((name) => ({ name, shows: 'drawing' as const, cells: [], merges: [], hidden: { rows: [], columns: [] } }));
      return { sheets: [...workbook.sheets.map(toCells), ...others], calendar: workbook.dateSystem === '1904' ? 1904 : 1900 };
    } catch (error) {
      if (error instanceof EncryptedFileError) return 'encrypted';
      // A chart on a sheet of its own is no worksheet; the reader stops at it instead of passing it over.
      const drawing = error instanceof Error ? /missing worksheet file for sheet "(.*)"/.exec(error.message)?.[1] : undefined;
      if (drawing === undefined || drawings.has(drawing)) return 'damaged';
      drawings.add(drawing);
    }
  }
}

function toCells(sheet: Sheet): SheetOfCells {
  const formats = new Map<string, NumberFormat>();
  const formatOf = (code: string | undefined): NumberFormat => {
    const key = code ?? '';
    let format = formats.get(key);
    if (!format) formats.set(key, (format = readFormat(code)));
    return format;
  };
  const cells = sheet.rows.map((row, r) =>
    Array.from(row, (value, c): Cell => {
      const detail = sheet.cells?.get(`${r},${c}`);
      if (!detail) return typeof value === 'string' ? value : toCell(value ?? null, false, unformatted);
      if (detail.type === 'error') return { kind: 'error', text: String(value) };
      const formula = detail.formula !== undefined;
      if (formula && (value ?? null) === null) return { kind: 'uncomputed' };
      return toCell(value ?? null, formula, formatOf(detail.style?.numFmt));
    }),
  );
  const hidden = {
    rows: [...(sheet.rowDefs ?? [])].flatMap(([row, definition]) => (definition.hidden ? [row] : [])),
    columns: (sheet.columns ?? []).flatMap((column, index) => (column.hidden ? [index] : [])),
  };
  return { name: sheet.name, shows: sheet.hidden || sheet.veryHidden ? 'hidden' : 'cells', cells, merges: sheet.merges ?? [], hidden };
}

function toCell(value: string | number | boolean | Date | null, formula: boolean, format: NumberFormat): Cell {
  if (value === null) return '';
  const cell = toTypedCell(value, format);
  if (!formula) return cell;
  return typeof cell === 'string' ? { kind: 'text', text: cell, formula } : { ...cell, formula };
}

function toTypedCell(value: string | number | boolean | Date, format: NumberFormat): string | TypedCell {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  if (typeof value === 'number') return { kind: 'number', value, ...format.number };
  const time = value.getTime();
  const known = Number.isFinite(time) && time >= minDay && time < maxDay;
  return {
    kind: 'date',
    day: known ? value.toISOString().slice(0, 10) : undefined,
    hasTime: known && time % 86_400_000 !== 0,
    shows: format.shows,
  };
}

const minDay = Date.UTC(1900, 2, 1);
const maxDay = Date.UTC(10_000, 0, 1);

interface NumberFormat {
  number: { percent: boolean; minDigits: number; unit?: string; scaled?: boolean };
  shows: 'day' | 'month' | 'time' | 'unknown';
}

const unformatted: NumberFormat = { number: { percent: false, minDigits: 0 }, shows: 'unknown' };

/** The parts of a format for numbers above, below and at zero. */
const sectionsOf = (code: string): string[] => code.match(/(?:"[^"]*"|\\.|[^;])+/g)?.slice(0, 3) ?? [];

/** The words that a format writes behind a number, as in #,##0"元", or before it when they end in 元. */
function unitOf(section: string): string | undefined {
  const digits = section.search(/[0#?](?=(?:"[^"]*"|\\.|[^"0#?])*$)/);
  const words = (text: string): string => text.replace(/\[[^\]]*\]|[_*]./g, '').replace(/[^\p{Script=Han}/]/gu, '').replace(/^人民币|整$/, '');
  const behind = words(section.slice(digits + 1));
  const before = words(section.slice(0, Math.max(digits, 0)));
  return behind || (before.endsWith('元') ? before : undefined);
}

/** What a number format lets a reader see. Formats of Chinese locales that have a number but no code are unknown. */
function readFormat(code: string | undefined): NumberFormat {
  if (code === undefined) return unformatted;
  const bare = code.replace(/\\./g, '').replace(/"[^"]*"/g, '').replace(/\[[^\]]*\]/g, '').replace(/[_*]./g, '').toLowerCase();
  const shows = bare.includes('d') ? 'day' : /y|mmm/.test(bare) ? 'month' : /[hs]/.test(bare) || /\[[hms]+\]/i.test(code) ? 'time' : 'unknown';
  const units = sectionsOf(code).map(unitOf);
  const [unit] = units;
  // "0.00,," shows thousands of thousands; "0!.0000" and 0"."0000 move the point; [>=10000] may show some cells in another unit.
  const scaled =
    /[0#?],+(?![0#?])/.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')) ||
    /[0#?](?:[!\\]\.|"\.")[0#?]/.test(code) ||
    (/\[[<>=]/.test(code) && units.some((one) => one !== unit));
  return {
    number: {
      percent: bare.includes('%'),
      minDigits: /^0{2,}$/.test(code) ? code.length : 0,
      ...(unit !== undefined && { unit }),
      ...(scaled && { scaled }),
    },
    shows,
  };
}
