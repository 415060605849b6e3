import { element } from '../../client/element.ts';
import type { Severity } from '../../tables/issue.ts';
import type { ProblemsAnswer, RefusalAnswer } from '../answers.ts';
import { get, getBlob } from './ask.ts';
import { remembered, type Context, type Step } from './context.ts';
import { alertBox, button, choices, noteBox, pager, stepHead } from './parts.ts';
import { problemCard } from './problem-card.ts';

type Filter = Severity | 'all';
const size = 15;

async function check(context: Context): Promise<void> {
  context.memory.delete('problems-from');
  context.memory.delete('problems-severity');
  context.memory.delete('problems-file');
  context.memory.set('check-refused', await context.run('check'));
  const { check: found } = context.state;
  if (found) context.speak(found.errors === 0 ? '检查完了，没有错误' : `检查完了，有 ${found.errors} 个错误`);
  context.redraw();
}

async function download(context: Context): Promise<void> {
  const refused = await context.run('report');
  context.memory.set('check-refused', refused);
  if (!refused) {
    const anchor = element('a', { href: URL.createObjectURL(await getBlob('workbook')), download: `检查报告-${context.state.asOf}.xlsx` });
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(anchor.href), 60_000);
  }
  context.redraw();
}

function verdict({ totals }: ProblemsAnswer): HTMLElement {
  const { errors, warnings } = totals;
  if (errors > 0) return noteBox('warn', element('p', {}, element('strong', {}, `有 ${errors} 个错误，改好才能发布。`), '请在 Excel 或 WPS 中照下面的提示改，保存，再放进来。'));
  const rest = warnings === 0 ? '' : `有 ${warnings} 条提醒，请看一看是不是真有问题；没有问题的，发布时要打勾确认。`;
  return noteBox('good', element('p', {}, element('strong', {}, '没有错误，可以往下走。'), rest));
}

function filters(context: Context, answer: ProblemsAnswer, severity: Filter, file: string): HTMLElement {
  const choose = (name: string, value: string): void => {
    context.memory.set(name, value);
    context.memory.set('problems-from', 0);
    context.redraw();
  };
  const { errors, warnings, notes } = answer.totals;
  const select = element('select', { id: 'problems-file' }, element('option', { value: '' }, '全部文件'), ...answer.files.map((one) => {
    const counts = [one.errors > 0 && `${one.errors} 错误`, one.warnings > 0 && `${one.warnings} 提醒`].filter(Boolean).join('、');
    return element('option', { value: one.file, selected: one.file === file }, `${one.title ?? one.file}${counts === '' ? '' : `（${counts}）`}`);
  }));
  select.addEventListener('change', () => choose('problems-file', select.value));
  return element('div', { class: 'filters' },
    choices<Filter>('看哪些', [
      { value: 'error', text: `错误 ${errors}` },
      { value: 'warning', text: `提醒 ${warnings}` },
      { value: 'note', text: `说明 ${notes}` },
      { value: 'all', text: '全部' },
    ], severity, (value) => choose('problems-severity', value)),
    element('label', { for: 'problems-file' }, '文件 '), select,
    button('下载成 Excel', () => void download(context), { title: '每张表一份，有问题的格子涂了颜色' }),
  );
}

export const checkStep: Step = {
  title: '检查',
  mark({ check: found }) {
    if (!found) return { text: '还没有检查' };
    if (!found.fresh) return { text: '已过时，要再检查', look: 'old' };
    return found.errors > 0 ? { text: `${found.errors} 个错误`, look: 'bad' } : { text: found.warnings > 0 ? `没有错误，${found.warnings} 条提醒` : '没有错误', look: 'good' };
  },
  key: ({ check: found, running }) => JSON.stringify([found, running?.what === 'check']),
  open(context) {
    if (!context.state.check?.fresh && !context.state.running) void check(context);
  },
  async draw(context) {
    const { state } = context;
    const refused = remembered<RefusalAnswer | undefined>(context, 'check-refused', undefined);
    const again = button('再检查一次', () => void check(context), { disabled: state.running !== undefined });
    const isGood = state.check?.fresh === true && state.check.errors === 0;
    const next = button('下一步：会改变什么', () => context.go('changes'), { primary: true, disabled: !isGood });
    const head = stepHead('检查', '每一条都指明在哪一格、错在哪里、该写什么。', again, next);
    const trouble = refused ? [alertBox(refused)] : [];
    if (state.running?.what === 'check' && !state.check) return [head, element('p', { class: 'waiting' }, '正在读表格……')];
    const from = remembered(context, 'problems-from', 0);
    const severity = remembered<Filter>(context, 'problems-severity', state.check && state.check.errors > 0 ? 'error' : state.check && state.check.warnings > 0 ? 'warning' : 'all');
    const file = remembered(context, 'problems-file', '');
    const query = new URLSearchParams({ from: String(from), file, ...(severity !== 'all' && { severity }) });
    const answer = state.check && (await get<ProblemsAnswer>(`problems?${query}`));
    if (!answer) return [head, ...trouble, ...(state.running ? [] : [element('p', { class: 'waiting' }, '还没有检查。')])];
    const old = answer.fresh || state.running?.what === 'check' ? [] : [noteBox('warn', element('p', {}, '检查之后，表改过或日期变了，下面说的可能已经不对。'), again.cloneNode(true))];
    old[0]?.querySelector('button')?.addEventListener('click', () => void check(context));
    const turn = (to: number): void => {
      context.memory.set('problems-from', to);
      context.redraw();
      scrollTo(0, 0);
    };
    return [
      head, ...trouble, ...old, ...(answer.fresh ? [verdict(answer)] : []),
      filters(context, answer, severity, file),
      ...(answer.cards.length === 0 ? [element('p', { class: 'waiting' }, '这里没有。')] : []),
      element('div', { class: 'cards' }, ...answer.cards.map(problemCard)),
      pager(from, answer.cards.length, answer.total, size, turn),
    ];
  },
};
