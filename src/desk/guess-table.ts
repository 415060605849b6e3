import { columnsOf, tableNames, tables, type TableName } from '../schema/index.ts';
import { findNearest } from '../tables/nearest.ts';
import { findHeader } from '../tables/header.ts';
import { readHeads, type Head } from './sheet-heads.ts';
import { isTable } from './table-files.ts';

/** A file's name without what people and programs add: 副本, (1), a year, the word 表. */
function plainStem(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\.\w+$/, '')
    .toLowerCase()
    .replace(/^副本|副本$|copy of /g, '')
    .replace(/\(\d+\)|\s|[-_ ]*(?:副本|最终版?|定稿|新)$/g, '')
    .replace(/^[-_]+|[-_]+$/g, '');
}

/** The table that a file's name is the machine name or the Chinese title of. */
export function tableOfName(name: string): TableName | undefined {
  const stem = plainStem(name);
  if (isTable(stem)) return stem;
  const bare = stem.replace(/\d{4,8}(?:年|年度)?/g, '').replace(/^[-_]+|[-_]+$/g, '');
  const titles = tableNames.filter((table) => [stem, bare].some((text) => text === tables[table].title || text === `${tables[table].title}表`));
  return titles.length === 1 ? titles[0] : isTable(bare) ? bare : undefined;
}

/** Columns of a table that a sheet's header names, as a share of those that it must; 0 when it lacks half of them. */
function likeness(heads: readonly Head[], table: TableName): number {
  const definition = tables[table];
  const columns = columnsOf(definition);
  const required = columns.filter((column) => column.required);
  return Math.max(
    0,
    ...heads.map(({ rows, merges }) => {
      const header = findHeader(rows, definition, merges);
      if (!header) return 0;
      const named = new Set(header.matches.flatMap((match) => (match ? [match.column.name] : [])));
      const must = required.filter(({ name }) => named.has(name)).length / required.length;
      return must < 0.5 ? 0 : must + named.size / Math.max(columns.length, header.texts.length);
    }),
  );
}

/**
 * Which table a file is, by its name and by its header.
 *
 * @returns `sure` when both agree or only one speaks and does so clearly; else at most a `guess`
 */
export async function guessTable(name: string, bytes: Uint8Array): Promise<{ sure: TableName } | { guess?: TableName }> {
  const named = tableOfName(name);
  const heads = await readHeads(bytes);
  const scores = tableNames.map((table) => ({ table, score: likeness(heads, table) })).sort((a, b) => b.score - a.score);
  const [best, second] = scores;
  const byHeader = best && best.score > 0 ? best.table : undefined;
  if (named !== undefined) {
    // Named so, and nothing in it says otherwise: the check will tell what is wrong with it.
    const fits = scores.find(({ table }) => table === named)!.score > 0;
    return fits || byHeader === undefined ? { sure: named } : { guess: byHeader };
  }
  if (byHeader !== undefined && best!.score >= 1.2 && best!.score - (second?.score ?? 0) > 0.25) return { sure: byHeader };
  const byName = findNearest(plainStem(name), tableNames.map((table) => tables[table].title));
  const guess = byHeader ?? tableNames.find((table) => tables[table].title === byName);
  return guess === undefined ? {} : { guess };
}
