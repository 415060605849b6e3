/**
 * A cell as its file holds it, before anyone says what it means. A CSV file holds text only; a workbook also
 * says what it takes the cell for. Blank is ''.
 */
export type Cell = string | TypedCell;

export type TypedCell = (
  | { kind: 'text'; text: string }
  /**
   * `percent`: shown with a percent sign. `minDigits`: shown with leading zeros up to this many digits. `unit`: the word
   * of money that its format writes behind it. `scaled`: shown in thousands or with the point moved.
   */
  | { kind: 'number'; value: number; percent: boolean; minDigits: number; unit?: string; scaled?: boolean }
  /** `day` is undefined when the number is no day; `shows` is what its format lets a reader see. */
  | { kind: 'date'; day: string | undefined; hasTime: boolean; shows: 'day' | 'month' | 'time' | 'unknown' }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'error'; text: string }
  /** A formula that no program has computed yet. */
  | { kind: 'uncomputed' }
) & { formula?: boolean };

/** A number as a spreadsheet shows it: 15 significant digits, never an exponent. 86.79070000000001 → "86.7907". */
export function showNumber(value: number): string {
  const rounded = Number(value.toPrecision(15));
  const text = String(rounded);
  if (!text.includes('e')) return text;
  return rounded.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 });
}

/** What a person would see in the cell, for finding headers and words, and for messages. */
export function showCell(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  switch (cell.kind) {
    case 'text':
    case 'error':
      return cell.text;
    case 'number':
      return cell.percent ? `${showNumber(cell.value * 100)}%` : showNumber(cell.value).padStart(cell.minDigits, '0');
    case 'date':
      return cell.day ?? '';
    case 'boolean':
      return cell.value ? 'TRUE' : 'FALSE';
    case 'uncomputed':
      return '';
  }
}

/**
 * Characters that no one sees and no one means: control characters, zero-width ones, those that turn the direction of
 * writing, soft hyphen, byte order mark. Line breaks and tabs are not among them.
 */
const unseen = String.raw`\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB`;
const invisible = new RegExp(`[${unseen}]`, 'g');
const needsCleaning = new RegExp(`^\\s|\\s$|[${unseen}\\u00A0\\u2028\\u2029\\r]`);

/** Text without the characters that no one sees: such a one could turn a message around or hide a number. */
export const removeInvisible = (text: string): string => text.replace(invisible, '');

/** Text without invisible characters and without space around it; a no-break space becomes a space. */
export function cleanText(text: string): string {
  if (!needsCleaning.test(text)) return text;
  return removeInvisible(text)
    .replace(/\u00A0/g, ' ')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .trim();
}

/** Words of people as they are published: on one line, without characters that no one sees. */
export const toOneLine = (text: string): string => removeInvisible(text).trim().replace(/\s+/g, ' ');

export function isBlank(cell: Cell): boolean {
  if (typeof cell === 'string') return cell === '' || (cell.length < 20 && cleanText(cell) === '');
  return cell.kind === 'text' && cleanText(cell.text) === '';
}

/** A word as it is compared: half width, no space, lower case. */
export const foldWord = (text: string): string =>
  removeInvisible(text.normalize('NFKC')).replace(/\s/g, '').toLowerCase();
