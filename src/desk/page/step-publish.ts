import { element } from '../../client/element.ts';
import { formatCount, formatDate } from '../../format.ts';
import type { ChangeReport } from '../../changes/report.ts';
import type { NewWarnings } from '../accepted-warnings.ts';
import type { ChangesAnswer, DeskState, RefusalAnswer } from '../answers.ts';
import { get } from './ask.ts';
import { remembered, type Context, type Step } from './context.ts';
import { alertBox, button, noteBox, repairedBox, stepHead, untidyWords } from './parts.ts';
import { postField } from './post-field.ts';
import { drawWarning } from './step-changes.ts';

const examples = [
  '更正：新桥村道路硬化项目预算由 60 万元改为 61 万元，原表录入有误。',
  '补充 6 月支付数据；新桥村道路硬化项目已验收，状态由在建改为验收。',
  '删除重复登记的上湾村蔬菜大棚项目（QS2020-002），资金没有变化。',
];

function noteField(context: Context, { needsNote, isAgain = false }: ChangeReport): HTMLElement {
  const needed = needsNote || isAgain;
  const input = element('textarea', { id: 'note', rows: '3', maxlength: '500', required: needed });
  input.value = remembered(context, 'note', '');
  input.addEventListener('input', () => context.memory.set('note', input.value.trim()));
  const why = needsNote
    ? '这次会改动已经公开的内容。看过原来数字的人有权知道改了什么、为什么改，所以必须写一句；它会原样公开在更正记录里。'
    : isAgain
      ? '这正是撤回了的那份数据，一个字也没有改。请先改正；确实没有错，要重新公开，必须写一句为什么，它会公开。'
      : '这次只是新增，可以不写。写了就会公开。';
  const list = element('ul', { class: 'examples' }, ...examples.map((text) => element('li', {}, button(text, () => {
    input.value = text;
    context.memory.set('note', text);
    input.focus();
  }, { quiet: true, title: '照这一句改' }))));
  return element('div', { class: 'note-field' },
    element('div', { class: 'field' }, element('label', { for: 'note' }, needed ? '更正说明（必填）' : '说明（可不填）'), element('p', { class: 'soft' }, why), input),
    element('details', { open: needed }, element('summary', {}, '好的说明是这样的（点一句照着改）'), list));
}

const ofCheckKey = 'check';
const keysOf = ({ ofChanges, ofCheck }: NewWarnings): string[] => [...ofChanges.map(({ key }) => key), ...(ofCheck > 0 ? [ofCheckKey] : [])];

/** One tick for each warning that nobody has accepted yet, one for those of the check together, and one for all. */
function warningTicks(context: Context, { ofChanges, ofCheck }: NewWarnings, changed: () => void): HTMLElement[] {
  const ticked = remembered(context, 'ticked', new Set<string>());
  context.memory.set('ticked', ticked);
  const lines: { key: string; words: Node[]; more?: Node }[] = ofChanges.map((warning) => ({ key: warning.key, words: drawWarning(warning) }));
  if (ofCheck > 0) {
    const words = element('p', { class: 'issue-what' }, element('span', { class: 'tag tag-warning' }, '请核实'), `检查报告里还没有确认过的 ${formatCount(ofCheck)} 条提醒，都看过了，没有错。`);
    lines.push({ key: ofCheckKey, words: [words], more: button('去看这些提醒', () => { context.memory.set('problems-severity', 'warning'); context.go('check'); }, { quiet: true }) });
  }
  if (lines.length === 0) return [];
  const boxes = lines.map(({ key, words, more }, index) => {
    const box = element('input', { type: 'checkbox', id: `warning-${index}` });
    box.checked = ticked.has(key);
    box.addEventListener('change', () => {
      if (box.checked) ticked.add(key);
      else ticked.delete(key);
      changed();
    });
    return { box, key, line: element('li', { class: 'tick' }, box, element('label', { for: `warning-${index}` }, ...words), ...(more ? [more] : [])) };
  });
  const all = button('都核实过了', () => {
    for (const { box, key } of boxes) {
      ticked.add(key);
      box.checked = true;
    }
    changed();
  });
  return [element('fieldset', { class: 'ticks' }, element('legend', {}, '看着不寻常的，请逐条核实并打勾'), element('ul', {}, ...boxes.map(({ line }) => line)), ...(boxes.length > 1 ? [all] : []))];
}

function drawResult(context: Context, { published, sites }: DeskState): HTMLElement[] {
  if (published?.what !== 'publish') return [];
  const { id, pages, next, isUnchanged, untidy } = published;
  const counts = ([['added', '新增'], ['changed', '改动'], ['gone', '不再有']] as const).filter(([kind]) => pages[kind] > 0).map(([kind, words]) => `${words} ${formatCount(pages[kind])} 页`);
  return [
    noteBox(untidy === undefined ? 'good' : 'warn',
      element('p', { class: 'result' }, element('strong', {}, isUnchanged ? '和公开的一样，不用再发布。' : '公开的网站已经换好。'), `版本 ${id}。${counts.length === 0 ? '' : `${counts.join('，')}；`}其余 ${formatCount(pages.unchanged)} 页不变。`),
      ...untidyWords(untidy).map((words) => element('p', {}, words)),
      ...(next ? [element('p', {}, `下一次要发布的日子：${formatDate(next.on)}，到时有公示要公布：${next.titles.join('、')}。那天再来发布一次。`)] : []),
      element('p', { class: 'actions' }, ...(sites.old === undefined ? [] : [element('a', { href: sites.old, target: '_blank', rel: 'noopener noreferrer', class: 'button' }, '看公开的网站')]), button('发现不对？去历史里撤回', () => context.go('history'))),
    ),
  ];
}

async function publish(context: Context, by: string, acceptWarnings: boolean): Promise<void> {
  const note = remembered(context, 'note', '');
  context.memory.delete('publish-refused');
  const refused = await context.run('publish', { by, acceptWarnings, ...(note !== '' && { note }) });
  context.memory.set('publish-refused', refused);
  if (!refused) for (const name of ['note', 'ticked', 'page', 'told']) context.memory.delete(name);
  context.speak(refused ? refused.message : '发布好了');
  context.redraw();
}

function drawForm(context: Context, { report, newWarnings }: ChangesAnswer): HTMLElement {
  const { state } = context;
  const post = postField('post');
  const go = button('发布', () => undefined, { primary: true });
  go.type = 'submit';
  const isTicked = (): boolean => keysOf(newWarnings).every((key) => remembered(context, 'ticked', new Set<string>()).has(key));
  const why = element('span', { class: 'soft' });
  const update = (): void => {
    go.disabled = !isTicked() || context.state.running !== undefined;
    why.textContent = isTicked() ? '要一两分钟。发布错了可以撤回。' : '请先把上面的逐条核实，打勾，才能发布。';
  };
  const form = element('form', { class: 'publish-form' }, ...warningTicks(context, newWarnings, update), noteField(context, report), post.field,
    ...(state.preview?.fresh ? [] : [element('p', { class: 'soft' }, '还没有看过这次的预览。可以不看，但建议先看。')]),
    element('p', { class: 'actions' }, go, why));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void publish(context, post.value(), keysOf(newWarnings).length > 0);
  });
  update();
  return form;
}

export const publishStep: Step = {
  title: '发布',
  mark: ({ published, changes }) => (published && !changes ? { text: '公开的已换好', look: 'good' } : { text: '写说明，发布' }),
  key: ({ changes, check, running, published, sites }) => JSON.stringify([changes, check?.fresh, check?.errors, running?.what, published, sites.old]),
  async draw(context) {
    const { state } = context;
    const refused = remembered<RefusalAnswer | undefined>(context, 'publish-refused', undefined);
    const isGood = state.check?.fresh === true && state.check.errors === 0;
    const answer = state.changes?.fresh && isGood ? await get<ChangesAnswer>('changes') : undefined;
    const parts: Node[] = [stepHead('发布', '发布以后，公众马上看到新的内容；哪一步出错，公开的网站都不变。')];
    if (state.running?.what === 'publish') return [...parts, element('p', { class: 'waiting' }, '正在发布。可以关掉这个页面，发布会继续；关掉工作台，公开的网站也不会坏。')];
    // What was published before is no news any more once the next release is in the making.
    parts.push(...repairedBox(state), ...(state.changes ? [] : drawResult(context, state)), ...(refused ? [alertBox(refused)] : []));
    if (answer) {
      const { changes } = state;
      parts.push(...(changes!.rows === 0 ? [noteBox('calm', element('p', {}, '和公开的一样，没有改动。仍可以再发布一次，让到了日子的公示出现。'))] : []), drawForm(context, answer));
    } else if (state.published?.what !== 'publish' || state.check?.fresh !== true) {
      parts.push(noteBox('calm', element('p', {}, isGood ? '发布之前，先看看会改变什么。' : '发布之前，先检查表格。'), button(isGood ? '去看会改变什么' : '去检查', () => context.go(isGood ? 'changes' : 'check'))));
    }
    return parts;
  },
};
