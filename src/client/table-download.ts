import { writeCsv } from '../write-csv.ts';
import { readTable, tableName } from './read-table.ts';
import { saveFile } from './save-file.ts';

/** A name that every system takes for a file's. */
const fileName = (...parts: readonly string[]): string => parts.filter(Boolean).join('-').replace(/[\\/:*?"<>|\s]+/g, ' ').slice(0, 80);

document.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest('[data-table-csv]') : null;
  const table = button?.parentElement?.previousElementSibling?.querySelector('table');
  if (!table) return;
  const heading = document.querySelector('h1')?.textContent?.trim() ?? '';
  saveFile(`${fileName(heading, tableName(table))}.csv`, writeCsv(readTable(table)), 'text/csv;charset=utf-8');
});
