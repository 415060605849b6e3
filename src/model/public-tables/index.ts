import type { Facts } from '../facts.ts';
import type { Pages } from '../site.ts';
import type { TopicView } from '../views.ts';
import { chooseTables } from './choose-tables.ts';
import { dataPackage } from './data-package.ts';
import type { OtherFile } from './other-files.ts';
import { dataPages } from './pages.ts';
import { writeTable, type FileEnding, type PublicTable } from './public-table.ts';

export { dataRoot, withArchives } from './pages.ts';

/** The published tables: their pages, and their files by name below /data/. */
export interface PublicTables {
  pages: Pages<TopicView>;
  files: Pages<string>;
}

/** @param others data files that are published besides, which the description names as well */
export function createPublicTables(facts: Facts, others: () => readonly OtherFile[] = () => []): PublicTables {
  let chosen: PublicTable[] | undefined;
  const tables = (): PublicTable[] => (chosen ??= chooseTables(facts));
  return {
    pages: dataPages(facts, tables),
    files: {
      ids: () => ['datapackage.json', ...tables().flatMap(({ name }) => [`tables/${name}.csv`, `tables/${name}.json`])],
      view(file) {
        if (file === 'datapackage.json') return dataPackage(tables(), others(), facts.portal, facts.asOf);
        const [, name, ending] = /^tables\/(\w+)\.(csv|json)$/.exec(file) ?? [];
        const table = tables().find((one) => one.name === name);
        if (!table) throw new RangeError(`no data file ${file}`);
        return writeTable(table, ending as FileEnding);
      },
    },
  };
}
