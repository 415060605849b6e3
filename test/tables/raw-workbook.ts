import { crc32 } from 'node:zlib';

/** Bytes of a ZIP archive that stores these parts as they are. */
function storeZip(parts: Record<string, string>): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [path, text] of Object.entries(parts)) {
    const name = Buffer.from(path);
    const content = Buffer.from(text);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(content.length, 14);
    fields.writeUInt32LE(content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    files.push(Buffer.from('PK\x03\x04', 'latin1'), fields, name, content);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, place, name);
    at += 30 + name.length + content.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length / 4, 4);
  end.writeUInt16LE(files.length / 4, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...files, ...directory, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

const escape = (text: string): string => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const xml = '<?xml version="1.0" encoding="UTF-8"?>';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const packaged = 'http://schemas.openxmlformats.org/package/2006';

/** A cell: text, or the XML that a spreadsheet program would write, with `@` where the reference goes: `<c @ s="57"><v>1</v></c>`. */
export type RawCell = string;

/**
 * Bytes of a workbook as XML has it, for what no writer writes: formats that have only a number, broken cells,
 * formulas without a value. Style `s="n"` shows a number in the format numbered n.
 */
export function rawWorkbook(rows: RawCell[][], { calendar1904 = false, chartSheet = '' } = {}): Uint8Array {
  const cells = rows.map((row, r) => {
    const inner = row.map((cell, c) => {
      const at = `r="${String.fromCharCode(65 + c)}${r + 1}"`;
      return cell.startsWith('<c ') ? cell.replace('@', at) : `<c ${at} t="inlineStr"><is><t>${escape(cell)}</t></is></c>`;
    });
    return `<row r="${r + 1}">${inner.join('')}</row>`;
  });
  const formats = Array.from({ length: 60 }, (_, id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0"/>`);
  const sheets = [['Sheet1', 's'], ...(chartSheet ? [[chartSheet, 'c']] : [])].map(
    ([name, id], index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="${id}"/>`,
  );
  const chart = `<Relationship Id="c" Type="${office}/chartsheet" Target="chartsheets/sheet1.xml"/>`;
  return storeZip({
    ...(chartSheet && { 'xl/chartsheets/sheet1.xml': `${xml}<chartsheet xmlns="${spreadsheet}"/>` }),
    '[Content_Types].xml': `${xml}<Types xmlns="${packaged}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `${xml}<Relationships xmlns="${packaged}/relationships"><Relationship Id="a" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${xml}<workbook xmlns="${spreadsheet}" xmlns:r="${office}"><workbookPr${calendar1904 ? ' date1904="1"' : ''}/><sheets>${sheets.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="${packaged}/relationships"><Relationship Id="s" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="t" Type="${office}/styles" Target="styles.xml"/>${chart}</Relationships>`,
    'xl/styles.xml': `${xml}<styleSheet xmlns="${spreadsheet}"><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellXfs>${formats.join('')}</cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `${xml}<worksheet xmlns="${spreadsheet}"><sheetData>${cells.join('')}</sheetData></worksheet>`,
  });
}
