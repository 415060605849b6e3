import { withholdTree } from '../disclosure/withhold-tree.ts';
import type { Row } from '../schema/index.ts';
import type { Facts } from './facts.ts';
import type { Project } from './money.ts';
import type { Printed } from './printed.ts';
import { total } from './values.ts';
import { countNodes, findNode, ledgerByYear, sumOf, type LedgerRow, type LedgerYear } from './year-ledger.ts';

type Course = Row<'training'>;

/** What may be printed of one course or of a sum of courses. Money in fen. */
export interface TrainingNumbers {
  trainees: Printed;
  employed: Printed;
  cost: Printed;
}

export interface TrainingFacts {
  years: LedgerYear<Course>[];
  /** Of a year, a county in a year, or a course, by its id. */
  numbers(id: string, rows: readonly LedgerRow<Course>[]): TrainingNumbers;
  /** What may be printed of a covered region or a county in a year, the same as the pages print. */
  in(code: string, year: number): TrainingNumbers | undefined;
  /** All rows of a year. */
  rowsOf(year: LedgerYear<Course>): LedgerRow<Course>[];
}

/**
 * The training ledger with what may be printed of it. Trainees, those of them who found work and those who did not are counts of people: each
 * is withheld under the threshold, and so is what would give it away. The cost goes with the trainees: courses are paid for by the head.
 * Source: Huai'an 三(三), 全市每年培训1.5万人以上，就业率达90%以上.
 */
export function createTrainingFacts({ tables, places, portal }: Pick<Facts, 'tables' | 'places' | 'portal'>): TrainingFacts {
  const years = ledgerByYear(tables.training?.rows ?? [], places);
  const { threshold } = portal.disclosure;
  const noTrainees = withholdTree(countNodes(years, ({ trainees }) => [trainees]), threshold);
  const split = countNodes(years, ({ trainees, employed }) => (employed === undefined ? [0, 0] : [employed, trainees - employed]));
  const noEmployed = withholdTree(split, threshold, (id) => noTrainees.has(id));
  const numbers = (id: string, rows: readonly LedgerRow<Course>[]): TrainingNumbers => {
    const sum = (column: 'trainees' | 'employed' | 'cost'): number | undefined => sumOf(rows, ({ row }) => row[column]);
    const employed = sum('employed');
    return {
      trainees: noTrainees.has(id) ? 'withheld' : sum('trainees'),
      employed: employed !== undefined && noEmployed.has(id) ? 'withheld' : employed,
      cost: noTrainees.has(id) ? 'withheld' : sum('cost'),
    };
  };
  return {
    years,
    rowsOf: ({ groups }) => groups.flatMap(({ rows }) => rows),
    numbers,
    in(code, year) {
      const node = findNode(years, code, year);
      return node && numbers(node.id, node.rows);
    },
  };
}

/** 20%左右: about. So many points less are still about as much. */
export const aboutPoints = 2;

/** Whether about so many % of the assigned money went to training; undefined where there was none. */
export const isAbout = ({ training, assigned }: { training: number; assigned: number }, percent: number): boolean | undefined =>
  assigned === 0 ? undefined : training * 100 >= assigned * (percent - aboutPoints);

/** A project that teaches: of category 就业, with 培训 in its name or its task. The tables have no closer word for it. */
export const isTraining = ({ category, name, task }: Pick<Project, 'category' | 'name' | 'task'>): boolean => category === '就业' && /培训/.test(name + task);

/**
 * What of the assigned units' money of a year was given to training; the whole is what was allocated of it, as on the pages of sources. Source: Huai'an 三(三), 市直各帮扶单位要在扶贫资金投入任务中划出20%左右.
 *
 * @returns fen; undefined for a year without assigned money
 */
export function assignedToTraining({ money }: Pick<Facts, 'money'>, year: number): { training: number; assigned: number } | undefined {
  const funds = money.funds.filter((fund) => fund.level === 'assigned' && fund.year === year);
  if (funds.length === 0) return undefined;
  const given = funds.flatMap((fund) => money.allocationsOf(fund.fund_id)).filter((row) => {
    const project = row.project_id === undefined ? undefined : money.project(row.project_id);
    return project !== undefined && isTraining(project);
  });
  return { training: total(given.map((row) => row.amount)), assigned: total(funds.map((fund) => money.allocated(fund.fund_id))) };
}
