import { copyFileSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { editTable } from '../../scripts/random-edits.ts';
import { readTable, writeSmallCity, writeTable } from '../../scripts/small-city.ts';
import { makeTwins } from '../../scripts/twin-trees.ts';
import { UserError } from '../../src/errors.ts';
import { protectRegistry } from '../../src/model/registry.ts';
import { fileOf } from '../../src/pipeline/plan.ts';
import { listFiles } from '../../src/release/list-files.ts';
import { readEarlierNumbers } from '../../src/release/earlier-numbers.ts';
import { createRandom } from '../../src/sample/random.ts';
import { tableNames } from '../../src/schema/index.ts';
import type { CheckedPortal } from '../../src/tables/dataset.ts';
import { publishTwice, type PublishedTwice } from './published-twice.ts';

// One portal goes through all of this, release by release, as a real one would: each test goes on from the release before.
const first = '2020-06-30';
const nextDay = '2020-07-01';
const later = '2020-08-09';

let folder = '';
let twice: PublishedTwice;
let folders = { dataDir: '', contentDir: '' };

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'gongshi-republishing-')));
  folders = await writeSmallCity(folder, first);
  twice = publishTwice(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const table = (name: string): string => join(folders.dataDir, `${name}.csv`);
const prose = (name: string): string => join(folders.contentDir, name);

function edit(file: string, change: (text: string) => string): void {
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
}

/** Adds a sentence at the end of a text. */
const addSentence = (name: string): void => edit(prose(name), (text) => `${text}\n新加的一句。\n`);

/** Whether the numbers of the registry may be published after those that were. */
function accepts(data: CheckedPortal): boolean {
  try {
    protectRegistry(data, readEarlierNumbers(twice.site()));
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

/** Addresses at which a page says that there is none any more. */
const gone = (): string[] => twice.manifest().gone.map(({ path }) => path);

const total = (): number => Object.keys(twice.manifest().pages).length;

describe('a release that takes over what it can is the one that is made from nothing', () => {
  test('the first one, of which nothing can be taken over', () => {
    const { reused, differences } = twice.publish({ asOf: first });
    expect(differences).toEqual([]);
    expect(reused.rendered).toBe(total());
  });

  test('every page and data file is one that the plan knows, so that none is overlooked', () => {
    const made = new Set(Object.keys(twice.manifest().pages).map(fileOf));
    const others = /^(?:_astro|pagefind|data\/releases)\/|^search\/(?!index\.html)|^(?:sitemap(?:-\d+)?\.xml|robots\.txt|build\.json|[\w.-]+\.(?:svg|ico|png|webmanifest))$/;
    expect(listFiles(twice.site()).filter((file) => !made.has(file) && !others.test(file))).toEqual([]);
    expect(listFiles(twice.site()).filter((file) => file.endsWith('.html') && !made.has(file))).toEqual([]);
  });

  test('when nothing has changed, nothing is made and nothing published', () => {
    const { reused } = twice.publish({ asOf: first });
    expect(reused).toMatchObject({ isUnchanged: true, rendered: 0 });
  });

  test('after one text of a policy: little more than its own page is made anew', () => {
    addSentence('policies/qianjiang.mdx');
    const { reused, differences } = twice.publish({ asOf: first });
    expect(differences).toEqual([]);
    expect(reused.pages.changed).toContain('/policies/qianjiang/');
    expect(reused.rendered).toBeLessThan(20);
  });

  test('after a policy took another name, which is its address', () => {
    renameSync(prose('policies/qianjiang.mdx'), prose('policies/qianjiang-2017.mdx'));
    const { reused, differences } = twice.publish({ asOf: first });
    expect(differences).toEqual([]);
    expect(gone()).toContain('/policies/qianjiang/');
    expect(reused.pages.changed).toEqual(expect.arrayContaining(['/policies/', '/sitemap/']));
  });

  test('on the next day, which is that of a notice', () => {
    const { header, rows } = readTable(table('notices'));
    const coming = [...rows.find((row) => row[header.indexOf('kind')] === '其他')!];
    for (const [column, value] of Object.entries({ notice_id: 'GS2020-LATER', published_on: nextDay, open_from: nextDay, open_to: '2020-07-11', outcome: '', corrects: '', index_number: '', document_number: '' })) coming[header.indexOf(column)] = value;
    writeTable(table('notices'), { header, rows: [...rows, coming] });
    const before = twice.publish({ asOf: first });
    expect(before.differences).toEqual([]);
    expect(listFiles(twice.site()).filter((file) => file.includes('GS2020-LATER'))).toEqual([]);
    const { reused, differences } = twice.publish({ asOf: nextDay });
    expect(differences).toEqual([]);
    expect(reused.pages.added.some((path) => /gs2020-later/i.test(path))).toBe(true);
    expect(reused.rendered).toBeLessThan(total() / 2);
  });

  test('forty days on, when what was open is closed', () => {
    expect(twice.publish({ asOf: later }).differences).toEqual([]);
  });

  test('after a village took another code and a notice went, and again when all is as it was', () => {
    const names = tableNames.map((name) => table(name));
    const keptOf = (file: string): string => join(folder, basename(file));
    for (const file of names) copyFileSync(file, keptOf(file));
    for (const file of names) writeFileSync(file, readFileSync(file, 'utf8').replaceAll('990101101203', '990101101233'));
    const { header, rows } = readTable(table('regions'));
    rows.find(([code]) => code === '990101101233')![header.indexOf('former_codes')] = '990101101203';
    writeTable(table('regions'), { header, rows: rows.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)) });
    const notices = readTable(table('notices'));
    writeTable(table('notices'), { ...notices, rows: notices.rows.filter((row) => row[0] !== 'GS2020-LATER') });
    const moved = twice.publish({ asOf: later });
    expect(moved.differences).toEqual([]);
    expect(moved.reused.pages.added).toContain('/villages/990101101233/');
    for (const file of names) renameSync(keptOf(file), file);
    const back = twice.publish({ asOf: later });
    expect(back.differences).toEqual([]);
    expect(gone()).toContain('/villages/990101101233/');
  });

  test('after a row of the registry changed, so that other numbers may have to be withheld', async () => {
    expect(await editTable(createRandom('republishing/registry'), 'registry', { ...folders, asOf: later }, { accepts })).toBeDefined();
    expect(twice.publish({ asOf: later }).differences).toEqual([]);
  });

  test('although somebody edited files of the release before: they are made anew, not taken over', () => {
    const page = 'villages/990101101203/index.html';
    const index = listFiles(twice.site()).find((file) => file.startsWith('pagefind/fragment/'))!;
    for (const file of [page, index]) {
      const content = readFileSync(join(twice.site(), file));
      content[content.length - 1]! ^= 1;
      // Other releases have the same file.
      rmSync(join(twice.site(), file));
      writeFileSync(join(twice.site(), file), content);
    }
    addSentence('policies/sichuan.mdx');
    const { reused, differences } = twice.publish({ asOf: later });
    expect(differences).toEqual([]);
    expect(reused.rendered).toBeLessThan(20);
  });

  test('under another base, which is in every page, and then once more under that one', () => {
    const moved = twice.publish({ asOf: later, base: '/x/' });
    expect(moved.differences).toEqual([]);
    expect(moved.reused.rendered).toBe(total());
    addSentence('policies/huaian.mdx');
    const stayed = twice.publish({ asOf: later });
    expect(stayed.differences).toEqual([]);
    expect(stayed.reused.rendered).toBeLessThan(20);
  });

  test.each([1, 2, 3, 4, 5])('after random edits of every table, batch %i', async (batch) => {
    const random = createRandom(`republishing/${batch}`);
    const edits: (string | undefined)[] = [];
    for (const name of random.shuffle(tableNames)) edits.push(await editTable(random, name, { ...folders, asOf: later }, { accepts }));
    expect(edits.filter((done) => done !== undefined).length).toBeGreaterThan(tableNames.length - 4);
    expect({ edits, differences: twice.publish({ asOf: later }).differences }).toEqual({ edits, differences: [] });
  });
});

test('another program may write any page and any file of the search in another way: nothing is taken over', async () => {
  const options = { ...folders, asOf: later };
  const one = await makeTwins({ ...options, folder: join(folder, 'one'), release: '20200809-one', code: 'one' });
  const two = await makeTwins({ ...options, folder: join(folder, 'two'), release: '20200809-two', code: 'two', earlier: one.reused });
  expect(two.reused.rendered.length).toBe(Object.keys(two.reused.record.pages).length);
  expect(two.differences).toEqual([]);
  for (const [part, fingerprint] of Object.entries(two.reused.record.searchParts)) expect(fingerprint).not.toBe(one.reused.record.searchParts[part]);
  // The second site that is rendered in a process is that site, though Node remembers code.
  expect(readFileSync(join(two.reused.folder, 'index.html'), 'utf8')).toContain('20200809-two');
});
