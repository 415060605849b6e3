import { element } from '../../client/element.ts';
import { formatCount } from '../../format.ts';
import type { FilesAnswer, QuestionAnswer, RefusalAnswer, SavedAnswer, TableAnswer } from '../answers.ts';
import { get, post, putFile, Refused } from './ask.ts';
import { remembered, type Context, type Step } from './context.ts';
import { alertBox, askInDialog, button, cell, formatBytes, formatMoment, noteBox, stepHead, table } from './parts.ts';

interface Told {
  kind: 'saved' | 'refused';
  name: string;
  saved?: SavedAnswer;
  refused?: RefusalAnswer;
  again?: () => void;
}

/** Rows of files by name, size and time: counting a large one takes a while, and it is asked once. */
const rowCounts = new Map<string, Promise<number | undefined>>();

function countRows({ file = '', bytes, changedAt }: TableAnswer): Promise<number | undefined> {
  const key = `${file} ${bytes} ${changedAt}`;
  let count = rowCounts.get(key);
  if (!count) {
    count = get<{ rows?: number }>(`rows?file=${encodeURIComponent(file)}`).then((answer) => answer?.rows, () => undefined);
    rowCounts.set(key, count);
  }
  return count;
}

async function fillCounts(waiting: readonly { one: TableAnswer; place: HTMLElement }[]): Promise<void> {
  // One after another: the desk has other things to do.
  for (const { one, place } of waiting) {
    const rows = await countRows(one);
    place.textContent = rows === undefined ? '读不了' : formatCount(rows);
  }
}

const askWhich = (name: string, { ask }: QuestionAnswer): Promise<string | undefined> =>
  askInDialog<string>((close) => {
    const select = element('select', { id: 'which-table' }, element('option', { value: '' }, '请选择……'), ...ask.tables.map((one) =>
      element('option', { value: one.table, selected: one.table === ask.guess }, one.title)));
    const guess = ask.tables.find(({ table: one }) => one === ask.guess);
    return [
      element('h2', {}, '这是哪一张表？'),
      element('p', {}, `文件“${name}”的名字不是表名。${guess ? `看表头，像是“${guess.title}”。` : '看表头也认不出来。'}`),
      element('p', {}, element('label', { for: 'which-table' }, '换成这张表：'), select),
      element('p', { class: 'actions' }, button('就是这张表', () => select.value !== '' && close(select.value), { primary: true }), button('不放了', () => close())),
    ];
  });

/** @param insist does it again though a lock file says that the table is open: only the clerk knows whether it is left over */
function tellRefused(name: string, error: unknown, otherwise: string, insist: () => Promise<void>): Told {
  const refused = error instanceof Refused ? error.answer : { message: otherwise, hint: '请再试一次。' };
  return { kind: 'refused', name, refused, ...(refused.message.includes('打开着') && { again: () => void insist() }) };
}

async function send(context: Context, file: File, extra: Record<string, string> = {}): Promise<void> {
  const told = remembered<Told[]>(context, 'told', []);
  const tell = (one: Told): void => {
    context.memory.set('told', [one, ...told.filter(({ name }) => name !== one.name)]);
    context.speak(one.saved ? `${one.name} 已放好` : `${one.name} 没有放进去：${one.refused?.message}`);
  };
  const query = new URLSearchParams({ name: file.name, ...extra });
  try {
    const answer = await putFile<SavedAnswer, QuestionAnswer>(`file?${query}`, file);
    if ('saved' in answer) tell({ kind: 'saved', name: file.name, saved: answer.saved });
    else {
      const chosen = await askWhich(file.name, answer.question);
      if (chosen !== undefined) await send(context, file, { ...extra, table: chosen });
    }
  } catch (error) {
    tell(tellRefused(file.name, error, '没有放进去', () => send(context, file, { ...extra, 'even-if-open': 'yes' }).then(() => context.redraw())));
  }
}

async function takeFiles(context: Context, files: Iterable<File>): Promise<void> {
  // What was refused before has been read by now: an old alert beside a good answer frightens.
  context.memory.set('told', remembered<Told[]>(context, 'told', []).filter(({ kind }) => kind === 'saved'));
  for (const file of files) await send(context, file);
  context.redraw();
}

function dropZone(context: Context): HTMLElement {
  const input = element('input', { type: 'file', id: 'choose-files', multiple: true, accept: '.xlsx,.csv', class: 'visually-hidden' });
  input.addEventListener('change', () => void takeFiles(context, [...(input.files ?? [])]));
  const zone = element('label', { class: 'drop', for: 'choose-files' },
    element('span', { class: 'drop-main' }, '把改好的表拖到这里'),
    element('span', {}, '或者点这里选择文件（.xlsx、.csv，可以一次多个）'),
  );
  return element('div', { class: 'drop-holder' }, input, zone);
}

/** The whole window takes files, so that one that is dropped beside the zone is not opened by the browser instead. */
function listenForDrops(context: Context): void {
  const over = (on: boolean): void => void document.body.classList.toggle('is-dropping', on);
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
    over(true);
  });
  document.addEventListener('dragleave', (event) => event.relatedTarget === null && over(false));
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    over(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    if (location.hash !== '#files' && location.hash !== '') context.go('files');
    void takeFiles(context, files);
  });
}

function tellAll(context: Context): Node[] {
  return remembered<Told[]>(context, 'told', []).map(({ name, saved, refused, again }) => {
    if (refused) return alertBox({ message: `${name}：${refused.message}`, hint: refused.hint }, ...(again ? [button('仍要替换', again)] : []));
    const kept = saved?.kept === undefined ? '' : `原来的文件留在 ${saved.kept}，随时可以换回。`;
    return noteBox('good', element('p', {}, element('strong', {}, `“${saved!.title}”${saved!.kept === undefined ? '已放入' : '已换成'} ${name}。`), kept));
  });
}

async function putBack(context: Context, name: string, title: string, evenIfOpen = false): Promise<void> {
  try {
    const saved = await post<SavedAnswer>('put-back', { name, evenIfOpen });
    context.memory.set('told', [{ kind: 'saved', name: `${name}（旧文件）`, saved }]);
    context.speak(`“${title}”已换回`);
  } catch (error) {
    context.memory.set('told', [tellRefused(title, error, '没有换回', () => putBack(context, name, title, true))]);
  }
  context.redraw();
}

function earlierMenu(context: Context, { earlier, title, table: name }: TableAnswer): HTMLElement | string {
  const [newest] = earlier;
  if (!newest) return '';
  const items = earlier.slice(0, 8).map((one) => element('li', {}, button(`换回 ${formatMoment(one.replacedAt)} 换下的`, () => void putBack(context, one.name, title), { quiet: true })));
  return element('details', { class: 'earlier', id: `earlier-${name}` }, element('summary', {}, `旧文件 ${earlier.length} 个`), element('ul', {}, ...items));
}

function folderLine(context: Context, { folder, canOpen }: FilesAnswer): HTMLElement {
  const copy = button('复制路径', () => void navigator.clipboard.writeText(folder).then(() => {
    copy.textContent = '已复制';
    context.speak('路径已复制');
  }, () => getSelection()?.selectAllChildren(path)), { quiet: true });
  const path = element('code', {}, folder);
  return element('p', { class: 'folder' }, '表格在这个文件夹：', path, copy, ...(canOpen ? [button('打开文件夹', () => void post('open-folder'), { quiet: true })] : []));
}

let listening = false;

export const filesStep: Step = {
  title: '换文件',
  mark: () => ({ text: '放入改好的表' }),
  key: ({ version }) => String(version),
  open(context) {
    if (!listening) listenForDrops(context);
    listening = true;
  },
  async draw(context) {
    const files = (await get<FilesAnswer>('files'))!;
    const there = files.tables.filter(({ file }) => file !== undefined);
    const missing = files.tables.filter(({ file }) => file === undefined);
    const waiting: { one: TableAnswer; place: HTMLElement }[] = [];
    const rows = there.map((one) => {
      const place = cell('number', '…');
      waiting.push({ one, place });
      const isNew = remembered<Told[]>(context, 'told', []).some(({ saved }) => saved?.table === one.table);
      const open = one.lock === undefined ? [] : [element('span', { class: 'tag tag-warn' }, '正在 Excel 或 WPS 中打开着')];
      return [
        cell('', element('strong', {}, one.title), ' ', ...(isNew ? [element('span', { class: 'tag tag-good' }, '刚换')] : []), ...open),
        cell('soft', one.file!),
        place,
        cell('number', formatBytes(one.bytes!)),
        cell('nobreak', formatMoment(one.changedAt!)),
        cell('', earlierMenu(context, one)),
      ];
    });
    const must = missing.filter(({ required }) => required);
    const optional = missing.filter(({ required }) => !required);
    void fillCounts(waiting);
    return [
      stepHead('换文件', '哪张表改了，就放哪张。没有放的表照旧。', button('下一步：检查', () => context.go('check'), { primary: true })),
      dropZone(context),
      ...tellAll(context),
      ...(must.length === 0 ? [] : [noteBox('warn', element('p', {}, `还缺必需的表：${must.map(({ title, table: name }) => `${title}（${name}.xlsx）`).join('、')}。`))]),
      folderLine(context, files),
      table(['表', '文件', '行数', '大小', '改动时间', '换下的'], rows, { class: 'files', caption: '数据文件夹里的表' }),
      ...(optional.length === 0 ? [] : [element('p', { class: 'soft' }, `还可以放这些表，有了就多出相应的页面：${optional.map(({ title }) => title).join('、')}。`)]),
    ];
  },
};
