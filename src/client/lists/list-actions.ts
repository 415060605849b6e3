import { copyText } from '../copy-text.ts';
import { element } from '../element.ts';
import { saveFile } from '../save-file.ts';
import type { ListFile } from '../../model/filter-lists/list-file.ts';
import { siteAddresses } from './site-address.ts';
import { listCsv, listJson } from './write-list.ts';

export interface ListActions {
  node: HTMLElement;
  /** Offers what can be done with these rows. `canClear`: something is chosen. */
  show(list: ListFile | undefined, rows: readonly number[], canClear: boolean): void;
}

const button = (text: string): HTMLButtonElement => element('button', { class: 'button', type: 'button' }, text);

/** Clear, copy the link, download: what can be done with a list as it is filtered. */
export function createActions(clear: () => void): ListActions {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href;
  const [clearButton, copyButton, csvButton, jsonButton] = [button('清除筛选'), button('复制链接'), button('下载筛选结果（CSV）'), button('下载 JSON')];
  const said = element('span', { role: 'status', class: 'list-said' });
  const field = element('input', { type: 'text', readonly: true, class: 'list-link', 'aria-label': '本页链接', hidden: true });
  let current: { list: ListFile; rows: readonly number[] } | undefined;

  clearButton.addEventListener('click', clear);
  copyButton.addEventListener('click', () => {
    void copyText(location.href).then((isCopied) => {
      said.textContent = isCopied ? '链接已复制，发给别人打开就是这个结果。' : '浏览器不让复制，请长按下面的链接复制：';
      // Where the browser refuses, the link is there to be copied by hand.
      field.hidden = isCopied;
      field.value = location.href;
      if (!isCopied) {
        field.focus();
        field.select();
      }
    });
  });
  const save = (ending: 'csv' | 'json'): void => {
    if (!current) return;
    const { list, rows } = current;
    const { home, page } = siteAddresses(canonical, location.href, import.meta.env.BASE_URL);
    const text = ending === 'csv' ? listCsv(list, rows, home) : listJson(list, rows, home, page);
    saveFile(`${list.name}-筛选结果-${list.asOf}.${ending}`, text, ending === 'csv' ? 'text/csv;charset=utf-8' : 'application/json');
  };
  csvButton.addEventListener('click', () => save('csv'));
  jsonButton.addEventListener('click', () => save('json'));

  return {
    node: element('div', { class: 'list-actions' }, clearButton, copyButton, csvButton, jsonButton, said, field),
    show(list, rows, canClear) {
      current = list && { list, rows };
      clearButton.hidden = !canClear;
      csvButton.hidden = jsonButton.hidden = rows.length === 0;
      said.textContent = '';
      field.hidden = true;
    },
  };
}
