import { plainText } from '../../plain-text.ts';

/** What a reader has chosen of a list; it stands in the address of the page, so that a link or the back button brings it back. */
export interface ListState {
  /** Chosen values by the key of what is filtered. None: everything. */
  picks: Record<string, string[]>;
  /** Words that the name must hold. */
  text: string;
  /** Fen, both included. */
  min: number | undefined;
  max: number | undefined;
  /** Key of a column, `-` before it for the other way round; '' is the list's own order. */
  sort: string;
}

export const emptyState = (): ListState => ({ picks: {}, text: '', min: undefined, max: undefined, sort: '' });

/** 万元 as typed: "10", "3.5", "1,000", "１０"; undefined for nothing or for what is no amount. Returns fen. */
export function readWanYuan(typed: string): number | undefined {
  const plain = typed.normalize('NFKC').replace(/[,\s]|万元?/g, '');
  if (!/^\d{1,9}(?:\.\d{1,6})?$/.test(plain)) return undefined;
  const [whole = '', fraction = ''] = plain.split('.');
  return Number(whole + fraction.padEnd(6, '0'));
}

/** Fen as 万元 for an address and a field: exact, without separators. */
export function writeWanYuan(fen: number): string {
  const digits = String(fen).padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`.replace(/\.?0+$/, '');
}

/**
 * Reads a query string. Whatever it holds that is not of this list is passed over, so that an old link still shows a list.
 *
 * @param facets keys of what can be filtered
 */
export function readState(query: string, facets: readonly string[]): ListState {
  const given = new URLSearchParams(query);
  const picks: ListState['picks'] = {};
  for (const key of facets) {
    const values = (given.get(key) ?? '').split(',').filter((value) => value !== '');
    if (values.length > 0) picks[key] = values;
  }
  return { picks, text: plainText(given.get('q') ?? '').trim().slice(0, 100), min: readWanYuan(given.get('min') ?? ''), max: readWanYuan(given.get('max') ?? ''), sort: given.get('sort') ?? '' };
}

/** The query string of a state, `?` before it; '' when nothing is chosen. Commas between values stay readable. */
export function writeState({ picks, text, min, max, sort }: ListState, facets: readonly string[]): string {
  const query = new URLSearchParams();
  for (const key of facets) if (picks[key]?.length) query.set(key, picks[key].join(','));
  if (text !== '') query.set('q', text);
  if (min !== undefined) query.set('min', writeWanYuan(min));
  if (max !== undefined) query.set('max', writeWanYuan(max));
  if (sort !== '') query.set('sort', sort);
  const written = query.toString().replace(/%2C/g, ',');
  return written === '' ? '' : `?${written}`;
}

export const isFiltered = ({ picks, text, min, max }: ListState): boolean =>
  text !== '' || min !== undefined || max !== undefined || Object.values(picks).some((values) => values.length > 0);
