import type { Cell, CellStyle, WriteSheet } from 'hucre';
import { columnsOf, explanationSheet as name, ruleOf, wordsOf, type TableDefinition } from '../schema/index.ts';
import { headerOf, widthOf } from './column-format.ts';
import { referenceSentence } from './comment.ts';
import { headerStyle } from './data-sheet.ts';

const headers = ['列名', '必填', '填什么', '怎样写', '计量单位', '例子', '可填的词'];
const widths = [24, 8, 44, 34, 10, 30, 44];

const title: CellStyle = { font: { bold: true, size: 14 } };
const plain: CellStyle = { alignment: { vertical: 'top', wrapText: true }, numFmt: '@' };

/** What holds for the whole sheet. Each is one line. */
function generalRules({ name: table, key, ...definition }: TableDefinition): string[] {
  const columns = columnsOf({ name: table, key, ...definition });
  const keyTitles = key.map((one) => `“${columns.find((column) => column.name === one)!.title}”`);
  return [
    `数据填在“${definition.title}”工作表，从第 2 行起，一行一条，中间不空行。深色表头的列必填，浅色的选填；选填的列可以空着，也可以整列删去。`,
    '表头的文字不要改。鼠标停在表头上，可以看到这一列的说明。',
    ...(key.length > 0 ? [`${keyTitles.join('、')}${key.length > 1 ? '合起来' : ''}不能重复：有两行相同，就是错误。`] : []),
    '空白是没有填报，0 就是零，两者不同：不知道的留空，不要填 0。',
    '编号、代码、文字的列已设为文本格式。从别处粘贴时，请用“选择性粘贴→数值”，免得把格式带走、把编号变成科学计数。',
    '金额按表头的单位填，只填数，不写“约”“元”“万”。日期写作 2020-06-30。',
    '不填姓名、身份证号、手机号、银行账号、住址等个人信息；责任人只写单位和职务。',
    `填好后存为 ${table}.xlsx，放进数据文件夹。同一张表只留一个文件，不要既有 .csv 又有 .xlsx。`,
    `“${name}”这一页只给填表人看，不会读取，也不会公布。`,
  ];
}

/** The sheet that explains each column of a table. The reader passes it over without a word. */
export function explanationSheet(definition: TableDefinition): WriteSheet {
  const columns = columnsOf(definition);
  const rules = generalRules(definition);
  const body = columns.map((column) => [
    headerOf(column),
    column.required ? '必填' : '选填',
    [column.description, referenceSentence(definition, column)].filter(Boolean).join(''),
    ruleOf(column),
    column.unit ?? '',
    column.example,
    wordsOf(column)?.join('、') ?? '',
  ]);
  const rows = [[`“${definition.title}”表怎样填`], [definition.description], ...rules.map((rule, index) => [`${index + 1}. ${rule}`]), [''], headers, ...body];
  const top = rows.length - body.length - 1;
  const cells = new Map<string, Partial<Cell>>([['0,0', { value: rows[0]![0]!, style: title }]]);
  for (const [index] of headers.entries()) cells.set(`${top},${index}`, { value: headers[index]!, style: headerStyle(true) });
  for (const [row, texts] of body.entries()) {
    for (const [index, text] of texts.entries()) cells.set(`${top + 1 + row},${index}`, { value: text === '' ? null : text, style: plain });
  }
  return {
    name,
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    columns: widths.map((width) => ({ width })),
    rows: rows.map((row) => row.map((text) => (text === '' ? null : text))),
    cells,
    // A row is as high as its longest text: spreadsheets do not measure it when they open a file.
    rowDefs: new Map(body.map((texts, row) => [top + 1 + row, { height: 16 * Math.max(...texts.map((text, index) => Math.ceil(widthOf(text) / (widths[index]! - 2)) || 1)) }])),
  };
}
