import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { auditSite } from '../../src/release/audit.ts';
import { listFiles } from '../../src/release/list-files.ts';
import { readIndexFile } from '../../src/release/search-index.ts';
import { writeFullText } from '../../src/search/full-text.ts';
import { makeHouseholdKeyFinder } from '../../src/tables/household-keys.ts';
import { findPersonal } from '../../src/tables/personal.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const key = 'h7k2q9x4';
const find = makeHouseholdKeyFinder({
  rows: [{ household_key: key, village_code: '990102101201', persons: 3, cause: 'illness' }],
  rowNumbers: [2],
});

/** Writes files into a new folder. */
function write(files: Record<string, string | Uint8Array>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** Problems of a finished tree as `file kind detail`. */
const audit = (folder: string): string[] =>
  auditSite(folder, {
    base: '/',
    site: 'https://gongshi.example',
    findPersonal: (text) => findPersonal(text, { hotlines: new Set() }),
    findHouseholdKey: (text) => find(text)?.toString(),
  }).map(({ file, kind, detail }) => `${file} ${kind} ${detail}`);

describe('a household key', () => {
  test.each([
    ['in text', 'index.html', `<p>为${key}修路`],
    ['in text with bold type in it', 'index.html', '<p>h7k2<b>q9x4</b>'],
    ['in text written with an escape', 'index.html', '<p>h7k2&#113;9x4'],
    ['in an attribute', 'index.html', `<p id="row-${key}">`],
    ['in an attribute of no quotes', 'index.html', `<p data-key=${key}>`],
    ['in a comment', 'index.html', `<!-- ${key} -->`],
    ['in a script', 'index.html', `<script>const names = ['a\\n${key}']</script>`],
    ['in a table for download', 'x.csv', `1,${key},3\r\n`],
    ['in data', 'x.json', `["甲\\n${key}"]`],
    ['in a feed', 'feed.xml', `<t>${key}</t>`],
    ['in a picture made of text', 'x.svg', `<text>${key}</text>`],
    ['in plain text', 'robots.txt', `Disallow: /${key}/`],
    ['in a program', 'x.js', `a="${key}"`],
    ['in a file of a kind that nobody knows', 'x.dat', key],
  ])('%s is a problem, and is not repeated', (_case, file, text) => {
    expect(audit(write({ 'index.html': '', [file]: text }))).toEqual([`${file} household-key 2`]);
  });

  test('in the name of a file, and in a link, is a problem, and is not repeated', () => {
    const problems = audit(write({ 'index.html': `<a href="/no/${key}/">x</a>`, [`a/${key}.csv`]: '' }));
    expect(problems).toEqual(['a/…… household-key 2', 'index.html dead-link /no/……/', 'index.html household-key 2']);
  });

  test('is none in a portal that has no registry', () => {
    const options = { base: '/', site: 'https://gongshi.example', findPersonal: () => undefined };
    expect(auditSite(write({ 'index.html': `<p>${key}` }), options)).toEqual([]);
  });
});

describe('the search index', () => {
  const body = (text: string): string => `<html lang="zh-CN"><body data-pagefind-body><h1 data-pagefind-filter="kind">项目</h1>${text}</body></html>`;

  /** A folder with nothing but the index of a page with this text. */
  async function indexOf(text: string): Promise<string> {
    const folder = write({ 'index.html': body(text) });
    await writeFullText({ folder, pages: [{ file: 'index.html', part: '', hash: '' }], titleOf: (part) => part });
    writeFileSync(join(folder, 'index.html'), '');
    return folder;
  }
  const kindsOf = (problems: string[]) => new Set(problems.map((problem) => problem.replace(/_[\da-f]+\./, '.')));

  test('without anything in it that should not be there passes', async () => {
    const folder = await indexOf('<p>2019-01-01 至 2019-12-31，投资 12.5 万元，编号 QS2019-001。<table><tr><td>138</td><td>0013</td><td>8000</td></tr></table>');
    expect(listFiles(folder).filter((file) => /\.pf_(?:fragment|index|meta|filter)$/.test(file)).length).toBeGreaterThan(3);
    expect(audit(folder)).toEqual([]);
  });

  test('is unpacked: a household key is found in its texts and in its words', async () => {
    const problems = kindsOf(audit(await indexOf(`<p>为${key}修路。 ${key}`)));
    expect(problems).toContain('pagefind/fragment/zh.pf_fragment household-key 2');
    expect(problems).toContain('pagefind/index/zh.pf_index household-key 2');
  });

  test('is unpacked: a household key is found in what can be filtered by', async () => {
    const problems = audit(await indexOf(`<p data-pagefind-filter="place">${key}</p>`));
    expect(kindsOf(problems)).toContain('pagefind/filter/zh.pf_filter household-key 2');
  });

  test.each([
    ['a citizen id', '11010519491231002X', 'citizen-id'],
    ['a mobile phone', '13900000000', 'mobile-phone'],
    ['a bank card', '6222021234567890128', 'bank-card'],
  ])('is unpacked: %s is found in its texts', async (_case, number, kind) => {
    expect(kindsOf(audit(await indexOf(`<p>联系${number}。`)))).toContain(`pagefind/fragment/zh.pf_fragment personal-data ${kind}`);
  });

  test('that is damaged is a problem, however it is damaged', async () => {
    const folder = await indexOf('<p>修路');
    const files = listFiles(folder).filter((file) => /\.pf_/.test(file));
    for (const file of files) {
      const good = readFileSync(join(folder, file));
      const content = gunzipSync(good);
      expect(readIndexFile(file, good), file).toBeDefined();
      const damaged = [
        Buffer.alloc(0),
        Buffer.from('not packed'),
        good.subarray(0, good.length - 9),
        gzipSync(content.subarray(0, content.length - 1)),
        gzipSync(content.subarray(12)),
        gzipSync(Buffer.concat([content, Buffer.from([0x61, 0x61])])),
      ];
      for (const bytes of damaged) expect(readIndexFile(file, bytes), file).toBeUndefined();
    }
    writeFileSync(join(folder, files[0]!), 'not packed');
    expect(audit(folder)).toEqual([`${files[0]} unreadable-file 不是完好的检索文件`]);
  });
});
