import { usccCheck } from '../personal.ts';
import type { Check } from './context.ts';

/** The 18th character follows from the others (GB 32100-2015). Elsewhere a uscc must name a row of this table. */
export const checkUsccs: Check = (context, raise) => {
  context.rows('enterprises').forEach(({ uscc, name }, position) => {
    if (usccCheck(uscc) !== 'check') return;
    raise('uscc-check-character', context.at('enterprises', position, 'uscc'), `“${name}”的信用代码“${uscc}”校验位不符`);
  });
};

const measureOf = {
  资金: 'amount',
  实物: 'amount',
  项目投资: 'amount',
  采购: 'amount',
  岗位: 'jobs',
  培训: 'trainees',
} as const;

/** A contribution says how much, in the measure that the honour rule counts. */
export const checkContributions: Check = (context, raise) => {
  context.rows('contributions').forEach((row, position) => {
    const measure = measureOf[row.kind];
    if (row[measure] !== undefined) return;
    const at = context.at('contributions', position, measure);
    const title = context.columnTitle('contributions', measure);
    raise('contribution-measure-missing', at, `投入“${row.contribution_id}”类别为“${row.kind}”，没有填写“${title}”`);
  });
};

/** A standing honour rests on verified contributions of its year. Source: 按核实的投入评定 (data dictionary, honours). */
export const checkHonours: Check = (context, raise) => {
  if (!context.has('contributions') || !context.isWhole('contributions')) return;
  const verified = new Set(context.rows('contributions').flatMap((row) => (row.verified_on === undefined ? [] : `${row.uscc} ${row.year}`)));
  context.rows('honours').forEach(({ honour_id: id, uscc, year, revoked_on }, position) => {
    if (revoked_on !== undefined || verified.has(`${uscc} ${year}`)) return;
    raise('honour-without-score', context.at('honours', position, 'year'), `表彰“${id}”的企业 ${uscc} 在 ${year} 年没有已核实的帮扶投入`);
  });
};

/** One enterprise is paired with one village once at a time. */
export const checkPairings: Check = (context, raise) => {
  const rows = context.rows('pairings');
  const open = new Map<string, number>();
  const inOrder = rows.map((row, position) => ({ row, position })).sort((a, b) => (a.row.from < b.row.from ? -1 : a.row.from > b.row.from ? 1 : a.position - b.position));
  for (const { row, position } of inOrder) {
    const key = `${row.uscc} ${row.village_code}`;
    const before = open.get(key);
    open.set(key, position);
    const end = before === undefined ? '' : (rows[before]?.to ?? '9999-12-31');
    if (before === undefined || end < row.from) continue;
    raise('pairing-overlaps', context.at('pairings', position, 'from'), `企业 ${row.uscc} 与村 ${row.village_code} 的结对，与${context.rowName('pairings', before)}时间重叠`);
  }
};
