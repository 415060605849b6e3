import { stat } from 'node:fs/promises';
import { UserError } from '../errors.ts';
import { tableNames, type TableName } from '../schema/index.ts';
import { readBoundaries } from './boundaries.ts';
import { checks } from './checks/index.ts';
import { createContext, createRaise } from './checks/context.ts';
import { checkContent, listContent } from './content.ts';
import type { CheckedPortal, LoadedTable } from './dataset.ts';
import { hideHouseholdKeys, type FindHouseholdKey } from './household-keys.ts';
import type { AddIssue, Issue, Report } from './issue.ts';
import { createIssueList } from './issues.ts';
import { readPolicies } from './policies.ts';
import { readPortal } from './portal.ts';
import { readTables } from './read.ts';

export interface CheckOptions {
  /** Folder with portal.json and the tables. */
  dataDir: string;
  /** Folder with the prose; its notices/ holds long texts of notices. */
  contentDir: string;
  /** The day the site speaks for, `YYYY-MM-DD`. */
  asOf: string;
  /** Hears how many bytes of tables have been read, of how many, and the file at hand. */
  progress?: (done: number, of: number, file: string) => void;
  /** Tables that passed before, by the name of their file: they are taken as they are. */
  known?: ReadonlyMap<string, LoadedTable<TableName>> | undefined;
}

/**
 * Reads and checks everything a portal is built from, and collects all problems at once. Whatever is wrong with the
 * input is in the report; nothing of it is thrown.
 *
 * @returns the report, and the data when it has no error
 * @throws UserError when a folder is not there: that is wrong usage, not wrong data
 */
export async function checkPortal(options: CheckOptions): Promise<{ report: Report; data?: CheckedPortal }> {
  const { dataDir, contentDir, asOf, progress, known } = options;
  await requireFolder(dataDir, '--data');
  await requireFolder(contentDir, '--content');

  const issues = createIssueList();
  const raise = createRaise(issues.add);
  const portal = await readPortal(dataDir, raise);
  const hotlines = new Set(portal.hotlines.map(({ number }) => number));

  const brokenFiles = new Set<string>();
  const addReading: AddIssue = (issue) => {
    if (issue.severity === 'error') brokenFiles.add(issue.file.replace(/\.\w+$/, ''));
    issues.add(issue);
  };
  const tables = await readTables(dataDir, addReading, progress, { hotlines, ...(known && { known }) });
  const unreadable = new Set(tableNames.filter((name) => tables[name] === undefined && brokenFiles.has(name)));

  const files = await listContent(contentDir);
  const noticeFiles = new Set(files.flatMap((file) => /^notices\/([^/]+)$/.exec(file)?.[1] ?? []));

  const policies = await readPolicies(contentDir, files);

  const context = createContext({ portal, tables, asOf, noticeFiles, unreadable, policies });
  for (const check of checks) check(context, raise);
  const regions = unreadable.has('regions') ? undefined : new Set(context.rows('regions').map(({ code }) => code));
  const boundaries = await readBoundaries(dataDir, portal, regions, raise);
  await checkContent(contentDir, files, { hotlines, findHouseholdKey: context.findHouseholdKey }, raise);

  const found = issues.report();
  const report = { ...found, issues: found.issues.map((issue) => withoutHouseholdKeys(issue, context.findHouseholdKey)) };
  return report.errors === 0 ? { report, data: { portal, tables, asOf, policies, ...(boundaries && { boundaries }) } } : { report };
}

/** Messages quote what staff typed, and the readers that wrote some of them did not know the keys yet. */
function withoutHouseholdKeys(issue: Issue, find: FindHouseholdKey): Issue {
  const { file, sheet, column, message, hint } = issue;
  const texts = { file, message, hint, ...(sheet !== undefined && { sheet }), ...(column !== undefined && { column }) };
  if (find(Object.values(texts).join('\n')) === undefined) return issue;
  return { ...issue, ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, hideHouseholdKeys(text, find)])) };
}

/** @throws UserError, which names the option, when the folder is not there */
export async function requireFolder(folder: string, option: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory()) return;
  throw new UserError(`没有这个文件夹：${folder}`, { where: option, hint: `请用 ${option} 指明已有的文件夹。`, atDesk: '请联系技术人员：这个文件夹被移走或改名了。' });
}
