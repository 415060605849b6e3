import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { widthOf } from './column-format.ts';

const dataPart = 'xl/worksheets/sheet1.xml';
const drawingPart = /^xl\/drawings\/vmlDrawing\d+\.vml$/;

/** Size of a comment: characters on a line, lines that fit into a row of the sheet's usual height, points. */
const comment = { characters: 46, width: 250, line: 15 };

/**
 * What the writer of workbooks leaves out: a format for whole columns, so that row 2,000 is text where row 2 is; and comments as large as their
 * text, which are cut off otherwise. Same input, same bytes: the parts are packed with one date.
 *
 * @param texts of the comments in the first sheet, in the order of their cells
 */
export function finishWorkbook(bytes: Uint8Array, texts: readonly string[]): Uint8Array {
  const parts = unzipSync(bytes);
  const rewrite = (path: string, change: (text: string) => string): void => {
    parts[path] = strToU8(change(strFromU8(parts[path]!)));
  };
  rewrite(dataPart, styleColumns);
  for (const path of Object.keys(parts).filter((one) => drawingPart.test(one))) rewrite(path, (text) => sizeComments(text, texts));
  // Local midnight of the first day that an archive can hold: the fields of an archive have no time zone.
  const mtime = new Date(1980, 0, 1);
  return zipSync(parts, { mtime, level: 9 });
}

/** Gives each column the style of its cell in row 2. */
function styleColumns(sheet: string): string {
  const styles = [...(/<row r="2"[^>]*>(.*?)<\/row>/s.exec(sheet)?.[1] ?? '').matchAll(/<c r="([A-Z]+)2"(?: s="(\d+)")?/g)];
  const byColumn = new Map(styles.map(([, letters, style]) => [numberOf(letters!), style]));
  return sheet.replace(/<col min="(\d+)"/g, (text, column: string) => {
    const style = byColumn.get(Number(column));
    return style === undefined ? text : `${text} style="${style}"`;
  });
}

const numberOf = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** Gives each comment a box as high as its text, right of its cell. */
function sizeComments(drawing: string, texts: readonly string[]): string {
  let index = 0;
  return drawing.replace(/<v:shape id=.*?<\/v:shape>/gs, (shape) => {
    const lines = (texts[index++] ?? '').split('\n').reduce((sum, text) => sum + Math.max(1, Math.ceil(widthOf(text) / comment.characters)), 1);
    return shape
      .replace(/width:[\d.]+pt;height:[\d.]+pt/, `width:${comment.width}pt;height:${lines * comment.line}pt`)
      .replace(/<x:Anchor>(\d+),15,(\d+),2,\d+,31,\d+,4<\/x:Anchor>/, (_, column: string, row: string) => `<x:Anchor>${column},15,${row},2,${Number(column) + 3},31,${Number(row) + lines},4</x:Anchor>`)
      .replace('<x:SizeWithCells/>', '');
  });
}
