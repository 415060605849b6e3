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
  const done = seen.stages.slice(0, -1).map((stage) => element('li', { class: 'stage-done' }, `✓ ${stage}`));
  const bar = element('progress', { max: '100', value: share === undefined ? undefined : String(share), 'aria-label': workTitles[running.what] });
  // The bar is of the stage at hand: how long the others take, nobody knows beforehand.
  const now = element('li', { class: 'stage-now' }, seen.stages.at(-1) ?? '', bar, element('span', { class: 'work-share' }, share === undefined ? '' : `${share}%`));
  place.replaceChildren(element('p', { class: 'work-title' }, `${workTitles[running.what]}……`), element('ol', { class: 'stages' }, ...done, now));
}
