import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { NamedRecord, PlaceRecord, SearchRecords } from '../../model/search-records.ts';
import { characterTables } from './character-tables.ts';
import { packCodes } from './code-column.ts';
import type { placeKinds} from './layout.ts';
import { firstLine, folder, listKinds, listsFile, placesFile, type Head, type ListKind } from './layout.ts';
import { buildTitles } from './build-titles.ts';

const placeKindOf = { city: '市', county: '县区', town: '乡镇', village: '村庄' } as const satisfies Record<PlaceRecord['level'], (typeof placeKinds)[number]>;

/** A cell holds no sign that parts cells or lines. */
const cell = (text: string): string => text.replace(/[\t\r\n]+/g, ' ').trim();
const column = (cells: readonly string[]): string => cells.map(cell).join('\t');
/** Only the rows that have something: `3:前进大队`. */
const sparse = (cells: readonly (string | undefined)[]): string =>
  column(cells.flatMap((text, row) => (text === undefined || text === '' ? [] : [`${row.toString(36)}:${text}`])));

/** Gzip without anything of the machine in its header, so that the same text gives the same bytes. */
export function pack(lines: readonly string[]): Uint8Array {
  const bytes = gzipSync([firstLine, ...lines].join('\n'), { level: 9 });
  bytes[9] = 255;
  return bytes;
}

/** The address of a kind with `*` for the id; an address that is not made so is kept beside the record. */
const patternOf = (id: string, href: string): string => href.replace(id, '*');

/** Columns of named records of one kind: kind, titles, ids, rows of their places (empty for none), notes, document numbers, odd addresses. */
export function namedColumns(kind: ListKind, records: readonly NamedRecord[], rowOf: ReadonlyMap<string, number>, pattern: string): string[] {
  return [
    kind,
    column(records.map(({ title }) => title)),
    column(records.map(({ id }) => id)),
    column(records.map(({ place }) => rowOf.get(place ?? '')?.toString(36) ?? '')),
    sparse(records.map(({ note }) => note)),
    sparse(records.map(({ numbers }) => numbers.join('、'))),
    sparse(records.map(({ id, href }) => (pattern.replace('*', () => id) === href ? undefined : href))),
  ];
}

/**
 * The search by name and by number, as files: what `openNames` reads. Same records, same bytes.
 *
 * @returns paths below the output folder, with slashes, and their bytes
 */
export function nameFiles(records: SearchRecords): Map<string, Uint8Array> {
  const { places } = records;
  const rowOf = new Map(places.map(({ code }, row) => [code, row]));
  const lists: Record<ListKind, NamedRecord[]> = {
    企业: records.enterprises,
    资金: records.funds,
    政策: records.policies,
    项目: records.projects,
    公示: records.notices,
  };
  const hrefs: Head['hrefs'] = {};
  for (const { code, level, href } of places) hrefs[placeKindOf[level]] ??= patternOf(code, href);
  for (const kind of listKinds) {
    const [first] = lists[kind];
    if (first) hrefs[kind] = patternOf(first.id, first.href);
  }
  const named = [...places.flatMap(({ name, formerNames }) => [name, ...formerNames]), ...[...lists.企业, ...lists.资金, ...lists.政策].map(({ title }) => title)];
  const titled = [...lists.项目, ...lists.公示];
  const tables = characterTables(named, titled.map(({ title }) => title));
  const titles = buildTitles({ 项目: lists.项目, 公示: lists.公示 }, tables, rowOf, hrefs);
  const head: Head = { hrefs, titles: titled.length, gramShards: titles.gramShards, numberBlocks: titles.numberBlocks };
  return new Map([
    [
      placesFile,
      pack([
        JSON.stringify(head),
        tables.readings,
        tables.folding,
        packCodes(places.map(({ code }) => code)),
        column(places.map(({ name }) => name)),
        sparse(places.map(({ formerNames }) => formerNames.join('、'))),
        sparse(places.map(({ formerCodes }) => formerCodes.join('、'))),
        sparse(places.map(({ pinyin }) => pinyin?.toLowerCase().replace(/ü/g, 'v'))),
      ]),
    ],
    [listsFile, pack((['企业', '资金', '政策'] as const).flatMap((kind) => namedColumns(kind, lists[kind], rowOf, hrefs[kind] ?? '')))],
    ...titles.files,
  ]);
}

/**
 * Writes the name index below a finished tree.
 *
 * @param out absolute path of the finished tree
 */
export function buildNameIndex(out: string, records: SearchRecords): void {
  rmSync(join(out, folder, 'titles'), { recursive: true, force: true });
  for (const [path, bytes] of nameFiles(records)) {
    const file = join(out, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}
