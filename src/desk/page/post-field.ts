import { element } from '../../client/element.ts';

const kept = 'gongshi.desk.post';

/** Where one writes who publishes. A post is remembered in this browser, so that it is written once. */
export function postField(id: string): { field: HTMLElement; value: () => string } {
  const input = element('input', { id, type: 'text', maxlength: '40', autocomplete: 'off', placeholder: '例如：财政局信息科', value: localStorage.getItem(kept) ?? '', required: true });
  const field = element('div', { class: 'field' }, element('label', { for: id }, '岗位', element('span', { class: 'soft' }, '（会公开，不要写人名）')), input);
  return {
    field,
    value: () => {
      const text = input.value.trim();
      if (text !== '') localStorage.setItem(kept, text);
      return text;
    },
  };
}
