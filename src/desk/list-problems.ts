import { join } from 'node:path';
import { tables } from '../schema/index.ts';
import type { Issue, Report, Severity } from '../tables/issue.ts';
import type { ProblemCard, ProblemsAnswer } from './answers.ts';
import { currentHouseholdKeys } from './household-keys.ts';
import { readSheetRows } from './read-sheet.ts';
import { makeWindow } from './sheet-window.ts';
import { tableOfFile } from './table-files.ts';

export interface ProblemsOptions {
  report: Report;
  fresh: boolean;
  dataDir: string;
  hotlines: ReadonlySet<string>;
  file?: string;
  severity?: Severity;
  /** Cards to pass over. */
  from: number;
  /** Cards to show. */
  count: number;
}

const titleOf = (file: string): { title?: string } => {
  const table = tableOfFile(file);
  return table === undefined ? {} : { title: tables[table].title };
};

const keyOf = ({ file, sheet, row }: Issue): string => `${file}\n${sheet ?? ''}\n${row ?? ''}`;

/** Issues of a report as cards, one a row, with the sheet around each; the files are read for the cards that are shown and no others. */
export async function listProblems(options: ProblemsOptions): Promise<ProblemsAnswer> {
  const { report, fresh, dataDir, hotlines, file, severity, from, count } = options;
  const chosen = report.issues.filter((issue) => (file === undefined || issue.file === file) && (severity === undefined || issue.severity === severity));
  let alone = 0;
  const groups = [...Map.groupBy(chosen, (issue) => (issue.row === undefined ? `${keyOf(issue)}${(alone += 1)}` : keyOf(issue))).values()];
  const shown = groups.slice(from, from + count);

  const cards: ProblemCard[] = [];
  for (const [, ofSheet] of Map.groupBy(shown, ([issue]) => `${issue!.file}\n${issue!.sheet ?? ''}`)) {
    const [first] = ofSheet[0]!;
    const table = tableOfFile(first!.file);
    // The filter may leave out the issue that hides a cell.
    const ofFile = report.issues.filter((issue) => issue.file === first!.file && issue.sheet === first!.sheet);
    const wanted = new Set(ofSheet.flatMap(([issue]) => (issue!.row === undefined ? [] : [issue!.row - 1, issue!.row, issue!.row + 1])));
    const path = join(dataDir, first!.file);
    const sheet = table === undefined || wanted.size === 0 ? undefined : await readSheetRows(path, tables[table], first!.sheet, wanted).catch(() => undefined);
    for (const issues of ofSheet) {
      const { row } = issues[0]!;
      cards.push({
        file: first!.file,
        ...titleOf(first!.file),
        ...(first!.sheet !== undefined && { sheet: first!.sheet }),
        ...(row !== undefined && { row }),
        issues: issues.map(({ severity, code, column, message, hint }) => ({ severity, code, message, hint, ...(column !== undefined && { column }) })),
        ...(sheet && table !== undefined && row !== undefined && sheet.rows.has(row) && { window: makeWindow(sheet, table, row, issues, ofFile, { hotlines, findHouseholdKey: await currentHouseholdKeys(dataDir) }) }),
      });
    }
  }
  return {
    fresh,
    totals: { errors: report.errors, warnings: report.warnings, notes: report.notes },
    files: countByFile(report),
    total: groups.length,
    from,
    cards,
  };
}

function countByFile({ issues }: Report): ProblemsAnswer['files'] {
  return [...Map.groupBy(issues, (issue) => issue.file)].map(([file, list]) => {
    const of = (severity: Severity): number => list.filter((issue) => issue.severity === severity).length;
    return { file, ...titleOf(file), errors: of('error'), warnings: of('warning'), notes: of('note') };
  });
}
