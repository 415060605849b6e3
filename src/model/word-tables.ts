import { hasFewBeneficiaries, withoutCounts, withoutStandards } from '../schema/counts-in-text.ts';
import type { Row, TableName } from '../schema/index.ts';
import type { Dataset } from '../tables/dataset.ts';
import { bodyFileOf } from '../tables/notice-body.ts';
import { parseSubject } from '../tables/subject.ts';

/** Columns in which somebody wrote sentences that are printed. */
const told = {
  projects: ['name', 'task', 'goal', 'benefit', 'inspection'],
  notices: ['title', 'body', 'outcome'],
  findings: ['finding', 'measure', 'result', 'accountability'],
} as const satisfies { [T in TableName]?: readonly (keyof Row<T>)[] };

const reword = <T extends object>(row: T, columns: readonly (keyof T)[], say: (text: string) => string): T => {
  const changed = { ...row };
  for (const column of columns) {
    const text = row[column];
    if (typeof text === 'string') changed[column] = say(text) as T[typeof column];
  }
  return changed;
};

const withoutBoth = (text: string): string => withoutCounts(withoutStandards(text));

/**
 * The tables as they may be worded in public, once for all pages, lists, feeds and downloads. Where the beneficiaries of a project are withheld,
 * its words, those of the findings in it and of the notices about it tell no number of households, people or posts, nor a standard for each.
 * A notice about other projects as well keeps its counts, which are not that project's own, but no standard per head.
 *
 * @param threshold of disclosure, in households
 */
export function wordTables(tables: Dataset, threshold: number): Dataset {
  const few = new Set((tables.projects?.rows ?? []).filter((row) => hasFewBeneficiaries(row, threshold)).map(({ project_id }) => project_id));
  if (few.size === 0) return tables;
  const isFew = (id: string | undefined): boolean => id !== undefined && few.has(id);
  const { projects, notices, findings } = tables;

  function wordNotice(row: Row<'notices'>): Row<'notices'> {
    const about = (row.subject ?? []).flatMap((text) => {
      const subject = parseSubject(text);
      return subject?.type === 'project' ? [subject.id] : [];
    });
    if (!about.some(isFew)) return row;
    // The name of a file stays what it is, or the file is not found.
    const columns = told.notices.filter((column) => column !== 'body' || bodyFileOf(row.body) === undefined);
    return reword(row, columns, about.every(isFew) ? withoutBoth : withoutStandards);
  }

  return {
    ...tables,
    ...(projects && { projects: { ...projects, rows: projects.rows.map((row) => (isFew(row.project_id) ? reword(row, told.projects, withoutBoth) : row)) } }),
    ...(notices && { notices: { ...notices, rows: notices.rows.map(wordNotice) } }),
    ...(findings && { findings: { ...findings, rows: findings.rows.map((row) => (isFew(row.project_id) ? reword(row, told.findings, withoutBoth) : row)) } }),
  };
}
