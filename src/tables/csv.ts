import { Readable } from 'node:stream';
import Papa from 'papaparse';
import { decodeText, type Encoding } from './decode.ts';

export type Delimiter = ',' | '\t' | ';';
export const delimiters: readonly Delimiter[] = [',', '\t', ';'];

const options = (delimiter: Delimiter) => ({ delimiter, newline: '\n', quoteChar: '"', dynamicTyping: false, skipEmptyLines: false, header: false }) as const;

/** The first rows of a CSV text, for finding delimiter and header. */
export function previewCsv(bytes: Uint8Array, encoding: Encoding, delimiter: Delimiter, rows: number): string[][] {
  const [sample = ''] = decodeText(bytes, encoding);
  return Papa.parse<string[]>(sample, { ...options(delimiter), preview: rows }).data;
}

export interface CsvSink {
  /** `rowNumber` as a spreadsheet shows it: a record with line breaks in it is one row. */
  row(cells: string[], rowNumber: number): void;
  brokenQuotes(rowNumber: number): void;
  /** Share of the file that is read, 0 to 1. */
  progress(share: number): void;
}

/** Reads a whole CSV file block by block, so that only rows are held, never the text. */
export function readCsv(bytes: Uint8Array, encoding: Encoding, delimiter: Delimiter, sink: CsvSink): Promise<void> {
  let read = 0;
  function* blocks(): Generator<string> {
    for (const text of decodeText(bytes, encoding)) {
      read += text.length;
      if (text !== '') yield text;
    }
  }
  let rowNumber = 0;
  let approximateLength = bytes.length;
  return new Promise((resolve, reject) => {
    Papa.parse<string[]>(Readable.from(blocks()), {
      ...options(delimiter),
      chunk({ data, errors }) {
        for (const error of errors) if (error.type === 'Quotes') sink.brokenQuotes(rowNumber + (error.row ?? 0) + 1);
        for (const cells of data) sink.row(cells, (rowNumber += 1));
        approximateLength = Math.max(approximateLength, read);
        sink.progress(Math.min(1, read / approximateLength));
      },
      complete: () => resolve(),
      error: reject,
    });
  });
}
