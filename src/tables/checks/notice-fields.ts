import { isWithin, noticeKinds, type TableName } from '../../schema/index.ts';
import { commendedYear } from '../commended-year.ts';
import { fileOf, tableTitle, type Check, type CheckContext, type Raise } from './context.ts';
import { noticeName, subjectIds, subjectRows, villagesOf, type Notice } from './notice-context.ts';
import { noticeRules, ruleName, subjectTypeNames, type RequiredField } from './notice-rules.ts';
import { projectName } from './wording.ts';

/** What a kind of notice asks for beyond the columns of its projects. */
type FieldCheck = (context: CheckContext, raise: Raise, notice: Notice, position: number) => void;

/** Every kind of notice shows what publication-rules.md says; each missing field is named with the row to fill it in. */
export const checkNoticeFields: Check = (context, raise) => {
  context.rows('notices').forEach((notice, position) => {
    if (!hasSubject(notice)) {
      const at = context.at('notices', position, 'subject');
      const wanted = noticeRules[notice.kind].subjects.map((type) => subjectTypeNames[type]).join('或');
      const hint = `请在“公示对象”中填写${wanted}，多个之间用“;”分开。`;
      raise('notice-subject-missing', at, `${noticeName(notice)}没有写明${wanted}`, hint);
      return;
    }
    checkProjects(context, raise, notice, position);
    moreFields[notice.kind]?.(context, raise, notice, position);
  });
};

function hasSubject(notice: Notice): boolean {
  const { subjects } = noticeRules[notice.kind];
  // Counts of households are given per village, so that a project alone does not say where its list hangs.
  if (subjects.includes('village')) return villagesOf(notice).length > 0;
  return subjects.length === 0 || subjects.some((type) => subjectIds(notice, type).length > 0);
}

/** Raises at the notice's row; the message and the hint say in which table and row the field is to be filled in. */
function raiseField(
  context: CheckContext,
  raise: Raise,
  position: number,
  field: string,
  missing: { table: TableName; index?: number; what: string; columns?: readonly string[] },
): void {
  const notice = context.rows('notices')[position] as Notice;
  const { table, index, what, columns = [] } = missing;
  const place = index === undefined ? tableTitle(table) : context.rowName(table, index);
  const titles = columns.map((column) => `“${context.columnTitle(table, column as never)}”`).join('、');
  raise(
    'notice-field-missing',
    context.at('notices', position, 'subject'),
    `${noticeName(notice)}必须公示“${field}”（${ruleName}），但${what}`,
    `请在 ${fileOf(context.tables, table)} 的${place}填写${titles || `“${field}”`}。`,
  );
}

function checkProjects(context: CheckContext, raise: Raise, notice: Notice, position: number): void {
  const { project: fields = [], source } = noticeRules[notice.kind];
  const projects = context.rows('projects');
  for (const index of subjectRows(context, subjectIds(notice, 'project'), 'projects')) {
    const row = projects[index];
    if (!row) continue;
    for (const field of fields) {
      const empty = emptyColumns(row as unknown as Record<string, unknown>, field);
      if (empty.length === 0) continue;
      const what = `${context.rowName('projects', index)}${projectName(row)}没有填写`;
      raiseField(context, raise, position, field.name, { table: 'projects', index, what, columns: empty });
    }
    if (source === undefined || hasSource(context, notice, row.project_id)) continue;
    const hint = `请在资金分配表中填写分给这个项目的一行，或在“公示对象”中加上 fund:资金编号。`;
    raise(
      source === 'error' ? 'notice-field-missing' : 'notice-source-unknown',
      context.at('notices', position, 'subject'),
      `${noticeName(notice)}必须公示“资金来源”（${ruleName}），但资金分配表中没有${projectName(row)}`,
      hint,
    );
  }
}

function emptyColumns(row: Record<string, unknown>, field: RequiredField): readonly string[] {
  const empty = field.columns.filter((column) => row[column] === undefined);
  return field.any && empty.length < field.columns.length ? [] : empty;
}

/** A fund is known when it was allocated to the project or when the notice names it. */
const hasSource = (context: CheckContext, notice: Notice, projectId: string): boolean =>
  context.rowsBy('allocations', 'project_id').has(projectId) ||
  subjectIds(notice, 'fund').length > 0 ||
  !context.isWhole('allocations');

const checkAllocationResult: FieldCheck = (context, raise, notice, position) => {
  if (!context.isWhole('allocations')) return;
  const allocations = context.rows('allocations');
  for (const id of subjectIds(notice, 'fund')) {
    if (!context.rowsBy('funds', 'fund_id').has(id)) continue;
    const own = context.rowsBy('allocations', 'fund_id').all(id);
    if (own.some((index) => isWithin(allocations[index]?.region_code ?? '', notice.region_code))) continue;
    const what = `资金分配表中没有资金“${id}”分到“${notice.region_code}”及其下级的行`;
    raiseField(context, raise, position, '分配结果', { table: 'allocations', what });
  }
};

const checkVillageLists: FieldCheck = (context, raise, notice, position) => {
  const villages = context.rows('villages');
  for (const code of villagesOf(notice)) {
    const index = context.rowsBy('villages', 'village_code').first(code);
    if (index === undefined && context.exists('villages', code)) continue;
    if (index !== undefined && villages[index]?.notice_board !== undefined) continue;
    const where = index === undefined ? `村表中没有村“${code}”` : `${context.rowName('villages', index)}（${code}）没有填写`;
    const missing = { table: 'villages' as const, what: where, columns: ['notice_board'] };
    raiseField(context, raise, position, '名单张贴处', index === undefined ? missing : { ...missing, index });
  }
  const isCounted = (context.has('registry') && context.has('registry_events')) || notice.body !== undefined;
  const hasProject = notice.kind === 'beneficiaries' && subjectIds(notice, 'project').length > 0;
  if (isCounted || hasProject) return;
  const table = context.has('registry') ? 'registry_events' : 'registry';
  raiseField(context, raise, position, '各村户数', { table, what: `没有${tableTitle(table)}，无法算出户数` });
};

/** The standard as staff write it: its Chinese name, or the English word. */
const isExitStandard = (standard: string): boolean => standard === '出列标准' || standard === 'exit_standard';

const checkExitChecklist: FieldCheck = (context, raise, notice, position) => {
  if (!context.isWhole('checklists')) return;
  const checklists = context.rows('checklists');
  for (const code of villagesOf(notice)) {
    const items = context.rowsBy('checklists', 'village_code').all(code).filter((index) => isExitStandard(checklists[index]?.standard ?? ''));
    if (items.length === 0) {
      const what = `对标清单中没有村“${code}”标准为“出列标准”的行`;
      raiseField(context, raise, position, '出列清单', { table: 'checklists', what });
      continue;
    }
    if (!items.some((index) => checklists[index]?.item.includes('贫困发生率'))) {
      const what = `村“${code}”的出列清单中没有项目“贫困发生率”`;
      raiseField(context, raise, position, '贫困发生率', { table: 'checklists', what });
    }
    for (const index of items) {
      const { item, target, actual, met } = checklists[index] ?? {};
      const empty = [...(target === undefined ? ['target'] : []), ...(actual === undefined ? ['actual'] : [])];
      if (empty.length > 0) {
        const what = `${context.rowName('checklists', index)}（“${item}”）没有填写`;
        raiseField(context, raise, position, '目标值与实际值', { table: 'checklists', index, what, columns: empty });
      }
      if (met === false) {
        const at = context.at('checklists', index, 'met');
        raise('exit-item-not-met', at, `村“${code}”已有${noticeName(notice)}，但“${item}”未达标`);
      }
    }
  }
};

const checkCommendation: FieldCheck = (context, raise, notice, position) => {
  const honours = context.rows('honours');
  const contributions = context.rows('contributions');
  const year = Number(notice.published_on.slice(0, 4));
  for (const uscc of subjectIds(notice, 'enterprise')) {
    if (!context.rowsBy('enterprises', 'uscc').has(uscc)) continue;
    const own = context.rowsBy('honours', 'uscc').all(uscc);
    const honour = own.map((index) => honours[index]).find((row) => row !== undefined && row.year <= year);
    if (!honour) {
      if (!context.isWhole('honours')) continue;
      const what = `表彰表中没有企业“${uscc}” ${year} 年及以前的荣誉`;
      raiseField(context, raise, position, '荣誉名称与授予单位', { table: 'honours', what });
      continue;
    }
    const given = context.rowsBy('contributions', 'uscc').all(uscc).map((index) => contributions[index]);
    const scored = given.filter((row) => row?.verified_on !== undefined);
    const at = context.at('notices', position, 'subject');
    const about = commendedYear(notice);
    const hasHonour = own.some((index) => honours[index]?.year === about);
    if (!hasHonour && !scored.some((row) => row?.year === about)) {
      if (!context.isWhole('honours') || !context.isWhole('contributions')) continue;
      raise('commended-without-year', at, `${noticeName(notice)}表彰的企业“${uscc}” ${about} 年既没有荣誉，也没有积分`);
      continue;
    }
    if (scored.length > 0) continue;
    raise('commended-without-score', at, `${noticeName(notice)}表彰的企业“${uscc}”没有经核实的投入，积分为 0`);
  }
};

const checkText: FieldCheck = (context, raise, notice, position) => {
  if (notice.body !== undefined || (notice.kind === 'other' && (notice.subject ?? []).length > 0)) return;
  const at = context.at('notices', position, 'body');
  raise('notice-empty', at, `${noticeKinds[notice.kind]}“${notice.notice_id}”没有正文`);
};

const moreFields: Partial<Record<Notice['kind'], FieldCheck>> = {
  allocation: checkAllocationResult,
  beneficiaries: checkVillageLists,
  identification: checkVillageLists,
  household_exit: checkVillageLists,
  village_exit: checkExitChecklist,
  commendation: checkCommendation,
  correction: checkText,
  other: checkText,
};
