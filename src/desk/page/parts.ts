import { element } from '../../client/element.ts';
import type { DeskState, RefusalAnswer } from '../answers.ts';

type Child = Node | string;

/** A button that does one thing. `primary`: the one that goes on. */
export function button(label: string, act: () => void, options: { primary?: boolean; quiet?: boolean; disabled?: boolean; title?: string } = {}): HTMLButtonElement {
  const { primary, quiet, disabled, title } = options;
  const made = element('button', { type: 'button', class: primary ? 'button primary' : quiet ? 'button quiet' : 'button', disabled, title }, label);
  made.addEventListener('click', act);
  return made;
}

/** What was refused: what happened, where, how to mend it. */
export function alertBox({ message, where, hint }: RefusalAnswer, ...more: Child[]): HTMLElement {
  const box = element('div', { class: 'alert', role: 'alert' }, element('p', { class: 'alert-what' }, message));
  if (where !== undefined) box.append(element('p', { class: 'soft' }, `位置：${where}`));
  box.append(element('p', {}, hint), ...more);
  return box;
}

export const noteBox = (kind: 'good' | 'calm' | 'warn', ...children: Child[]): HTMLElement => element('div', { class: `note note-${kind}` }, ...children);

/** What was left half done by a run that broke off, and has been put right. */
export const repairedBox = ({ repaired = [] }: DeskState): HTMLElement[] => (repaired.length === 0 ? [] : [noteBox('calm', ...repaired.map((text) => element('p', {}, `开始之前先修好了：${text}`)))]);

/** Published all the same; but what was withdrawn may still be there. */
export const untidyWords = (why: string | undefined): string[] => (why === undefined ? [] : [`该清除的旧文件（或撤下的内容）没有清除完：${why}。请联系技术人员排除原因；下一次发布或撤回会接着清除。`]);

/** The head of a step: its number, what it is for, and the button that goes on. */
export function stepHead(title: string, lead: string, ...actions: Child[]): HTMLElement {
  return element(
    'div',
    { class: 'step-head' },
    element('div', {}, element('h1', { tabindex: '-1' }, title), element('p', { class: 'lead' }, lead)),
    element('div', { class: 'actions' }, ...actions),
  );
}

export function table(head: readonly Child[], rows: readonly (readonly Child[])[], options: { class?: string; caption?: string } = {}): HTMLTableElement {
  const made = element('table', { class: options.class });
  if (options.caption !== undefined) made.append(element('caption', { class: 'visually-hidden' }, options.caption));
  made.append(
    element('thead', {}, element('tr', {}, ...head.map((cell) => element('th', { scope: 'col' }, cell)))),
    element('tbody', {}, ...rows.map((cells) => element('tr', {}, ...cells.map((cell) => (cell instanceof HTMLTableCellElement ? cell : element('td', {}, cell)))))),
  );
  return made;
}

export const cell = (className: string, ...children: Child[]): HTMLTableCellElement => element('td', { class: className }, ...children);

/** Buttons of which one is pressed. */
export function choices<T extends string>(label: string, options: readonly { value: T; text: string }[], chosen: T, choose: (value: T) => void): HTMLElement {
  const group = element('div', { class: 'choices', role: 'group', 'aria-label': label });
  for (const { value, text } of options) {
    const one = button(text, () => choose(value));
    one.setAttribute('aria-pressed', String(value === chosen));
    group.append(one);
  }
  return group;
}

/** Buttons to the pages of a long list. */
export function pager(from: number, shown: number, total: number, size: number, turn: (from: number) => void): HTMLElement {
  const bar = element('div', { class: 'pager' });
  if (total <= size) return bar;
  bar.append(
    button('上一页', () => turn(Math.max(0, from - size)), { disabled: from === 0 }),
    element('span', { class: 'soft' }, `第 ${from + 1} 至 ${from + shown} 条，共 ${total} 条`),
    button('下一页', () => turn(from + size), { disabled: from + shown >= total }),
  );
  return bar;
}

/** `2020年6月30日 09:45`, in the time of China. */
export function formatMoment(milliseconds: number): string {
  const local = new Date(milliseconds + 8 * 3_600_000).toISOString();
  const [year, month, day] = local.slice(0, 10).split('-');
  return `${year}年${Number(month)}月${Number(day)}日 ${local.slice(11, 16)}`;
}

export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  const kilo = bytes / 1024;
  return kilo < 1024 ? `${Math.round(kilo)} KB` : `${(kilo / 1024).toFixed(1)} MB`;
}

/** Asks in a window of the page; resolves with what `act` was given, or undefined when it was put away. */
export function askInDialog<T>(build: (close: (value?: T) => void) => Child[]): Promise<T | undefined> {
  const dialog = element('dialog', { class: 'dialog' });
  return new Promise((resolve) => {
    let given: T | undefined;
    const close = (value?: T): void => {
      given = value;
      dialog.close();
    };
    dialog.append(...build(close));
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(given);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
