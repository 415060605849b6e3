import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { auditSite } from '../../src/release/audit.ts';
import { readNameFile } from '../../src/release/name-index.ts';
import { nameFiles } from '../../src/search/names/build.ts';
import { makeHouseholdKeyFinder } from '../../src/tables/household-keys.ts';
import { findPersonal } from '../../src/tables/personal.ts';
import { madeUpRecords } from '../search/names/made-up.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import type { SearchRecords } from '../../src/model/search-records.ts';

const key = 'h7k2q9x4';
const phone = '13912345678';
const find = makeHouseholdKeyFinder({ rows: [{ household_key: key, village_code: '990102101201', persons: 3, cause: 'illness' }], rowNumbers: [2] });

/** Problems of a site that has nothing but these files, as `file kind detail`. */
function audit(files: Iterable<[string, Uint8Array]>): string[] {
  const folder = temporaryFolder();
  for (const [name, content] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const problems = auditSite(folder, {
    base: '/',
    site: 'https://gongshi.example',
    findPersonal: (text) => findPersonal(text, { hotlines: new Set() }),
    findHouseholdKey: (text) => find(text)?.toString(),
  });
  return problems.map(({ file, kind, detail }) => `${file} ${kind} ${detail}`);
}

/** The made-up portal with one text changed. */
function recordsWith(change: (records: SearchRecords) => void): SearchRecords {
  const records = madeUpRecords();
  change(records);
  return records;
}

describe('the name index', () => {
  test('is read whole and passes when nothing is wrong with it', () => {
    const files = nameFiles(madeUpRecords());
    expect(audit(files)).toEqual([]);
    const read = readNameFile('search/places.idx', files.get('search/places.idx')!);
    expect(read?.texts).toEqual(expect.arrayContaining(['百花村', '埡口村', '长冲村村民委员会']));
  });

  test.each<[string, string, (records: SearchRecords, text: string) => void]>([
    ['the name of a village', 'search/places.idx', ({ places }, text) => void (places[3]!.name = `${text}村`)],
    ['a former name', 'search/lists.idx', ({ places }, text) => void places[3]!.formerNames.push(text)],
    ['the name of an enterprise', 'search/lists.idx', ({ enterprises }, text) => void (enterprises[0]!.title = `${text}公司`)],
    ['a note', 'search/lists.idx', ({ policies }, text) => void (policies[0]!.note = text)],
    ['the title of a notice', 'search/titles/0.idx', ({ notices }, text) => void (notices[0]!.title = `公告 ${text}`)],
    ['a document number', 'search/titles/0.idx', ({ notices }, text) => void (notices[0]!.numbers[0] = text)],
  ])('lets no household key and no phone number pass in %s', (_case, file, change) => {
    expect(audit(nameFiles(recordsWith((records) => change(records, key))))).toContain(`${file} household-key 2`);
    expect(audit(nameFiles(recordsWith((records) => change(records, phone)))).some((problem) => problem.startsWith(`${file} personal-data`))).toBe(true);
  });

  test('that is damaged, or holds what is none of its columns, is a problem', () => {
    const files = nameFiles(madeUpRecords());
    const change = (file: string, edit: (text: string) => string): string[] =>
      audit([[file, new Uint8Array(gzipSync(edit(gunzipSync(files.get(file)!).toString())))]]);
    const problem = (file: string): string[] => [`${file} unreadable-file 不是完好的检索文件`];
    expect(audit([['search/places.idx', files.get('search/places.idx')!.slice(0, -20)]])).toEqual(problem('search/places.idx'));
    expect(change('search/places.idx', (text) => `${text}\n${phone}`)).toEqual(problem('search/places.idx'));
    expect(change('search/places.idx', (text) => text.replace('!', `${phone},!`))).toEqual(problem('search/places.idx'));
    expect(change('search/grams/0.idx', (text) => text.replace(/\t.*$/, `\t${phone}`))).toEqual(problem('search/grams/0.idx'));
    expect(change('search/numbers/0.idx', (text) => text.replace('gongshi-names', 'other'))).toEqual(problem('search/numbers/0.idx'));
    expect(audit([['search/other.idx', files.get('search/lists.idx')!]])).toEqual(problem('search/other.idx'));
  });
});
