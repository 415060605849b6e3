import { columnsOf, type TableDefinition, type TableName } from '../schema/index.ts';
import { readingIssue, type ReadingCode } from './codes.ts';
import { delimiters, previewCsv, readCsv, type Delimiter } from './csv.ts';
import type { LoadedTable } from './dataset.ts';
import { detectEncoding, type Encoding } from './decode.ts';
import { findHeader, headerDepth, type FoundHeader } from './header.ts';
import type { AddIssue } from './issue.ts';
import { createNotes } from './notes.ts';
import { openRows, reportNoHeader } from './open.ts';

const binaryNames = { zip: 'XLSX 工作簿', ole: '旧版 Excel（.xls）文件', html: '网页' };
const encodingNames: Record<Encoding, string> = { 'utf-8': 'UTF-8', gb18030: 'GB18030', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16' };
const delimiterNames: Record<Delimiter, string> = { ',': '逗号', '\t': '制表符', ';': '分号' };

export interface FileInput {
  definition: TableDefinition;
  /** File name in the data folder. */
  file: string;
  bytes: Uint8Array;
  hotlines: ReadonlySet<string>;
  /** Hears the share that is read, 0 to 1. */
  progress: (share: number) => void;
}

/** Reads a table from the bytes of a CSV file; undefined when its encoding or header cannot be made out. */
export async function readCsvTable(input: FileInput, addIssue: AddIssue): Promise<LoadedTable<TableName> | undefined> {
  const { definition, file, bytes, hotlines, progress } = input;
  const place = { file };
  const fail = (code: ReadingCode, message: string, hint: string): undefined => {
    addIssue(readingIssue(code, place, message, hint));
    return undefined;
  };
  const detected = detectEncoding(bytes);
  if ('empty' in detected) return fail('file-empty', '文件是空的', '请填入数据；暂时没有的可选表请删去文件。');
  if ('binary' in detected) {
    const name = binaryNames[detected.binary];
    const rename = detected.binary === 'zip' ? `，或把扩展名改成 .xlsx` : '';
    return fail('file-format', `文件其实是${name}，不是 CSV`, `请在表格软件中打开，另存为 CSV UTF-8 或 .xlsx${rename}。`);
  }
  if ('damaged' in detected) {
    const message = `文字编码是 ${encodingNames[detected.damaged]}，但有损坏的字节，最先在文件的第 ${detected.line} 行文字中`;
    return fail('encoding-unknown', message, '请重新导出；不要用文本编辑器以别的编码保存过的文件。');
  }
  if ('unknown' in detected) {
    return fail('encoding-unknown', '文字编码既不是 UTF-8 也不是 GB18030', '请在表格软件中另存为“CSV UTF-8”或 .xlsx。');
  }
  const { encoding } = detected;
  const layout = findLayout(bytes, encoding, definition);
  if (!layout) {
    reportNoHeader(definition, place, requiredTitles(definition), addIssue);
    return undefined;
  }
  const { delimiter, header, head } = layout;
  const notes = createNotes(place);
  if (encoding !== 'utf-8') notes.add('encoding-converted', 1, undefined, '', encodingNames[encoding]);
  if (delimiter !== ',') notes.add('delimiter-other', 1, undefined, '', delimiterNames[delimiter]);
  const rows = openRows({ definition, place, head, header, calendar: 1900, strictWidth: true, hotlines }, addIssue, notes);
  let brokenRow = 0;
  await readCsv(bytes, encoding, delimiter, {
    row: (cells, row) => {
      if (row > header.bottom + 1) rows.push(cells, row);
    },
    brokenQuotes: (row) => {
      // One stray quote breaks every later one of its row: the row is what there is to mend.
      if (row === brokenRow) return;
      brokenRow = row;
      addIssue(readingIssue('quotes-broken', { ...place, row }, '单元格的引号不成对，后面的内容可能连成了一片', '单元格内的引号要写成两个（""）；或改存为 .xlsx。'));
    },
    progress,
  });
  const loaded = rows.finish();
  notes.flush(addIssue);
  return loaded;
}

export const requiredTitles = (definition: TableDefinition): string[] =>
  columnsOf(definition).filter(({ required }) => required).map(({ title }) => title);

/** The delimiter with which the header names most columns. */
export function findLayout(bytes: Uint8Array, encoding: Encoding, definition: TableDefinition) {
  let best: { delimiter: Delimiter; header: FoundHeader; head: string[][] } | undefined;
  for (const delimiter of delimiters) {
    const head = previewCsv(bytes, encoding, delimiter, headerDepth);
    const header = findHeader(head, definition);
    if (header && header.found > (best?.header.found ?? 0)) best = { delimiter, header, head };
  }
  return best;
}
