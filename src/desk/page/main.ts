import { element } from '../../client/element.ts';
import { formatDate } from '../../format.ts';
import type { DeskState, RefusalAnswer, WorkName } from '../answers.ts';
import { nextState, Refused, startWork, takeToken } from './ask.ts';
import { steps, stepNames } from './steps.ts';
import type { Context, StepName } from './context.ts';
import { alertBox } from './parts.ts';
import { drawWork } from './work-bar.ts';

const byId = (id: string): HTMLElement => document.getElementById(id)!;
const main = byId('main');

let state: DeskState | undefined;
let shown: StepName = 'files';
let drawnKey = '';
/** Rises with each drawing, so that one that took long does not cover a later one. */
let drawing = 0;
let wakers: (() => void)[] = [];

const context: Context = {
  get state() {
    return state!;
  },
  memory: new Map(),
  go(step) {
    history.pushState(step, '', `#${step}`);
    void show(step, true).catch(fail);
  },
  async run(what: WorkName, question = {}) {
    try {
      const { number } = await startWork(what, question);
      while (context.state.last === undefined || context.state.last.number < number) await new Promise<void>((wake) => wakers.push(wake));
      const { last } = context.state;
      return last.number === number ? last.refused : undefined;
    } catch (error) {
      return describe(error);
    }
  },
  redraw: () => void draw(),
  speak: (text) => (byId('spoken').textContent = text),
};

function describe(error: unknown): RefusalAnswer {
  if (error instanceof Refused) return error.answer;
  return { message: '页面出了问题', hint: `请刷新页面再试。（${error instanceof Error ? error.message : String(error)}）` };
}

async function draw(focus = false): Promise<void> {
  const step = steps[shown];
  const number = (drawing += 1);
  drawnKey = `${shown} ${step.key(context.state)}`;
  let parts: readonly Node[];
  try {
    parts = await step.draw(context);
  } catch (error) {
    parts = [alertBox(describe(error))];
  }
  if (number !== drawing) return;
  const place = main.contains(document.activeElement) ? document.activeElement?.id : undefined;
  main.replaceChildren(...parts);
  main.className = `step-${shown}`;
  if (focus) main.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  else if (place) document.getElementById(place)?.focus({ preventScroll: true });
}

async function show(step: StepName, focus: boolean): Promise<void> {
  shown = step;
  document.title = `${steps[step].title} · 公示工作台`;
  drawSteps();
  scrollTo(0, 0);
  // What was heard last may be older than what was just done: a step must not open on a table that is gone.
  hear(await nextState(0));
  if (shown !== step) return;
  steps[step].open?.(context);
  await draw(focus);
}

function drawSteps(): void {
  const items = stepNames.map((name, index) => {
    const { title, mark } = steps[name];
    const { text, look = 'plain' } = mark(context.state);
    const anchor = element('a', { href: `#${name}`, class: `step step-is-${look}`, 'aria-current': name === shown ? 'step' : undefined },
      element('span', { class: 'step-number', 'aria-hidden': 'true' }, look === 'good' ? '✓' : look === 'bad' ? '!' : String(index + 1)),
      element('span', { class: 'step-words' }, element('span', { class: 'step-title' }, title), element('span', { class: 'step-mark' }, text)),
    );
    anchor.addEventListener('click', (event) => {
      event.preventDefault();
      context.go(name);
    });
    return element('li', {}, anchor);
  });
  const held = document.activeElement?.getAttribute('href');
  byId('steps').replaceChildren(...items);
  if (held) byId('steps').querySelector<HTMLElement>(`a[href="${held}"]`)?.focus();
}

function hear(next: DeskState): void {
  if (state !== undefined && next.version < state.version) return;
  state = next;
  byId('portal').textContent = state.portal === '' ? '公示工作台' : state.portal;
  byId('day').textContent = `工作台 · 今天按 ${formatDate(state.asOf)} 算`;
  drawSteps();
  drawWork(byId('work'), state, context);
  const waiting = wakers;
  wakers = [];
  for (const wake of waiting) wake();
  if (drawnKey !== '' && drawnKey !== `${shown} ${steps[shown].key(context.state)}`) void draw();
}

const stepOfAddress = (): StepName => stepNames.find((name) => name === location.hash.slice(1)) ?? 'files';

async function start(): Promise<void> {
  if (!takeToken()) {
    main.replaceChildren(alertBox({ message: '这个地址里没有钥匙', hint: '请从启动工作台的窗口里复制完整的地址，重新打开。' }));
    return;
  }
  try {
    hear(await nextState(0));
    await show(stepOfAddress(), false);
    addEventListener('popstate', () => void show(stepOfAddress(), true).catch(fail));
    for (;;) hear(await nextState(context.state.version));
  } catch (error) {
    fail(error);
  }
}

/** What the browser says of an empty field comes in the language of the browser, which may not be that of who sits there. */
function speakOfEmptyFields(): void {
  type Field = HTMLInputElement | HTMLTextAreaElement;
  document.addEventListener('invalid', ({ target }) => {
    const field = target as Field;
    if (field.validity.valueMissing) field.setCustomValidity(field.type === 'radio' || field.type === 'checkbox' ? '请选一项。' : '请填写这一栏。');
  }, true);
  document.addEventListener('input', ({ target }) => {
    const field = target as Field;
    // One radio button stands for its whole group.
    const group = field.type === 'radio' ? document.querySelectorAll<Field>(`input[name="${field.name}"]`) : [field];
    for (const one of group) one.setCustomValidity('');
  }, true);
}

/** The desk itself is gone: there is nothing left to be done in this page. */
function fail(error: unknown): void {
  byId('work').hidden = true;
  main.replaceChildren(alertBox(describe(error)));
}

speakOfEmptyFields();
void start();
