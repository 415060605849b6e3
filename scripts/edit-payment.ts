import Papa from 'papaparse';
import { UserError } from '../src/errors.ts';
import { columnsOf, tables } from '../src/schema/index.ts';

export interface EditedPayments {
  csv: string;
  id: string;
  /** Days, before and after. */
  from: string;
  to: string;
}

interface Payment {
  line: number;
  id: string;
  project: string;
  on: string;
}

const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/**
 * Puts one payment a day later, as a clerk would who mistyped it: the last of its project, so that nothing comes out of order, and within its month, because vouchers
 * have the month in them. Of all that qualify it is the one in the middle. Only that line changes.
 *
 * @param csv a table of payments, one line a row
 * @throws UserError when no payment qualifies
 */
export function editOnePayment(csv: string, asOf: string): EditedPayments {
  const lines = csv.split('\n');
  const cells = (line: string): string[] => (Papa.parse(line.trimEnd()).data as string[][])[0] ?? [];
  const header = cells(lines[0]!.replace(/^\uFEFF/, ''));
  const columns = columnsOf(tables.disbursements);
  const at = (name: string): number => header.findIndex((word) => word === name || word === columns.find((column) => column.name === name)?.title);
  const [id, project, paidOn] = [at('disbursement_id'), at('project_id'), at('paid_on')];
  const payments = lines.slice(1).flatMap((line, index): Payment[] => {
    const row = cells(line);
    return row[id] && row[project] && row[paidOn] ? [{ line: index + 1, id: row[id], project: row[project], on: row[paidOn] }] : [];
  });
  const lastDays = new Map<string, string[]>();
  for (const { project: of, on } of payments) {
    const days = lastDays.get(of) ?? [];
    if (on >= (days[0] ?? '')) lastDays.set(of, on === days[0] ? [...days, on] : [on]);
  }
  const fit = payments.filter((payment) => {
    const days = lastDays.get(payment.project)!;
    // Two on the last day may be two instalments of one fund.
    if (payment.on !== days[0] || days.length > 1 || !/^\d{4}-\d{2}-\d{2}$/.test(payment.on)) return false;
    const to = nextDay(payment.on);
    return to <= asOf && to.slice(0, 7) === payment.on.slice(0, 7) && lines[payment.line]!.split(payment.on).length === 2;
  });
  const chosen = fit[Math.floor(fit.length / 2)];
  if (!chosen) throw new UserError('没有可以改一天日期的拨付，量不出来', { where: 'disbursements.csv', hint: '换一份有拨付的数据' });
  const to = nextDay(chosen.on);
  lines[chosen.line] = lines[chosen.line]!.replace(chosen.on, to);
  return { csv: lines.join('\n'), id: chosen.id, from: chosen.on, to };
}
