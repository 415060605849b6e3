import type { Issue, Report, Severity } from './issue.ts';

/** What staff call each severity. */
export const severityNames: Record<Severity, string> = { error: '错误', warning: '提醒', note: '说明' };

const placeOf = ({ row, column }: Issue): string =>
  [row === undefined ? '' : `第 ${row} 行`, column === undefined ? '' : `“${column}”`].filter(Boolean).join(' ');

function formatIssue(issue: Issue): string {
  const place = placeOf(issue);
  const what = `  ${severityNames[issue.severity]}  ${place === '' ? '' : `${place}：`}${issue.message} [${issue.code}]`;
  return `${what}\n        ${issue.hint}`;
}

/** "3 个错误、2 个提醒、1 条说明" */
export const formatTotals = ({ errors, warnings, notes }: Report): string =>
  `${errors} 个错误、${warnings} 个提醒、${notes} 条说明`;

/** The report for a terminal: problems grouped by file, each with its place first and what to do below it; totals last. */
export function formatReport(report: Report): string {
  const groups = Map.groupBy(report.issues, ({ file, sheet }) => (sheet === undefined ? file : `${file}（工作表“${sheet}”）`));
  const parts = [...groups].map(([heading, issues]) => [heading, ...issues.map(formatIssue)].join('\n'));
  return `${[...parts, `共 ${formatTotals(report)}。`].join('\n\n')}\n`;
}

/** The report as one JSON object. Names and order of the keys are fixed, so that outsiders can script it; keys without a value are left out. */
export function reportJson({ errors, warnings, notes, issues }: Report): string {
  const plain = issues.map(({ code, severity, file, sheet, row, column, message, hint }) => ({
    code,
    severity,
    file,
    sheet,
    row,
    column,
    message,
    hint,
  }));
  return `${JSON.stringify({ errors, warnings, notes, issues: plain }, null, 2)}\n`;
}
