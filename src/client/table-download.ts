import { writeCsv } from '../write-csv.ts';
import { readTable, tableName } from './read-table.ts';
import { saveFile } from './save-file.ts';

/** A name that every system takes for a file's. */
const fileName = (...parts: readonly string[]): string => parts.filter(Boolean).join('-').replace(/[\\/:*?"<>|\s]+/g, ' ').slice(0, 80);

/** The table right above a button; of one that is folded up in part, what stands open and what is folded. */
function tablesAbove(button: Element): HTMLTableElement[] {
  const above = button.parentElement?.previousElementSibling;
  const parts = above instanceof HTMLDetailsElement ? [above.previousElementSibling, above] : [above];
  return parts.flatMap((part) => part?.querySelector('table') ?? []);
}

document.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest('[data-table-csv]') : null;
  const tables = button ? tablesAbove(button) : [];
  const [table] = tables;
  if (!table) return;
  const [heading = ''] = document.title.split(' · ');
  saveFile(`${fileName(heading, tableName(table))}.csv`, writeCsv(readTable(tables)), 'text/csv;charset=utf-8');
});
