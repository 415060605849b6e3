import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { NamedRecord, PlaceRecord, SearchRecords } from '../../model/search-records.ts';
import { createAlphabet } from './alphabet.ts';
import { titleFiles } from './build-titles.ts';
import { characterTables } from './character-tables.ts';
import { packCodes } from './code-column.ts';
import { pack, patternOf, recordColumns, sparse } from './columns.ts';
import { folder, listKinds, listsFile, placesFile, titleKinds, type Head, type placeKinds } from './layout.ts';
import { packText } from './text-column.ts';

const kindOfLevel = { city: '市', county: '县区', town: '乡镇', village: '村庄' } as const satisfies Record<PlaceRecord['level'], (typeof placeKinds)[number]>;

/**
 * The search by name and by number, as files: what `openNames` reads. Same records, same bytes.
 *
 * @returns paths below the output folder, with slashes, and their bytes
 */
export function nameFiles(records: SearchRecords): Map<string, Uint8Array<ArrayBuffer>> {
  const { places } = records;
  const rowOf = new Map(places.map(({ code }, row) => [code, row]));
  const byKind: Record<(typeof listKinds | typeof titleKinds)[number], readonly NamedRecord[]> = {
    企业: records.enterprises,
    政策: records.policies,
    资金: records.funds,
    项目: records.projects,
    公示: records.notices,
  };
  const hrefs: Head['hrefs'] = {};
  for (const { code, level, href } of places) hrefs[kindOfLevel[level]] ??= patternOf({ id: code, href });
  for (const [kind, list] of Object.entries(byKind)) {
    // Some ids are not quite what stands in the address.
    const usual = list.find(({ id, href }) => href.includes(id)) ?? list[0];
    if (usual) hrefs[kind] = patternOf(usual);
  }
  const lists = listKinds.map((kind) => byKind[kind]);
  const titles = titleKinds.map((kind) => byKind[kind]);

  const tables = characterTables({
    places: places.flatMap(({ name, formerNames }) => [name, ...formerNames]),
    named: lists.flat().map(({ title }) => title),
    titles: [...lists, ...titles].flat().flatMap(({ title, numbers }) => [title, ...numbers]),
  });
  const { fold } = createAlphabet(tables.readings, tables.folding);
  const titled = titleFiles(titles, rowOf, titleKinds.map((kind) => hrefs[kind] ?? ''), fold);
  const head: Head = { hrefs, titles: titles.map(({ length }) => length), gramShards: titled.gramShards, commonGrams: titled.commonGrams, numberBlocks: titled.numberBlocks };
  const { common, names } = packText(places.map(({ name }) => name), tables.readings);
  return new Map([
    [
      placesFile,
      pack([
        JSON.stringify(head),
        tables.readings,
        tables.folding,
        packCodes(places.map(({ code }) => code)),
        common,
        names,
        sparse(places.map(({ pinyin }) => pinyin?.toLowerCase().replace(/ü/g, 'v'))),
      ]),
    ],
    [
      listsFile,
      pack([
        tables.moreReadings,
        sparse(places.map(({ formerNames }) => formerNames.join('、'))),
        sparse(places.map(({ formerCodes }) => formerCodes.join('、'))),
        ...listKinds.flatMap((kind) => recordColumns(byKind[kind], rowOf, byKind[kind].map(() => hrefs[kind]!))),
        tables.moreFolding,
      ]),
    ],
    ...titled.files,
  ]);
}

/**
 * Writes the name index below a finished tree.
 *
 * @param out absolute path of the finished tree
 */
export function buildNameIndex(out: string, records: SearchRecords): void {
  for (const part of ['titles', 'grams', 'numbers']) rmSync(join(out, folder, part), { recursive: true, force: true });
  for (const [path, bytes] of nameFiles(records)) {
    const file = join(out, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}
