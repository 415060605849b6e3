import { checkThemes } from './checks/codes.ts';
import { readingCodes, type CodeEntry } from './codes.ts';
import { cappingCodes } from './issues.ts';
import { severityNames } from './report.ts';

const ofChecks = checkThemes.map(({ title, rules }) => ({
  title: `检查：${title}`,
  entries: Object.entries(rules).map(([code, rule]) => ({ code, severity: rule.severity, title: rule.title, explanation: rule.explanation })),
}));

/** Every code that the report can hold: reading, then checks by theme, then what the report says about itself. */
export const catalogue: readonly { title: string; entries: readonly CodeEntry[] }[] = [
  { title: '读取表格', entries: Object.values(readingCodes) },
  ...ofChecks,
  { title: '报告本身', entries: Object.values(cappingCodes) },
];

const introduction = `# 检查规则

\`npm run check\` 报告的每一条都带有一个代码。代码永久不变：不改名，不挪作他用。
错误必须改正才能发布；提醒请核实；说明只是告知。

本页由 \`npm run docs\` 从代码生成，请不要直接修改。
`;

/** The catalogue page of the docs, one line a code. */
export function formatCatalogue(): string {
  const parts = catalogue.map(({ title, entries }) => {
    const lines = entries.map(
      (entry) => `| \`${entry.code}\` | ${severityNames[entry.severity]} | ${entry.title} | ${escapeCell(entry.explanation)} |`,
    );
    return [`## ${title}`, '', '| 代码 | 级别 | 规则 | 说明 |', '| --- | --- | --- | --- |', ...lines, ''].join('\n');
  });
  return [introduction, ...parts].join('\n');
}

const escapeCell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('*', '\\*');
