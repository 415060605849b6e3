import { statSync } from 'node:fs';
import { join } from 'node:path';
import { formatCount, formatPercent } from '../src/format.ts';
import { tableNames, tables } from '../src/schema/index.ts';
import type { Loss } from '../src/disclosure/losses.ts';
import { levelName, tableTitles } from '../src/model/registry.ts';
import type { CheckedPortal } from '../src/tables/dataset.ts';
import type { Issue, Report } from '../src/tables/issue.ts';
import { kindNames } from '../src/pipeline/count-pages.ts';
import type { StageTime } from './progress.ts';

export function sizeOf(folder: string, files: readonly string[]): number {
  return files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
}

const formatSize = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

const shownWarnings = 10;

function formatWarning({ file, row, message, code }: Issue): string {
  return `  ${file}${row === undefined ? '' : ` 第 ${row} 行`}：${message} [${code}]`;
}

export interface BuildResult {
  data: CheckedPortal;
  report: Report;
  /** What is withheld of the registry. */
  losses: readonly Loss[];
  pages: Record<string, number>;
  /** Bytes of the finished tree, and of its search index. */
  size: number;
  searchSize: number;
  times: readonly StageTime[];
  out: string;
}

/** For the staff alone: how many households stand behind what is withheld would help an attacker. */
function formatLosses(losses: readonly Loss[]): string[] {
  if (losses.length === 0) return [];
  const share = (part: number, whole: number): string => formatPercent(part, whole);
  const lines = losses.map(
    ({ table, level, cells, withheld, households, withheldHouseholds }) =>
      `  ${levelName(level)} ${tableTitles[table]}：${formatCount(withheld)}/${formatCount(cells)}（${share(withheld, cells)}），户数 ${share(withheldHouseholds, households)}`,
  );
  return ['建档立卡隐去的数（个数/全部，占；其中的户数占；只供内部掌握，不要外传）：', ...lines];
}

/** What a build says at its end. */
export function formatSummary({ data, report, losses, pages, size, searchSize, times, out }: BuildResult): string {
  const present = tableNames.flatMap((name) => {
    const rows = data.tables[name]?.rows.length;
    return rows === undefined ? [] : [{ title: tables[name].title, rows }];
  });
  const rows = present.reduce((sum, table) => sum + table.rows, 0);
  const total = Object.values(pages).reduce((sum, count) => sum + count, 0);
  const warnings = report.issues.filter((issue) => issue.severity === 'warning');
  const more = report.warnings - Math.min(warnings.length, shownWarnings);
  return [
    '',
    `读取 ${present.length} 张表 ${formatCount(rows)} 行：${present.map((it) => `${it.title} ${formatCount(it.rows)}`).join('、')}`,
    `生成 ${formatCount(total)} 页：${Object.entries(pages)
      .map(([kind, count]) => `${kindNames[kind]} ${formatCount(count)}`)
      .join('、')}`,
    ...formatLosses(losses),
    `大小 ${formatSize(size)}，其中检索索引 ${formatSize(searchSize)}`,
    `用时 ${times.map(({ name, seconds }) => `${name} ${seconds.toFixed(1)} 秒`).join('、')}`,
    `提醒 ${formatCount(report.warnings)} 个${report.warnings > 0 ? '（npm run check 看每一个的改法）' : ''}`,
    ...warnings.slice(0, shownWarnings).map(formatWarning),
    ...(more > 0 && warnings.length > 0 ? [`  ……其余 ${formatCount(more)} 个`] : []),
    `网站在 ${out}，截至 ${data.asOf}`,
    '',
  ].join('\n');
}
