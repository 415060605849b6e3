import { element } from '../../client/element.ts';
import { formatCount } from '../../format.ts';
import type { DeskState, PageChange, PagesAnswer, RefusalAnswer } from '../answers.ts';
import { get } from './ask.ts';
import { remembered, type Context, type Step } from './context.ts';
import { alertBox, button, choices, noteBox, repairedBox, stepHead } from './parts.ts';

const size = 60;
const words: Record<PageChange, string> = { changed: '改动', added: '新增', gone: '不再有' };

async function build(context: Context): Promise<void> {
  const note = remembered(context, 'note', '');
  context.memory.delete('page');
  context.memory.delete('pages-from');
  const refused = await context.run('preview', note === '' ? {} : { note });
  context.memory.set('preview-refused', refused);
  context.speak(refused ? refused.message : '预览做好了');
  context.redraw();
}

/** One of the two sites. Its scripts run, but in an origin of their own: they reach neither this page nor its server. */
function frame(title: string, home: string | undefined, path: string, missing: string | undefined): HTMLElement {
  const head = element('h2', {}, title);
  if (home === undefined || missing !== undefined) return element('section', { class: 'site' }, head, element('p', { class: 'waiting' }, missing ?? '还没有发布过。'));
  const address = `${home}${path}`;
  const open = element('a', { href: address, target: '_blank', rel: 'noopener noreferrer', class: 'soft' }, '单独打开');
  head.append(' ', open);
  return element('section', { class: 'site' }, head, element('div', { class: 'frame' }, element('iframe', { src: address, title, sandbox: 'allow-scripts allow-same-origin allow-forms allow-popups', referrerpolicy: 'no-referrer' })));
}

async function drawList(context: Context, which: PageChange, chosen: string, show: (path: string) => void): Promise<HTMLElement> {
  const search = remembered(context, 'pages-words', '');
  const from = remembered(context, 'pages-from', 0);
  const answer = await get<PagesAnswer>(`pages?${new URLSearchParams({ which, from: String(from), words: search })}`);
  const items = (answer?.pages ?? []).map(({ path, title }) => {
    const one = button('', () => show(path), { quiet: true });
    one.append(element('span', { class: 'page-title' }, title ?? path), element('span', { class: 'page-path' }, path));
    if (path === chosen) one.setAttribute('aria-current', 'true');
    return element('li', {}, one);
  });
  const turn = (to: number): void => {
    context.memory.set('pages-from', to);
    context.redraw();
  };
  const total = answer?.total ?? 0;
  const more = total > size ? [element('div', { class: 'pager' }, button('‹', () => turn(from - size), { disabled: from === 0, title: '上一页' }), element('span', { class: 'soft' }, `${from + 1}–${Math.min(total, from + size)} / ${total}`), button('›', () => turn(from + size), { disabled: from + size >= total, title: '下一页' }))] : [];
  const input = element('input', { type: 'search', id: 'pages-words', placeholder: '找一页', 'aria-label': '按标题找页面', value: search });
  input.addEventListener('change', () => {
    context.memory.set('pages-words', input.value);
    turn(0);
  });
  return element('div', { class: 'page-list' }, input, items.length === 0 ? element('p', { class: 'soft' }, '没有。') : element('ul', {}, ...items), ...more);
}

async function drawSites(context: Context, { sites, preview }: DeskState): Promise<Node[]> {
  const { pages } = preview!;
  const kinds = (['changed', 'added', 'gone'] as const).filter((kind) => pages[kind] > 0);
  const which = remembered<PageChange>(context, 'pages-which', kinds[0] ?? 'changed');
  const path = remembered(context, 'page', '/');
  const pair = element('div', { class: 'sites' });
  const draw = (at: string): void => pair.replaceChildren(
    frame('现在公开的', sites.old, at, which === 'added' && at !== '/' ? '这一页是新的，现在还没有。' : undefined),
    frame('发布以后', sites.new, at, which === 'gone' && at !== '/' ? '这一页不再有了，原地址会说明从哪天起。' : undefined),
  );
  draw(path);
  const show = (at: string): void => {
    context.memory.set('page', at);
    for (const one of document.querySelectorAll('.page-list [aria-current]')) one.removeAttribute('aria-current');
    for (const one of document.querySelectorAll('.page-list button')) if (one.querySelector('.page-path')?.textContent === at) one.setAttribute('aria-current', 'true');
    draw(at);
  };
  const tabs = choices('看哪些页', kinds.map((kind) => ({ value: kind, text: `${words[kind]} ${formatCount(pages[kind])}` })), which, (value) => {
    context.memory.set('pages-which', value);
    context.memory.set('pages-from', 0);
    context.memory.delete('page');
    context.redraw();
  });
  const left = element('div', { class: 'pages' }, element('p', { class: 'soft' }, `其余 ${formatCount(pages.unchanged)} 页不变。点一页，两边一起看。`), tabs, button('首页', () => show('/'), { quiet: true }), ...(kinds.length === 0 ? [] : [await drawList(context, which, path, show)]));
  return [element('div', { class: 'compare' }, left, pair)];
}

export const previewStep: Step = {
  title: '预览',
  mark({ preview }) {
    if (!preview) return { text: '还没有做' };
    const { added, changed, gone } = preview.pages;
    return preview.fresh ? { text: `${formatCount(added + changed + gone)} 页不同`, look: 'good' } : { text: '已过时，要再做', look: 'old' };
  },
  key: ({ preview, check, running, sites }) => JSON.stringify([preview, sites, check?.fresh, check?.errors, running?.what]),
  async draw(context) {
    const { state } = context;
    const { preview, running } = state;
    const refused = remembered<RefusalAnswer | undefined>(context, 'preview-refused', undefined);
    const isGood = state.check?.fresh === true && state.check.errors === 0;
    const head = stepHead('预览', '还没有发布，只有本机看得到。', button(preview ? '再做一次' : '做预览', () => void build(context), { primary: !preview?.fresh, disabled: !isGood || running !== undefined }), button('下一步：发布', () => context.go('publish'), { primary: preview?.fresh === true }));
    const parts: Node[] = [head, ...repairedBox(state), ...(refused ? [alertBox(refused)] : [])];
    if (!isGood) parts.push(noteBox('warn', element('p', {}, state.check?.fresh ? '表里还有错误，改好才能预览。' : '还没有检查，或检查已过时。请先检查。'), button('去检查', () => context.go('check'))));
    if (running?.what === 'preview') parts.push(element('p', { class: 'waiting' }, '正在做整个网站，要一两分钟。这时可以去看别的步骤。'));
    else if (!preview && isGood) parts.push(element('p', { class: 'waiting' }, '点“做预览”，就在本机做出发布以后的网站，和现在公开的并排看。'));
    if (preview && state.sites.new !== undefined && running?.what !== 'preview') {
      if (!preview.fresh && isGood) parts.push(noteBox('warn', element('p', {}, '做好预览之后，表、日期或公开的网站变了，下面看到的不是要发布的。')));
      parts.push(...(await drawSites(context, state)));
    }
    return parts;
  },
};
