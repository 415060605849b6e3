import { element } from '../../client/element.ts';
import type { Severity } from '../../tables/issue.ts';
import type { ProblemCard, SheetWindow } from '../answers.ts';

const severityWords: Record<Severity, string> = { error: '错误', warning: '提醒', note: '说明' };

/** The piece of the sheet as a spreadsheet shows it: letters above, numbers at the left, the wrong cell marked. */
function drawSheet({ columns, headerRow, rows, marks }: SheetWindow, row: number): HTMLElement {
  const markOf = new Map(marks.map(({ index, severity }) => [index, severity]));
  const gap = (index: number): string => (index > 0 && columns[index]!.index !== columns[index - 1]!.index + 1 ? ' after-gap' : '');
  const letters = element('tr', { class: 'letters' }, element('th', { scope: 'col' }, element('span', { class: 'visually-hidden' }, '行号')), ...columns.map(({ letter }, index) => element('th', { scope: 'col', class: gap(index).trim() || undefined }, letter)));
  const headers = element('tr', { class: 'headers' }, element('th', { scope: 'row' }, String(headerRow)), ...columns.map(({ header, title }, index) =>
    element('td', { class: gap(index).trim() || undefined }, header, ...(title === undefined ? [] : [element('span', { class: 'under' }, title)]))));
  const lines = rows.map((line) =>
    element('tr', { class: line.row === row ? 'the-row' : undefined }, element('th', { scope: 'row' }, String(line.row)), ...line.cells.map((text, index) => {
      const severity = line.row === row ? markOf.get(columns[index]!.index) : undefined;
      const content = text === null ? element('span', { class: 'hidden-cell' }, '不显示') : text === '' && severity !== undefined ? element('span', { class: 'hidden-cell' }, '空') : text;
      const mark = severity === undefined ? [] : [element('span', { class: 'visually-hidden' }, `（${severityWords[severity]}）`)];
      return element('td', { class: `${severity === undefined ? '' : `marked marked-${severity}`}${gap(index)}` }, content, ...mark);
    })));
  return element('div', { class: 'sheet-holder', tabindex: '0', role: 'region', 'aria-label': `表格第 ${row} 行附近` }, element('table', { class: 'sheet' }, element('thead', {}, letters), element('tbody', {}, headers, ...lines)));
}

/** One row of a table with all that is wrong in it. */
export function problemCard(card: ProblemCard): HTMLElement {
  const { file, title, sheet, row, issues, window } = card;
  const place = [title === undefined ? file : `${title}（${file}）`, sheet === undefined ? '' : `工作表“${sheet}”`, row === undefined ? '' : `第 ${row} 行`].filter(Boolean).join(' · ');
  const worst = (['error', 'warning', 'note'] as const).find((one) => issues.some(({ severity }) => severity === one))!;
  const titles = new Map(window?.columns.flatMap(({ header, title }) => (title === undefined ? [] : [[header, title]])));
  const called = (column: string): string => (titles.has(column) ? `“${titles.get(column)}”（${column}）` : `“${column}”`);
  return element('article', { class: `card card-${worst}` },
    element('h2', { class: 'card-place' }, place),
    ...(window && row !== undefined ? [drawSheet(window, row)] : []),
    element('ul', { class: 'issues' }, ...issues.map(({ severity, column, message, hint, code }) =>
      element('li', {},
        element('p', { class: 'issue-what' }, element('span', { class: `tag tag-${severity}` }, severityWords[severity]), ...(column === undefined ? [] : [element('strong', {}, called(column)), ' ']), message),
        element('p', { class: 'issue-hint' }, element('span', { class: 'arrow', 'aria-hidden': 'true' }, '→ '), hint, ' ', element('span', { class: 'code' }, code)),
      ))),
  );
}
