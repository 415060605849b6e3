import type { TableName } from '../../schema/index.ts';
import type { Check, CheckContext } from './context.ts';

/** [table, earlier, later]: days, or a year and a day. Source: data dictionary. */
const ordered: readonly [TableName, string, string][] = [
  ['villages', 'listed_year', 'exited_on'],
  ['needs', 'posted_on', 'matched_on'],
  ['funds', 'issued_on', 'open_from'],
  ['funds', 'open_from', 'open_to'],
  ['projects', 'starts_on', 'due_on'],
  ['projects', 'starts_on', 'finished_on'],
  ['projects', 'finished_on', 'accepted_on'],
  ['assets', 'lease_from', 'lease_to'],
  ['notices', 'open_from', 'open_to'],
  ['notices', 'published_on', 'open_to'],
  ['notices', 'applied_on', 'surveyed_on'],
  ['notices', 'applied_on', 'reviewed_on'],
  ['notices', 'surveyed_on', 'reviewed_on'],
  ['notices', 'applied_on', 'published_on'],
  ['notices', 'surveyed_on', 'published_on'],
  ['notices', 'reviewed_on', 'published_on'],
  ['pairings', 'from', 'to'],
  ['contributions', 'year', 'verified_on'],
  ['honours', 'year', 'revoked_on'],
  ['findings', 'found_on', 'due_on'],
  ['findings', 'found_on', 'resolved_on'],
];

type Cells = Record<string, string | number | undefined>;

const cellsOf = (context: CheckContext, table: TableName): Cells[] => context.rows(table) as unknown as Cells[];

/** A year is compared as a whole: something of 2017 is not before 2017. */
const isBefore = (later: string | number, earlier: string | number): boolean =>
  typeof earlier === 'number' ? Number(String(later).slice(0, 4)) < earlier : String(later) < earlier;

/** Two days of one row that have an order are in it. */
export const checkDateOrder: Check = (context, raise) => {
  for (const [table, first, second] of ordered) {
    cellsOf(context, table).forEach((row, position) => {
      const earlier = row[first];
      const later = row[second];
      if (earlier === undefined || later === undefined || !isBefore(later, earlier)) return;
      const [firstTitle, secondTitle] = [first, second].map((column) => context.columnTitle(table, column as never));
      const at = context.at(table, position, second as never);
      raise('dates-reversed', at, `${secondTitle} ${later} 早于${firstTitle} ${earlier}`);
    });
  }
};

/** Money goes down in time as well: issued, then allocated, then paid. */
export const checkMoneyDates: Check = (context, raise) => {
  const funds = context.rows('funds');
  const allocatedOn = new Map<string, string>();
  context.rows('allocations').forEach((row, position) => {
    if (row.project_id !== undefined) {
      const key = `${row.project_id}\n${row.fund_id}`;
      const before = allocatedOn.get(key);
      if (before === undefined || row.allocated_on < before) allocatedOn.set(key, row.allocated_on);
    }
    const fund = funds[context.rowsBy('funds', 'fund_id').first(row.fund_id) ?? -1];
    if (!fund || row.allocated_on >= fund.issued_on) return;
    const at = context.at('allocations', position, 'allocated_on');
    raise('dates-reversed', at, `分配日期 ${row.allocated_on} 早于资金“${fund.fund_id}”的下达日期 ${fund.issued_on}`);
  });
  if (!context.isWhole('allocations')) return;
  context.rows('disbursements').forEach((row, position) => {
    const allocated = allocatedOn.get(`${row.project_id}\n${row.fund_id}`);
    if (allocated === undefined || row.paid_on >= allocated) return;
    const at = context.at('disbursements', position, 'paid_on');
    raise('dates-reversed', at, `拨付日期 ${row.paid_on} 早于资金“${row.fund_id}”分给项目“${row.project_id}”的日期 ${allocated}`);
  });
};

/** Days and years that tell of what has happened. */
const past: readonly [TableName, string][] = [
  ['villages', 'exited_on'],
  ['village_years', 'year'],
  ['checklists', 'checked_on'],
  ['needs', 'posted_on'],
  ['needs', 'matched_on'],
  ['registry_events', 'on'],
  ['funds', 'issued_on'],
  ['allocations', 'allocated_on'],
  ['projects', 'finished_on'],
  ['projects', 'accepted_on'],
  ['disbursements', 'paid_on'],
  ['revolving_funds', 'year'],
  ['contributions', 'verified_on'],
  ['honours', 'year'],
  ['honours', 'revoked_on'],
  ['inspections', 'on'],
  ['findings', 'found_on'],
  ['findings', 'resolved_on'],
];

export const checkFutureDates: Check = (context, raise) => {
  const { asOf } = context;
  for (const [table, column] of past) {
    cellsOf(context, table).forEach((row, position) => {
      const value = row[column];
      if (value === undefined || !isBefore(asOf, value)) return;
      const title = context.columnTitle(table, column as never);
      raise('date-in-future', context.at(table, position, column as never), `${title} ${value} 晚于截止日 ${asOf}`);
    });
  }
};
