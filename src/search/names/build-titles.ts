import type { NamedRecord } from '../../model/search-records.ts';
import type { CharacterTables } from './character-tables.ts';
import type { Head } from './layout.ts';

export interface TitleFiles {
  files: Map<string, Uint8Array>;
  gramShards: number;
  numberBlocks: string[];
}

export function buildTitles(
  _lists: { 项目: readonly NamedRecord[]; 公示: readonly NamedRecord[] },
  _tables: CharacterTables,
  _rowOf: ReadonlyMap<string, number>,
  _hrefs: Head['hrefs'],
): TitleFiles {
  return { files: new Map(), gramShards: 0, numberBlocks: [] };
}
