import type { Issue } from '../tables/issue.ts';
import { quoteText } from '../tables/wording.ts';
import type { ReadSheet } from './read-sheets.ts';

/** Issues by the cell that they are about, as "row,column" from 0. */
export type PlacedIssues = ReadonlyMap<string, readonly Issue[]>;

/** Codes of issues whose cell holds something that nobody may see. */
const isPersonal = ({ code }: Issue): boolean => code.startsWith('personal-') || code === 'household-key';

/** The column that an issue names: by the header that the file has, else by the column's own title. */
function columnOf({ header }: ReadSheet, name: string | undefined): number | undefined {
  if (name === undefined || !header) return undefined;
  const byText = header.texts.findIndex((text) => text === name || quoteText(text) === name);
  const found = byText >= 0 ? byText : header.matches.findIndex((match) => match?.column.title === name || match?.column.name === name);
  return found >= 0 ? found : undefined;
}

/**
 * Finds the cell of each issue of a sheet. One that names no column is about its row, and stands at the row's first cell; one that names no row is
 * about a column, and stands at the header. Others have no place in the sheet.
 */
export function placeIssues(sheet: ReadSheet, issues: readonly Issue[]): PlacedIssues {
  const placed = new Map<string, Issue[]>();
  for (const issue of issues) {
    const column = columnOf(sheet, issue.column);
    const row = issue.row === undefined ? (column === undefined ? undefined : sheet.header?.bottom) : issue.row - 1;
    if (row === undefined || row < 0 || row >= sheet.cells.length) continue;
    const place = `${row},${column ?? 0}`;
    placed.set(place, [...(placed.get(place) ?? []), issue]);
  }
  return placed;
}

/** Cells, and rows ("row,"), that issues call personal. */
export function personalPlaces(sheet: ReadSheet, issues: readonly Issue[]): Set<string> {
  return new Set(
    issues.filter(isPersonal).flatMap((issue) => {
      if (issue.row === undefined) return [];
      const row = issue.row - 1;
      // A header that asks for personal data may be read: what stands below it may not.
      if (issue.code === 'personal-column' || row === sheet.header?.bottom) return [];
      return [`${row},${columnOf(sheet, issue.column) ?? ''}`];
    }),
  );
}
