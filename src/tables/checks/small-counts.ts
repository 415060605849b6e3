import { hasFewBeneficiaries, hasStandard, isPerHead, smallCountsIn } from '../../schema/counts-in-text.ts';
import type { Row } from '../../schema/index.ts';
import { bodyFileOf } from '../notice-body.ts';
import type { Check, CheckContext, Raise } from './context.ts';
import { noticeName, subjectIds } from './notice-context.ts';
import { projectName } from './wording.ts';

const told = {
  projects: ['name', 'task', 'goal', 'benefit', 'inspection', 'subsidy_standard'],
  notices: ['title', 'body', 'outcome'],
  findings: ['finding', 'measure', 'result', 'accountability'],
} as const;
type Told = keyof typeof told;

/** Raises what a row's sentences tell, column by column. `why` says whose number is withheld. */
function raiseTold<T extends Told>(context: CheckContext, raise: Raise, table: T, position: number, row: Row<T>, why: string, columns: readonly string[] = told[table]): void {
  const { threshold } = context.portal.disclosure;
  for (const name of columns) {
    const column = name as keyof Row<T> & string;
    const text = row[column];
    if (typeof text !== 'string' || (column === 'body' && bodyFileOf(text) !== undefined)) continue;
    const title = context.columnTitle(table, column);
    const place = context.at(table, position, column);
    if (smallCountsIn(text, threshold).length > 0) raise('small-count-in-text', place, `${why}；“${title}”里却写了几户、几人`);
    // In the column of the standard it is where it belongs.
    if (column !== 'subsidy_standard' && hasStandard(text)) raise('standard-in-text', place, `${why}，按户、按人、按岗的补助标准也不公布；“${title}”里却写了标准`);
  }
}

/** What is withheld in the columns of beneficiaries must not stand in words: of the project, of notices about it, of findings in it. */
export const checkSmallCounts: Check = (context, raise) => {
  const { threshold } = context.portal.disclosure;
  const few = new Map(context.rows('projects').flatMap((row) => (hasFewBeneficiaries(row, threshold) ? [[row.project_id, row] as const] : [])));
  const whyOf = (project: Row<'projects'>): string => `${projectName(project)}受益户数或人数很少，不公布`;
  context.rows('projects').forEach((row, position) => {
    if (few.has(row.project_id)) raiseTold(context, raise, 'projects', position, row, whyOf(row));
  });
  context.rows('notices').forEach((row, position) => {
    const project = subjectIds(row, 'project').flatMap((id) => few.get(id) ?? [])[0];
    if (project) raiseTold(context, raise, 'notices', position, row, `${noticeName(row)}所写的${whyOf(project)}`);
  });
  context.rows('findings').forEach((row, position) => {
    const project = row.project_id === undefined ? undefined : few.get(row.project_id);
    if (project) {
      raiseTold(context, raise, 'findings', position, row, `问题“${row.finding_id}”所在的${whyOf(project)}`);
      return;
    }
    // Who was called to account is an official, whose number hides nobody.
    for (const column of ['finding', 'measure', 'result'] as const) {
      if (smallCountsIn(row[column] ?? '', threshold).length === 0) continue;
      raise('small-count-in-text', context.at('findings', position, column), `问题“${row.finding_id}”的“${context.columnTitle('findings', column)}”里写了少于${threshold}的户数或人数，可能让人认出是谁家`);
    }
  });
};

/** A standard per head that one project withholds and another of its category prints divides the money of both. */
export const checkDivisibleCounts: Check = (context, raise) => {
  const { threshold } = context.portal.disclosure;
  const keyOf = ({ category, subsidy_standard }: Row<'projects'>): string => `${category}\n${subsidy_standard}`;
  const printed = new Map<string, Row<'projects'>>();
  for (const row of context.rows('projects')) if (!hasFewBeneficiaries(row, threshold) && !printed.has(keyOf(row))) printed.set(keyOf(row), row);
  context.rows('projects').forEach((row, position) => {
    const other = printed.get(keyOf(row));
    if (!other || row.subsidy_standard === undefined || !isPerHead(row.subsidy_standard) || !hasFewBeneficiaries(row, threshold)) return;
    // The count itself is not repeated: reports are passed on.
    const column = row.beneficiary_households === undefined ? 'beneficiary_persons' : 'beneficiary_households';
    raise('withheld-count-divisible', context.at('projects', position, column), `${projectName(row)}的受益户数、人数不公布；同类的${projectName(other)}公布了同样的补助标准，用金额一除就大致知道几户`);
  });
};
