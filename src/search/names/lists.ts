import type { Candidates } from './candidate.ts';
import type { Reading } from './ladder.ts';
import { linesOfRecords, listKinds, type Head } from './layout.ts';
import { createNameColumn, type NameColumn } from './name-column.ts';
import { idKey, isUsccPart, readDocumentNumber, usccKey, type DocumentNumber } from './numbers.ts';
import { squeeze } from './normalise.ts';
import { addFormer, type Places } from './places.ts';
import { prepare, type Query } from './query.ts';
import { openRecords, recordHit, type Records } from './records.ts';
import { scan } from './scan.ts';
import { scoreOf } from './score.ts';

/** Enterprises and policies: few enough to be looked through name by name. */
export interface Lists {
  kind: (typeof listKinds)[number];
  records: Records;
  column: NameColumn;
  usccs: string[];
  numbers: { row: number; number: string; read: DocumentNumber | undefined; key: string }[];
}

/** @param lines of the file of lists; the places learn the readings, former names and former codes in it */
export function openLists([readings = '', formerNames, formerCodes, ...lines]: readonly string[], places: Places): Lists[] {
  const { alphabet } = places;
  alphabet.learn(readings);
  alphabet.learnFolding(lines[listKinds.length * linesOfRecords] ?? '');
  addFormer(places, formerNames, formerCodes);
  return listKinds.map((kind, index) => {
    const records = openRecords(lines.slice(index * linesOfRecords, (index + 1) * linesOfRecords));
    const numbers = [...records.numbers].flatMap(([row, all]) =>
      all.map((number) => {
        const plain = squeeze(alphabet.fold(number));
        return { row, number, read: readDocumentNumber(plain), key: idKey(plain) };
      }),
    );
    const column = createNameColumn(records.titles.map(alphabet.fold), alphabet);
    return { kind, records, column, usccs: kind === '企业' ? records.ids.map(usccKey) : [], numbers };
  });
}

/** How a document number answers one that is asked for: the issuer may be left away, or have its beginning left away. */
export function documentDetail(asked: DocumentNumber, issuer: string): 'number' | 'near' {
  return asked.issuer === '' || issuer.endsWith(asked.issuer) || issuer.includes(asked.issuer) ? 'number' : 'near';
}

/** Offers what answers a query by name, by uscc or by document number. `order` begins behind the places. */
export function findInLists(lists: readonly Lists[], places: Places, { hrefs }: Head, query: Query, ladders: readonly Reading[], candidates: Candidates): void {
  const { alphabet } = places;
  let order = places.names.length;
  for (const { kind, records, column, usccs, numbers } of lists) {
    const begin = order;
    order += column.size;
    const offer = (row: number, score: number, via?: string): void =>
      candidates.offer({
        score,
        order: begin + row,
        ...(via !== undefined && { via }),
        hit: (how, matched) => recordHit(records, row, places, kind, hrefs[kind] ?? '', how, matched),
      });
    const all = { from: 0, to: column.size };
    scan(column, alphabet, query, all, (row, score) => offer(row, score + 4));
    for (const { text, from, to } of ladders) {
      const part = prepare(text, alphabet);
      // The place itself is in the range's own town or county: the row before the range.
      scan(column, alphabet, part, all, (row, score) => {
        const place = records.places[row]!;
        if (place >= from - 1 && place < to) offer(row, score + 4);
      });
    }
    if (isUsccPart(query.text)) {
      const key = usccKey(query.text);
      for (const [row, uscc] of usccs.entries()) {
        if (uscc === key) offer(row, scoreOf('number', 0), records.ids[row]!);
        else if (uscc.startsWith(key)) offer(row, scoreOf('number', 100), records.ids[row]!);
        else if (key.length >= 6 && uscc.includes(key)) offer(row, scoreOf('number', 200), records.ids[row]!);
      }
    }
    const asked = readDocumentNumber(query.text);
    for (const { row, number, read, key } of numbers) {
      if (asked && read?.key === asked.key) offer(row, scoreOf(documentDetail(asked, read.issuer), 20), number);
      else if (!asked && /\d/.test(query.text) && key === idKey(query.text)) offer(row, scoreOf('number', 0), number);
    }
  }
}
