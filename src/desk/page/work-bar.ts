import { element } from '../../client/element.ts';
import type { DeskState, WorkName } from '../answers.ts';
import type { Context } from './context.ts';

export const workTitles: Record<WorkName, string> = {
  check: '正在检查表格',
  report: '正在写检查报告',
  diff: '正在对比',
  preview: '正在做预览',
  publish: '正在发布',
  undo: '正在撤回',
  verify: '正在核对公开的文件',
};

/** Stages of the work that is going on, in the order in which they came. */
let seen: { number: number; stages: string[] } = { number: 0, stages: [] };

/** The bar under the steps: what is being done, by whichever window, and how far it is. */
export function drawWork(place: HTMLElement, { running }: DeskState, context: Context): void {
  place.hidden = running === undefined;
  if (!running) {
    place.replaceChildren();
    return;
  }
  if (seen.number !== running.number) {
    seen = { number: running.number, stages: [] };
    context.speak(workTitles[running.what]);
  }
  if (running.stage !== '开始' && seen.stages.at(-1) !== running.stage) seen.stages.push(running.stage);
  const share = running.share === undefined ? undefined : Math.round(Math.min(1, Math.max(0, running.share)) * 100);
  const stages = element('ol', { class: 'stages' }, ...seen.stages.map((stage, index) =>
    element('li', { class: index < seen.stages.length - 1 ? 'stage-done' : 'stage-now' }, index < seen.stages.length - 1 ? `✓ ${stage}` : stage)));
  const bar = element('progress', { max: '100', value: share === undefined ? undefined : String(share), 'aria-label': workTitles[running.what] });
  place.replaceChildren(element('p', { class: 'work-title' }, `${workTitles[running.what]}……`), bar, element('span', { class: 'work-share' }, share === undefined ? '' : `${share}%`), stages);
}
