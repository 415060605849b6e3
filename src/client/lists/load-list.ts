import type { ListFile, SplitFile } from '../../model/filter-lists/list-file.ts';

/** A list as the page can show it: whole, or the counties to choose from first, or that of one county. */
export interface LoadedList {
  split: SplitFile | undefined;
  /** County whose list it is, where it is split. */
  county: string;
  /** Undefined while a county has to be chosen. */
  list: ListFile | undefined;
}

async function readJson<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return (await response.json()) as T;
}

/**
 * Loads lists, each file once.
 *
 * @param address of the data file of the whole list
 * @returns what loads the list for the county that is chosen; '' where none is
 */
export function createLoader(address: string): (county: string) => Promise<LoadedList> {
  const files = new Map<string, Promise<ListFile | SplitFile>>();
  const load = <T extends ListFile | SplitFile>(file: string): Promise<T> => {
    let known = files.get(file);
    if (!known) {
      known = readJson<T>(file);
      files.set(file, known);
      // The next press may try again.
      known.catch(() => files.delete(file));
    }
    return known as Promise<T>;
  };
  return async (county) => {
    const whole = await load(address);
    if (!('split' in whole)) return { split: undefined, county: '', list: whole };
    if (!whole.split.some(({ key }) => key === county)) return { split: whole, county: '', list: undefined };
    const own = await load<ListFile>(`${address.replace(/\.json$/, '')}/${county}.json`);
    // Its county has been chosen already: that is no longer something to filter it by.
    return { split: whole, county, list: { ...own, facets: own.facets.filter(({ key }) => key !== 'places') } };
  };
}

