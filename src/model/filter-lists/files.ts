import type { Pages } from '../site.ts';
import type { FilterLists } from './index.ts';

/** The data files of all lists, by name below /data/lists/. */
export function listDataFiles(lists: FilterLists): Pages<string> {
  const all = Object.entries(lists);
  return {
    ids: () => all.flatMap(([, { files }]) => files.ids()),
    view(file) {
      const [, own] = all.find(([id]) => file === `${id}.json` || file.startsWith(`${id}/`)) ?? [];
      if (!own?.files.ids().includes(file)) throw new RangeError(`no data file ${file}`);
      return own.files.view(file);
    },
  };
}
