import { beforeAll, describe, expect, test } from 'vitest';
import { nameFiles } from '../../../src/search/names/build.ts';
import { openNames, type NameIndex } from '../../../src/search/names/index.ts';
import type { SearchRecords } from '../../../src/model/search-records.ts';
import { ask, makeKinds } from './queries.ts';
import { realRecords } from './real-villages.ts';

/** One real city: what npm run bench does with the whole province, in a few seconds. */
const extent = { region: '5113', villages: 900, enterprises: 150, funds: 200, projects: 800, notices: 800 };
const seed = 'recall';
let records: SearchRecords;
let index: NameIndex;

beforeAll(async () => {
  records = await realRecords(extent, seed);
  const files = nameFiles(records);
  index = await openNames((file) => Promise.resolve(files.get(file)!.slice().buffer));
});

describe('real villages are found', () => {
  test('by every kind of query, as often as promised', async () => {
    const short: string[] = [];
    for (const kind of makeKinds(records, 60, seed)) {
      const { queries, found, first, missed } = await ask(index, kind);
      if (queries === 0 || found / queries < kind.found || first / queries < (kind.first ?? 0)) {
        short.push(`${kind.name}: ${found} found and ${first} first of ${queries}; ${missed.slice(0, 3).join(' | ')}`);
      }
    }
    expect(short).toEqual([]);
  });

  test('by every part of their names, be it one character', async () => {
    const villages = records.places.filter(({ level }) => level === 'village').slice(0, 120);
    const missed: string[] = [];
    for (const { name, href } of villages) {
      const characters = [...name];
      for (let from = 0; from < characters.length; from++) {
        for (let to = from + 1; to <= characters.length; to++) {
          const part = characters.slice(from, to).join('');
          const hits = await index.find(part, records.places.length);
          if (!hits.some((hit) => hit.href === href)) missed.push(`${name}: ${part}`);
        }
      }
    }
    expect(missed).toEqual([]);
  });
});
