import { element } from '../../client/element.ts';
import { formatCount } from '../../format.ts';
import type { RowChange, TableChanges } from '../../changes/report.ts';
import { button, cell } from './parts.ts';

/** Rows of one kind that are shown before one asks for all. */
const firstRows = 20;

/** A table with more rows than this is folded up at first. */
const mostOpen = 60;

const words = { changed: '修改', added: '新增', removed: '删除' } as const;
type Kind = keyof typeof words;

function drawCells(kind: Kind, { cells }: RowChange): Node[] {
  if (kind === 'changed') {
    return cells.map(({ title, before, after }) =>
      element('div', { class: 'change' }, element('span', { class: 'change-title' }, title),
        element('del', {}, element('span', { class: 'visually-hidden' }, '原来：'), before || '（空）'), element('span', { class: 'arrow', 'aria-hidden': 'true' }, '→'), element('ins', {}, element('span', { class: 'visually-hidden' }, '改成：'), after || '（空）')));
  }
  const of = kind === 'added' ? 'after' : 'before';
  const filled = cells.filter((one) => (one[of] ?? '') !== '');
  const line = (list: typeof cells): string => list.map((one) => `${one.title}：${one[of]}`).join('　');
  if (filled.length <= 6) return [element('span', {}, line(filled))];
  return [element('details', {}, element('summary', {}, line(filled.slice(0, 4))), element('p', {}, line(filled.slice(4))))];
}

function drawRow(kind: Kind, one: RowChange): HTMLTableRowElement {
  const name = one.name === undefined || one.name === one.key ? [] : [element('span', { class: 'row-name' }, one.name)];
  return element('tr', {}, cell('', element('span', { class: `tag tag-${kind}` }, words[kind])), cell('number', String(one.row)), cell('row-key', element('span', { class: 'key' }, one.key), ...name), cell('cells', ...drawCells(kind, one)));
}

/** One table's rows, old beside new. Tables of households and people say how many, and no more. */
export function drawTable({ title, file, before, after, counts, ...lists }: TableChanges): HTMLElement {
  const parts = (['changed', 'added', 'removed'] as const).filter((kind) => counts[kind] > 0).map((kind) => `${words[kind]} ${formatCount(counts[kind])} 行`);
  const total = before === after ? `共 ${formatCount(after)} 行` : `共 ${formatCount(before)} → ${formatCount(after)} 行`;
  const heading = element('h2', {}, title, element('span', { class: 'soft' }, ` ${file} · ${parts.join('，')} · ${total}`));
  const rows = (['changed', 'removed', 'added'] as const).flatMap((kind) => lists[kind].map((one) => ({ kind, one })));
  if (rows.length === 0) {
    const section = element('section', { class: 'table-changes' }, heading);
    section.append(element('p', { class: 'soft' }, '这张表里是人和户，只说改了几行，不列出来。'));
    return section;
  }
  const section = element('details', { class: 'table-changes', open: rows.length <= mostOpen }, element('summary', {}, heading));
  const body = element('tbody', {}, ...rows.slice(0, firstRows).map(({ kind, one }) => drawRow(kind, one)));
  const head = element('thead', {}, element('tr', {}, ...['改动', '行号', '哪一行', '内容'].map((text) => element('th', { scope: 'col' }, text))));
  section.append(element('table', { class: 'changes' }, head, body));
  if (rows.length > firstRows) {
    const more = button(`再看其余 ${formatCount(rows.length - firstRows)} 行`, () => {
      body.append(...rows.slice(firstRows).map(({ kind, one }) => drawRow(kind, one)));
      more.remove();
    });
    section.append(more);
  }
  const cut = counts.added + counts.changed + counts.removed - rows.length;
  if (cut > 0) section.append(element('p', { class: 'soft' }, `另有 ${formatCount(cut)} 行没有列出。`));
  return section;
}
