import type { Facts } from '../../facts.ts';
import type { Place } from '../../places.ts';
import { count, money, share, total } from '../../values.ts';
import type { Column, Value } from '../../views.ts';
import { createDuties, isOverdue, isResolved } from '../accounts/duties.ts';
import { finishedNote, finishedOf, villagesIn } from '../ledgers/ledger.ts';

/** A place by one measure. `number` is what it is coloured by; null where there is nothing to measure. */
export interface Measured {
  value: Value;
  number: number | null;
  /** What it was worked out from, as long as the measure's `columns`. */
  from: Value[];
}

/** Something that places are compared by. Source: 挂图作战 (Sichuan). */
export interface Measure {
  /** Part of the address. */
  key: string;
  title: string;
  /** Steps of equal numbers of places, or of fixed shares. */
  steps: 'quantiles' | 'shares';
  kind: Column['kind'];
  columns: Column[];
  of(place: Place): Measured;
  /** How a number of it reads, for the legend. */
  unit: 'money' | 'count' | 'share';
  note: string;
}

const shareOf = (part: number, whole: number): { value: Value; number: number | null } => ({ value: share(part, whole), number: whole === 0 ? null : part / whole });

const number = (title: string): Column => ({ title, kind: 'number' });
const amount = (title: string): Column => ({ title, kind: 'money' });

/** The measures whose tables this portal has. Without funds that reached a place there is still the money measure: it is the wall's first page. */
export function createMeasures(facts: Facts): Measure[] {
  const { money: sums, villages, checklists, tables, asOf } = facts;
  const duties = createDuties(facts);
  const exitedIn = (own: readonly Place[]): number => own.filter(({ code }) => villages.get(code)?.exited_on !== undefined).length;

  const received: Measure = {
    key: 'received',
    title: '村均收到资金',
    steps: 'quantiles',
    kind: 'money',
    unit: 'money',
    columns: [amount('收到资金'), number('帮扶村')],
    note: '收到的资金除以帮扶村的个数；一个村就是它收到的资金。',
    of(place) {
      const own = villagesIn(facts, place).length;
      const inflow = sums.inflow(place.code);
      const average = own === 0 ? undefined : Math.floor(inflow / own);
      return { value: money(average), number: average ?? null, from: [money(inflow), count(own, '个')] };
    },
  };
  const paid: Measure = {
    key: 'paid',
    title: '落实到项目的钱拨了多少',
    steps: 'shares',
    kind: 'number',
    unit: 'share',
    columns: [amount('落实到项目'), amount('已拨付')],
    note: '已拨付的占落实到项目的。',
    of(place) {
      const allocated = total(sums.projectsWithin(place.code).map((project) => sums.allocatedToProject(project.project_id)));
      const out = sums.paid(place.code);
      return { ...shareOf(out, allocated), from: [money(allocated), money(out)] };
    },
  };
  const finished: Measure = {
    key: 'finished',
    title: '项目完工了多少',
    steps: 'shares',
    kind: 'number',
    unit: 'share',
    columns: [number('项目'), number('已完工')],
    note: finishedNote,
    of(place) {
      const { finished: done, projects } = finishedOf(facts, place.code);
      return { ...shareOf(done, projects), from: [count(projects, '个'), count(done, '个')] };
    },
  };
  const exited: Measure = {
    key: 'exited',
    title: '村出列了多少',
    steps: 'shares',
    kind: 'number',
    unit: 'share',
    columns: [number('帮扶村'), number('已出列')],
    note: '已出列的村占帮扶村的；一个村只有出列或未出列。',
    of(place) {
      const own = villagesIn(facts, place);
      const out = exitedIn(own);
      const known = shareOf(out, own.length);
      return { ...known, ...(place.level === 'village' && known.number !== null && { value: out > 0 ? '已出列' : '未出列' }), from: [count(own.length, '个'), count(out, '个')] };
    },
  };
  const checklist: Measure = {
    key: 'checklist',
    title: '对标清单达标了多少',
    steps: 'shares',
    kind: 'number',
    unit: 'share',
    columns: [number('清单项'), number('达标')],
    note: '达标的项占全部清单项的；没有清单的村不算。',
    of(place) {
      const rows = villagesIn(facts, place).flatMap(({ code }) => checklists.get(code) ?? []);
      const met = rows.filter((row) => row.met).length;
      return { ...shareOf(met, rows.length), from: [count(rows.length, '项'), count(met, '项')] };
    },
  };
  const overdue: Measure = {
    key: 'overdue',
    title: '逾期没改的问题',
    steps: 'quantiles',
    kind: 'number',
    unit: 'count',
    columns: [number('发现问题'), number('还没改')],
    note: '过了整改期限还没有改好的问题。颜色越深，逾期越多。',
    of(place) {
      const findings = duties.findingsIn(place.code);
      const late = findings.filter((finding) => isOverdue(finding, asOf)).length;
      return { value: count(late, '个'), number: late, from: [count(findings.length, '个'), count(findings.filter((finding) => !isResolved(finding, asOf)).length, '个')] };
    },
  };
  return [received, paid, finished, exited, ...(checklists.size > 0 ? [checklist] : []), ...((tables.findings?.rows.length ?? 0) > 0 ? [overdue] : [])];
}
