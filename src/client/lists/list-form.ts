import { formatCount } from '../../format.ts';
import { plainText } from '../../plain-text.ts';
import type { FileColumn, FileFacet, ListFile } from '../../model/filter-lists/list-file.ts';
import { element } from '../element.ts';
import type { Filtered } from './filter-rows.ts';
import { readWanYuan, writeWanYuan, type ListState } from './list-state.ts';

export interface ListForm {
  form: HTMLFormElement;
  /** What its fields say. */
  read(): ListState;
  /** Sets its fields, and the counts beside them. */
  show(state: ListState, counts: Filtered['counts']): void;
}

/** Words for the two ways to sort a column. */
const directions: Record<NonNullable<FileColumn['sort']>, [up: string, down: string]> = {
  amount: ['从少到多', '从多到少'],
  day: ['从早到晚', '从晚到早'],
  year: ['从早到晚', '从晚到早'],
  text: ['按拼音顺序', '按拼音倒序'],
};

/** What a sort is called: 计划投资从多到少; '' for the list's own order. */
export function sortWords(list: ListFile, sort: string): string {
  const column = list.columns.find((one) => one.sort !== undefined && one.key === sort.replace(/^-/, ''));
  return column?.sort === undefined ? '' : column.title + directions[column.sort][sort.startsWith('-') ? 1 : 0];
}

const labelled = (id: string, label: string, field: HTMLElement): HTMLElement => element('p', { class: 'list-field' }, element('label', { for: id }, label), field);

interface Field {
  node: HTMLElement;
  read(): string[];
  show(picks: readonly string[], counts: ReadonlyMap<string, number>, parents: readonly string[]): void;
}

/** A list to choose one from, such as counties; the towns of a county wait until it is chosen. */
function selectField(facet: FileFacet, parentTitle: string | undefined): Field {
  const id = `list-${facet.key}`;
  const select = element('select', { id });
  return {
    node: labelled(id, facet.title, select),
    read: () => (select.value === '' ? [] : [select.value]),
    show([pick = ''], counts, parents) {
      const offered = facet.values.filter(({ parent }) => parent === undefined || parents.includes(parent));
      select.disabled = parentTitle !== undefined && parents.length === 0;
      const options = offered.map(({ key, label }) => element('option', { value: key }, `${label}（${formatCount(counts.get(key) ?? 0)}）`));
      // A link may name a place that has nothing here: it is shown all the same, for that is why the list is empty.
      if (pick !== '' && !offered.some(({ key }) => key === pick)) options.push(element('option', { value: pick }, '（没有）'));
      select.textContent = '';
      select.append(element('option', { value: '' }, select.disabled ? `先选${parentTitle}` : '全部'), ...options);
      select.value = pick;
    },
  };
}

/** Boxes to tick, folded under their title, which says what is ticked. */
function checkField(facet: FileFacet): Field {
  const chosen = element('span', { class: 'list-chosen' });
  const boxes = facet.values.map(({ key, label }) => {
    const box = element('input', { type: 'checkbox', value: key });
    const number = element('span', { class: 'soft' });
    return { key, label, box, number, node: element('label', {}, box, element('span', {}, label), number) };
  });
  const fieldset = element('fieldset', {}, element('legend', { class: 'visually-hidden' }, facet.title), ...boxes.map(({ node }) => node));
  return {
    node: element('details', { class: 'list-choices' }, element('summary', {}, facet.title, chosen), fieldset),
    read: () => boxes.filter(({ box }) => box.checked).map(({ key }) => key),
    show(picks, counts) {
      for (const { key, box, number } of boxes) {
        box.checked = picks.includes(key);
        number.textContent = formatCount(counts.get(key) ?? 0);
      }
      const labels = boxes.filter(({ box }) => box.checked).map(({ label }) => label);
      chosen.textContent = labels.length === 0 ? '' : `：${labels.join('、')}`;
    },
  };
}

function sortField({ columns }: ListFile): HTMLSelectElement {
  const select = element('select', { id: 'list-sort' }, element('option', { value: '' }, '默认顺序'));
  for (const { key, title, sort } of columns) {
    if (!sort) continue;
    const [up, down] = directions[sort];
    const ways: [string, string][] = sort === 'text' ? [[key, title + up]] : [[`-${key}`, title + down], [key, title + up]];
    select.append(...ways.map(([value, label]) => element('option', { value }, label)));
  }
  return select;
}

/** What is searched for the words that are typed, see filter-rows.ts. */
function searchLabel({ columns }: ListFile): string {
  const name = columns.some(({ title }) => title === '标题') ? '标题' : '名称';
  return `${name}${columns.some(({ key }) => key === 'number') ? '、文号' : ''}里有`;
}

const textInput = (id: string, inputmode: string | undefined): HTMLInputElement =>
  element('input', { id, type: inputmode ? 'text' : 'search', inputmode, autocomplete: 'off', maxlength: '100', enterkeyhint: 'search' });

/**
 * The fields by which a list is filtered and sorted, made of what its data file says: native fields, each with its label.
 *
 * @param facets as `facetsOf` gives them
 */
export function createForm(list: ListFile, facets: readonly FileFacet[]): ListForm {
  const text = textInput('list-q', undefined);
  const [min, max] = [textInput('list-min', 'decimal'), textInput('list-max', 'decimal')];
  const sort = sortField(list);
  const range = list.columns.find(({ key }) => key === list.range);
  const fields = facets.map((facet): [FileFacet, Field] => {
    const parent = facets.find(({ key }) => key === facet.under);
    return [facet, facet.as === 'select' ? selectField(facet, facet.under === undefined ? undefined : (parent?.title ?? '县')) : checkField(facet)];
  });
  const nodesOf = (as: FileFacet['as']): HTMLElement[] => fields.filter(([facet]) => facet.as === as).map(([, { node }]) => node);
  const form = element(
    'form',
    { class: 'list-form', 'aria-label': `筛选${list.name}` },
    labelled('list-q', searchLabel(list), text),
    ...nodesOf('select'),
    ...(range
      ? [element('fieldset', { class: 'list-field list-range' }, element('legend', {}, `${range.title}（万元）`), element('label', { for: 'list-min' }, '从'), min, element('label', { for: 'list-max' }, '到'), max)]
      : []),
    ...nodesOf('checks'),
    labelled('list-sort', '排序', sort),
  );
  return {
    form,
    read: () => ({
      picks: Object.fromEntries(fields.map(([{ key }, field]): [string, string[]] => [key, field.read()]).filter(([, picks]) => picks.length > 0)),
      text: plainText(text.value).trim(),
      min: readWanYuan(min.value),
      max: readWanYuan(max.value),
      sort: sort.value,
    }),
    show(state, counts) {
      for (const [{ key, under }, field] of fields) field.show(state.picks[key] ?? [], counts.get(key) ?? new Map(), under === undefined ? [] : (state.picks[under] ?? []));
      // What is being typed stays as it is typed.
      const set = (input: HTMLInputElement, value: string): void => {
        if (input !== document.activeElement) input.value = value;
      };
      set(text, state.text);
      set(min, state.min === undefined ? '' : writeWanYuan(state.min));
      set(max, state.max === undefined ? '' : writeWanYuan(state.max));
      sort.value = state.sort;
      if (sort.selectedIndex < 0) sort.value = '';
    },
  };
}
