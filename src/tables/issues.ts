import type { Issue, Report, Severity } from './issue.ts';

/** How many issues of one severity are kept for one file; the rest are counted. */
export const issueCap = 100;

export interface IssueList {
  add(issue: Issue): void;
  report(): Report;
}

const severities = ['error', 'warning', 'note'] as const satisfies Severity[];

const wording: Record<Severity, { code: string; name: string; hint: string }> = {
  error: { code: 'more-errors', name: '错误', hint: '先改正已列出的，再检查一次，其余的会接着列出。' },
  warning: { code: 'more-warnings', name: '提醒', hint: '先处理已列出的，再检查一次，其余的会接着列出。' },
  note: { code: 'more-notes', name: '说明', hint: '通常无需处理。' },
};

/** The codes with which a list says that it left issues out. */
export const cappingCodes = Object.fromEntries(
  severities.map((severity) => {
    const { code, name, hint } = wording[severity];
    const explanation = `一个文件最多列出 ${issueCap} 条${name}；其余的只计数。${hint}`;
    return [code, { code, severity, title: `还有未列出的${name}`, explanation }];
  }),
);

/**
 * Collects issues. At most `issueCap` of each severity are kept for each file, then one last issue says how many more
 * there are; the totals count them all. The report is ordered by file (as first seen), severity, row, then as added.
 */
export function createIssueList(): IssueList {
  const files = new Map<string, Record<Severity, { kept: Issue[]; count: number }>>();
  const totals: Record<Severity, number> = { error: 0, warning: 0, note: 0 };

  return {
    add(issue) {
      let bySeverity = files.get(issue.file);
      if (!bySeverity) {
        const empty = () => ({ kept: [] as Issue[], count: 0 });
        files.set(issue.file, (bySeverity = { error: empty(), warning: empty(), note: empty() }));
      }
      const group = bySeverity[issue.severity];
      totals[issue.severity] += 1;
      group.count += 1;
      if (group.kept.length < issueCap) group.kept.push(issue);
    },

    report() {
      const issues: Issue[] = [];
      for (const [file, bySeverity] of files) {
        for (const severity of severities) {
          const { kept, count } = bySeverity[severity];
          issues.push(...kept.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)));
          if (count > kept.length) {
            const { code, name, hint } = wording[severity];
            const message = `这个文件还有 ${count - kept.length} 条${name}没有列出（共 ${count} 条）；除此之外没有遗漏。`;
            issues.push({ code, severity, file, message, hint });
          }
        }
      }
      return { issues, errors: totals.error, warnings: totals.warning, notes: totals.note };
    },
  };
}
