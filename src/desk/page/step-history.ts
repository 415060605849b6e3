import { element } from '../../client/element.ts';
import { formatCount, formatDate } from '../../format.ts';
import type { RefusalAnswer } from '../answers.ts';
import type { HistoryEntry, ReleaseResult, VerifyResult } from '../operations.ts';
import { get } from './ask.ts';
import { remembered, type Context, type Step } from './context.ts';
import { alertBox, askInDialog, button, formatBytes, formatMoment, noteBox, repairedBox, stepHead, table, untidyWords } from './parts.ts';
import { postField } from './post-field.ts';

const troubleWords: Record<VerifyResult['problems'][number]['what'], string> = { changed: '被改过', missing: '不见了', added: '多出来的', untrusted: '不可信' };

/** What becomes of the archives of what is taken back: whoever is in a hurry must have thought of it, so nothing is chosen for them. */
const archiveChoices = [
  { withdraw: false, text: '数字或文字有错', more: '错的那一版，数据包留着供公众查对。' },
  { withdraw: true, text: '有不该公开的内容', more: '例如个人信息：换回之后那几版的数据包一起撤下，公众不能再下载。' },
];

function archiveField(): { field: HTMLElement; value: () => boolean } {
  const radios = archiveChoices.map(({ withdraw }, index) => element('input', { type: 'radio', name: 'undo-archive', id: `undo-archive-${index}`, value: String(withdraw), required: true }));
  const lines = archiveChoices.map(({ text, more }, index) => element('label', { class: 'choice', for: `undo-archive-${index}` }, radios[index]!, element('span', {}, text, element('span', { class: 'soft' }, more))));
  const field = element('fieldset', { class: 'field' }, element('legend', {}, '出了什么错'), ...lines);
  return { field, value: () => radios.find(({ checked }) => checked)?.value === 'true' };
}

async function undo(context: Context, entry: HistoryEntry): Promise<void> {
  const given = await askInDialog<{ by: string; note: string; withdraw: boolean }>((close) => {
    const post = postField('undo-post');
    const archive = archiveField();
    const note = element('textarea', { id: 'undo-note', rows: '3', maxlength: '500', required: true });
    note.value = remembered(context, 'undo-note', '');
    const go = button('撤回', () => undefined, { primary: true });
    go.type = 'submit';
    const why = element('div', { class: 'field' }, element('label', { for: 'undo-note' }, '为什么撤回', element('span', { class: 'soft' }, '（会公开，例如：6 月支付表用错了文件，先换回上一版，改好再发布）')), note);
    const form = element('form', {}, archive.field, why, post.field, element('p', { class: 'actions' }, go, button('不撤了', () => close())));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      close({ by: post.value(), note: note.value.trim(), withdraw: archive.value() });
    });
    const what = `公开的网站马上换回 ${formatMoment(Date.parse(entry.at))} 发布的样子，再补记一版，把撤回和理由写进公开的记录。表格不动。`;
    return [element('h2', {}, '撤回到这一版'), element('p', {}, what), form];
  });
  if (!given) return;
  // Written with care, and not to be written again when it is refused.
  context.memory.set('undo-note', given.note);
  context.memory.delete('history-refused');
  const refused = await context.run('undo', { ...given, to: entry.id });
  if (refused) context.memory.set('history-refused', refused);
  else context.memory.delete('undo-note');
  context.speak(refused ? refused.message : '撤回好了');
  context.redraw();
}

/** What is said after an undo: also when the public log could not be written yet. */
function drawUndone({ untold, isFinished, untidy }: Omit<ReleaseResult, 'pages'>): HTMLElement {
  const more = [
    ...(isFinished ? ['上一次撤回没有做完，这一次把它做完，没有退得更早。'] : []),
    ...(untold === undefined ? [] : [`网站上还没有写明撤回，下一次发布时会写。没有写成的原因：${untold}`]),
    ...untidyWords(untidy),
  ].map((words) => element('p', {}, words));
  return noteBox(more.length === 0 ? 'good' : 'warn', element('p', {}, element('strong', {}, '撤回好了。'), '公开的网站已经换回。改好表再重新发布。'), ...more);
}

async function verify(context: Context): Promise<void> {
  context.memory.set('history-refused', await context.run('verify'));
  context.redraw();
}

function drawVerified({ id, files, problems }: VerifyResult): HTMLElement {
  if (problems.length === 0) return noteBox('good', element('p', {}, element('strong', {}, '核对无误。'), `公开的 ${formatCount(files)} 个文件和发布时一字不差（${id}）。`));
  return noteBox('warn', element('p', {}, element('strong', {}, `有 ${problems.length} 个文件和发布时不一样！`), '请马上联系技术人员，并撤回到上一版。'), table(['文件', '怎么了', '说明'], problems.slice(0, 50).map(({ file, what, detail }) => [file, troubleWords[what], detail]), { caption: '不一样的文件' }));
}

/** @param open the release that is public */
function drawEntry(context: Context, entry: HistoryEntry, open: string | undefined): HTMLElement {
  const { kind, id, returnsTo, at, by, note, asOf, kept, pages, inputs, manifest } = entry;
  const current = kind === 'release' && id === open;
  const what = kind === 'undo' ? '撤回' : '发布';
  const version = returnsTo === undefined ? `版本 ${id}` : `撤下 ${id}，换回 ${returnsTo}`;
  const counts = pages ? `共 ${formatCount(pages.total)} 页：新增 ${formatCount(pages.added)}，改动 ${formatCount(pages.changed)}，不再有 ${formatCount(pages.gone)}。` : '';
  const act = current ? element('span', { class: 'tag tag-good' }, '正在公开') : kind === 'release' && kept ? button('撤回到这一版', () => void undo(context, entry), { disabled: context.state.running !== undefined }) : element('span', { class: 'soft' }, kind === 'undo' ? '' : '已清理');
  const files = element('details', {}, element('summary', {}, `文件和校验码${inputs ? `（${inputs.length} 个）` : ''}`), element('p', { class: 'hash' }, `发布清单 SHA-256：${manifest}`), ...(inputs ? [table(['文件', '大小', 'SHA-256'], inputs.map(({ file, bytes, sha256 }) => [file, formatBytes(bytes), element('span', { class: 'hash' }, sha256)]), { caption: '文件和校验码' })] : []));
  return element('li', { class: current ? 'release is-current' : 'release' },
    element('div', { class: 'release-main' },
      element('p', { class: 'release-when' }, element('strong', {}, formatMoment(Date.parse(at))), ` ${what} · ${by}`),
      element('p', {}, note === undefined || note === '' ? element('span', { class: 'soft' }, '没有写说明') : note),
      element('p', { class: 'soft' }, `${counts}数据截至 ${formatDate(asOf)}。${version}`), files),
    element('div', { class: 'release-act' }, act));
}

export const historyStep: Step = {
  title: '历史',
  mark: () => ({ text: '撤回、核对' }),
  key: ({ running, published, release, verified }) => JSON.stringify([running === undefined, published, release, verified]),
  async draw(context) {
    const { state } = context;
    const refused = remembered<RefusalAnswer | undefined>(context, 'history-refused', undefined);
    const entries = (await get<HistoryEntry[]>('history')) ?? [];
    const newest = entries.find(({ current }) => current);
    const open = newest?.returnsTo ?? newest?.id;
    const newestFirst = entries.toSorted((a, b) => b.number - a.number);
    const head = stepHead('历史', '每一次发布：谁、什么时候、为什么。发布错了，撤回到上一版。', button('核对公开的文件', () => void verify(context), { disabled: entries.length === 0 || state.running !== undefined, title: '看公开的和发布时是不是一字不差' }));
    const heard = [...repairedBox(state), ...(state.published?.what === 'undo' ? [drawUndone(state.published)] : []), ...(refused ? [alertBox(refused)] : [])];
    if (entries.length === 0) return [head, ...heard, element('p', { class: 'waiting' }, '还没有发布过。')];
    return [head, ...heard, ...(state.verified ? [drawVerified(state.verified)] : []), element('ol', { class: 'releases', reversed: true }, ...newestFirst.map((entry) => drawEntry(context, entry, open)))];
  },
};
