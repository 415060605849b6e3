import { element } from '../../client/element.ts';
import { formatCount } from '../../format.ts';
import type { ChangeReport, ChangeWarning } from '../../changes/report.ts';
import type { ChangesAnswer, RefusalAnswer } from '../answers.ts';
import { get } from './ask.ts';
import { remembered, type Context, type Step } from './context.ts';
import { alertBox, button, noteBox, stepHead } from './parts.ts';
import { drawOthers, drawSums } from './changes-around.ts';
import { drawTable } from './changes-table.ts';

async function compare(context: Context): Promise<void> {
  context.memory.set('diff-refused', await context.run('diff'));
  context.memory.delete('ticked');
  const { changes } = context.state;
  if (changes) context.speak(changes.rows === 0 ? '没有改动' : `共有 ${formatCount(changes.rows)} 处改动`);
  context.redraw();
}

/** What looks wrong though it is allowed: said first. It is ticked off when publishing. */
export function drawWarning({ file, row, column, message, hint }: ChangeWarning): HTMLElement[] {
  const place = [file, row === undefined ? '' : `第 ${row} 行`, column === undefined ? '' : `“${column}”`].filter(Boolean).join(' ');
  return [element('p', { class: 'issue-what' }, element('span', { class: 'tag tag-warning' }, '请核实'), message), element('p', { class: 'issue-hint' }, place === '' ? hint : `${place}。${hint}`)];
}

/** The numbers of it, in one line of large figures. */
function drawSummary({ tables, content, portal, notices }: ChangeReport): HTMLElement {
  const sum = (of: 'added' | 'changed' | 'removed'): number => tables.reduce((total, { counts }) => total + counts[of], 0);
  const figures: [number, string][] = [
    [sum('added'), '行新增'],
    [sum('changed'), '行修改'],
    [sum('removed'), '行删除'],
    [notices.opens.length, '条公示开始'],
    [notices.closes.length, '条公示结束'],
    [content.length + portal.length, '处文字和设置'],
  ];
  return element('ul', { class: 'figures' }, ...figures.map(([count, words]) => element('li', { class: count === 0 ? 'figure figure-none' : 'figure' }, element('strong', {}, formatCount(count)), words)));
}

function drawReport(report: ChangeReport): Node[] {
  const { since, tables, warnings, needsNote, isAgain } = report;
  const nothing = tables.length + report.content.length + report.portal.length + report.notices.opens.length + report.notices.closes.length === 0;
  if (nothing) return [noteBox('calm', element('p', {}, element('strong', {}, '和公开的一样，没有改动。'), '没有什么要发布的。如果刚改过表，请看看是不是放进来了。'))];
  return [
    ...(warnings.length === 0 ? [] : [
      element('section', { class: 'warnings' }, element('h2', {}, `先看这 ${warnings.length} 条：合规，但看着不寻常`), element('ul', { class: 'issues' }, ...warnings.map((one) => element('li', {}, ...drawWarning(one))))),
    ]),
    ...(since === undefined ? [noteBox('calm', element('p', {}, element('strong', {}, '这是第一次发布。'), '下面的行都会第一次公开。'))] : []),
    ...(needsNote ? [noteBox('warn', element('p', {}, element('strong', {}, '会改动已经公开的内容。'), '发布时要写一句更正说明，它会和改动一起公开。'))] : []),
    ...(isAgain ? [noteBox('warn', element('p', {}, element('strong', {}, '这正是撤回了的那份数据。'), '请先改正；确实没有错，发布时要写一句为什么重新公开。'))] : []),
    drawSummary(report),
    ...drawSums(report),
    ...tables.map(drawTable),
    ...drawOthers(report),
  ];
}

export const changesStep: Step = {
  title: '会改变什么',
  mark({ changes }) {
    if (!changes) return { text: '还没有对比' };
    if (!changes.fresh) return { text: '已过时，要再对比', look: 'old' };
    return changes.rows === 0 ? { text: '没有改动' } : { text: `${formatCount(changes.rows)} 处${changes.warnings > 0 ? `，${changes.warnings} 条待核实` : ''}`, look: 'good' };
  },
  key: ({ changes, check, running }) => JSON.stringify([changes, check?.fresh, check?.errors, running?.what === 'diff']),
  open(context) {
    const { changes, check, running } = context.state;
    if (!changes?.fresh && check?.fresh && check.errors === 0 && !running) void compare(context);
  },
  async draw(context) {
    const { state } = context;
    const refused = remembered<RefusalAnswer | undefined>(context, 'diff-refused', undefined);
    const isGood = state.check?.fresh === true && state.check.errors === 0;
    const head = stepHead('会改变什么', '和现在公开的相比，公众会看到哪些不同。',
      button('再对比一次', () => void compare(context), { disabled: !isGood || state.running !== undefined }),
      button('下一步：预览', () => context.go('preview'), { primary: true, disabled: state.changes?.fresh !== true }));
    const checkFirst = isGood ? [] : [noteBox('warn', element('p', {}, state.check?.fresh ? '表里还有错误，改好才能对比。' : '还没有检查，或检查已过时。请先检查。'), button('去检查', () => context.go('check')))];
    const answer = state.changes && (await get<ChangesAnswer>('changes'));
    const old = answer && !answer.fresh && isGood && !state.running ? [noteBox('warn', element('p', {}, '对比之后，表、日期或公开的网站变了，下面说的可能已经不对。'))] : [];
    const waiting = state.running?.what === 'diff' && !answer ? [element('p', { class: 'waiting' }, '正在对比……')] : [];
    return [head, ...(refused ? [alertBox(refused)] : []), ...checkFirst, ...old, ...waiting, ...(answer && isGood ? drawReport(answer.report) : [])];
  },
};
