import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { earlierName, readEarlierName } from '../../src/desk/earlier.ts';
import { findLockFile } from '../../src/desk/lock-files.ts';
import { tableOfName } from '../../src/desk/guess-table.ts';
import { startDesk } from './ask-desk.ts';

const projects = (folder: string): string => readFileSync(join(folder, 'projects.csv'), 'utf8');
const visible = (folder: string): string[] => readdirSync(folder).filter((name) => !name.startsWith('.')).sort();

test('a file with the name of a table takes its place, and the one that stood there is kept with the time', async () => {
  const desk = await startDesk();
  const before = projects(desk.dataDir);
  const after = before.replace(',60,', ',61,');
  const reply = await desk.put('projects.csv', after);
  expect(reply.json()).toEqual({ table: 'projects', title: '项目', file: 'projects.csv', kept: '.earlier/20200630-094501-projects.csv' });
  expect(projects(desk.dataDir)).toBe(after);
  expect(readFileSync(join(desk.dataDir, '.earlier/20200630-094501-projects.csv'), 'utf8')).toBe(before);
});

test('two replacements in the same second are both kept', async () => {
  const desk = await startDesk();
  const first = projects(desk.dataDir);
  await desk.put('项目.csv', `${first}\n`);
  await desk.put('项目.csv', `${first}\n\n`);
  expect(readdirSync(join(desk.dataDir, '.earlier')).sort()).toEqual(['20200630-094501-projects.csv', '20200630-094501.1-projects.csv']);
});

test('a kept file is put back, and what it replaces is kept in turn', async () => {
  const desk = await startDesk();
  const first = projects(desk.dataDir);
  await desk.put('项目.csv', `${first}\n`);
  const reply = await desk.post('put-back', { name: '20200630-094501-projects.csv' });
  expect(reply.json()).toMatchObject({ table: 'projects', kept: '.earlier/20200630-094501.1-projects.csv' });
  expect(projects(desk.dataDir)).toBe(first);
});

test.each(['../portal.json', '..', '', '20200630-094501-../../x.csv', '20200630-094501-portal.json', '/etc/passwd', 'projects.csv', '20200630-094501-/etc/projects.csv'])(
  'nothing is put back but a kept table: %s',
  async (name) => {
    const desk = await startDesk();
    const before = visible(desk.dataDir);
    expect((await desk.post('put-back', { name })).status).toBe(400);
    expect(visible(desk.dataDir)).toEqual(before);
  },
);

test('a table that comes as a workbook takes the place of its CSV, so that there are never two', async () => {
  const desk = await startDesk();
  const { writeXlsx } = await import('hucre/xlsx');
  const rows = projects(desk.dataDir).trim().split('\n').map((line) => line.split(','));
  const reply = await desk.put('项目表（2020）.xlsx', await writeXlsx({ sheets: [{ name: '项目', rows }] }));
  expect(reply.json()).toMatchObject({ table: 'projects', file: 'projects.xlsx' });
  expect(visible(desk.dataDir)).toEqual(['funds.csv', 'portal.json', 'projects.xlsx', 'regions.csv', 'villages.csv']);
});

test('a table takes the place of all files of its name, however they are written', async () => {
  const desk = await startDesk();
  for (const name of ['Projects.csv', 'PROJECTS.xlsx']) writeFileSync(join(desk.dataDir, name), 'old');
  const after = `${projects(desk.dataDir)}\n`;
  await desk.put('项目.csv', after);
  expect(visible(desk.dataDir).filter((name) => /projects/i.test(name))).toEqual(['projects.csv']);
  expect(projects(desk.dataDir)).toBe(after);
  expect(readdirSync(join(desk.dataDir, '.earlier'))).toHaveLength(3);
});

test.each(['项目.csv', '项目表.csv', '项目(1).csv', '副本项目.csv', '2020年项目表.csv', 'Projects.csv', 'projects - 副本.csv', '项目 最终版.csv'])('the file %s is known to be the projects', (name) => {
  expect(tableOfName(name)).toBe('projects');
});

test('a file whose name says nothing is known by its header', async () => {
  const desk = await startDesk();
  expect((await desk.put('报送数据.csv', projects(desk.dataDir))).json()).toMatchObject({ table: 'projects' });
});

test('a file that nobody knows is asked about, changes nothing, and is taken once the clerk has said', async () => {
  const desk = await startDesk();
  const reply = await desk.put('报表.csv', '甲,乙\n1,2\n');
  expect(reply.status).toBe(409);
  expect((reply.json() as { ask: { guess?: string; tables: unknown[] } }).ask.tables.length).toBeGreaterThan(20);
  expect(visible(desk.dataDir)).toHaveLength(5);
  expect(readdirSync(desk.dataDir).filter((name) => name.startsWith('.'))).toEqual([]);
  expect((await desk.put('报表.csv', '甲,乙\n1,2\n', '&table=training')).json()).toMatchObject({ file: 'training.csv' });
});

test('a file that is named for one table and holds another is asked about', async () => {
  const desk = await startDesk();
  const reply = await desk.put('资金.csv', projects(desk.dataDir));
  expect(reply.json()).toMatchObject({ ask: { guess: 'projects' } });
});

test.each(['../../x.csv', '/etc/cron.d/x.csv', 'C:\\x.csv', '..\\x.csv', 'projects.csv\0.csv', '.earlier/x.csv', '~$projects.csv'])(
  'a file cannot choose where it goes: %s',
  async (name) => {
    const desk = await startDesk();
    await desk.put(name, '甲,乙\n1,2\n', '&table=needs');
    expect(visible(desk.dataDir)).toEqual(['funds.csv', 'needs.csv', 'portal.json', 'projects.csv', 'regions.csv', 'villages.csv']);
    expect(readdirSync(join(desk.dataDir, '..')).sort()).toEqual(['content', 'data', 'published']);
  },
);

test.each(['../x', 'portal', '__proto__', 'constructor', 'needs/../x', ''])('a table that does not exist takes no file: %s', async (table) => {
  const desk = await startDesk();
  expect((await desk.put('x.csv', 'a,b\n', `&table=${encodeURIComponent(table)}`)).status).toBe(400);
  expect(visible(desk.dataDir)).toHaveLength(5);
});

const wrong: [string, string, Uint8Array | string][] = [
  ['an old workbook', '项目.xls', 'x'],
  ['a program', '项目.exe', 'MZ'],
  ['a name without an extension', '项目', 'x'],
  ['an old workbook that was renamed', '项目.xlsx', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1])],
  ['a page that was renamed', '项目.xlsx', '<html><table>'],
  ['text that was renamed', '项目.xlsx', 'a,b'],
  ['a workbook that was renamed', '项目.csv', Buffer.from([0x50, 0x4b, 3, 4, 0])],
  ['nothing', '项目.csv', ''],
];

test.each(wrong)('%s is refused in words that say what to do, and the table stays', async (_, name, body) => {
  const desk = await startDesk();
  const before = projects(desk.dataDir);
  const reply = await desk.put(name, body);
  expect(reply.status).toBe(400);
  expect(reply.json()).toMatchObject({ message: expect.stringMatching(/./) as string, hint: expect.stringMatching(/./) as string });
  expect(projects(desk.dataDir)).toBe(before);
  expect(readdirSync(desk.dataDir).filter((one) => one.startsWith('.'))).toEqual([]);
});

test('a file over the limit is refused, said beforehand or not, and nothing of it stays', async () => {
  const desk = await startDesk({ largestFile: 1000 });
  const before = projects(desk.dataDir);
  expect((await desk.put('projects.csv', 'x'.repeat(1001))).json()).toMatchObject({ message: expect.stringContaining('太大') as string });
  const unsaid = await desk.ask({ method: 'PUT', path: '/api/file?name=projects.csv', headers: { 'transfer-encoding': 'chunked' }, body: 'x'.repeat(1001) });
  expect(unsaid.json()).toMatchObject({ message: expect.stringContaining('太大') as string });
  expect(projects(desk.dataDir)).toBe(before);
  expect(readdirSync(desk.dataDir).filter((one) => one.startsWith('.'))).toEqual([]);
});

test.each(['~$projects.csv', '.~lock.projects.csv#', '~$ojects.csv'])('a table that is open (%s) is not replaced unless the clerk insists', async (lock) => {
  const desk = await startDesk();
  writeFileSync(join(desk.dataDir, lock), '');
  const before = projects(desk.dataDir);
  const files = (await desk.ask({ path: '/api/files' })).json() as { tables: { table: string; lock?: string }[] };
  expect(files.tables.find(({ table }) => table === 'projects')?.lock).toBe(lock);
  const reply = await desk.put('projects.csv', `${before}\n`);
  expect(reply.json()).toMatchObject({ message: expect.stringContaining('打开着') as string, hint: expect.stringContaining(lock) as string });
  expect(projects(desk.dataDir)).toBe(before);
  expect((await desk.put('projects.csv', `${before}\n`, '&even-if-open=yes')).status).toBe(200);
});

test('the mark of another open table stops nothing', () => {
  expect(findLockFile('projects.xlsx', ['~$funds.xlsx', '.~lock.funds.xlsx#', 'projects.xlsx'])).toBeUndefined();
});

test('what a desk that was killed had half received is cleared away by the next', async () => {
  const { temporaryFolder } = await import('../temporary-folder.ts');
  const { openFakeDesk } = await import('./open-fake-desk.ts');
  const { writeTinyPortal } = await import('../site/tiny-portal.ts');
  const folder = temporaryFolder();
  writeTinyPortal(folder);
  writeFileSync(join(folder, 'data/.incoming-0123'), 'half');
  mkdirSync(join(folder, 'data/.earlier'));
  const desk = await openFakeDesk(folder, { dataDir: join(folder, 'data'), contentDir: join(folder, 'content') });
  desk.close();
  expect(existsSync(join(folder, 'data/.incoming-0123'))).toBe(false);
  expect(existsSync(join(folder, 'data/.earlier'))).toBe(true);
});

test('kept tables are no part of what is checked', async () => {
  const desk = await startDesk();
  await desk.put('项目.csv', projects(desk.dataDir));
  const state = await desk.run('check');
  expect(state).toMatchObject({ check: { errors: 0 } });
  const problems = await desk.ask({ path: '/api/problems' });
  expect(problems.body).not.toContain('.earlier');
});

test('the name of a kept file tells its table and its second again', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), fc.nat(20), (at, again) => {
      const read = readEarlierName(earlierName('projects.csv', at, again));
      expect(read).toEqual({ name: 'projects.csv', replacedAt: Math.floor(at.getTime() / 1000) * 1000 });
    }),
  );
});

test('a workbook that is small and says that it unpacks to gigabytes is refused before it is unpacked', async () => {
  const desk = await startDesk();
  const bytes = Buffer.from(zipSync({ 'xl/worksheets/sheet1.xml': strToU8('<worksheet/>') }));
  const entry = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  // The size in the directory of the archive.
  bytes.writeUInt32LE(3_000_000_000, entry + 24);
  const reply = await desk.put('projects.xlsx', bytes);
  expect([reply.status, reply.json()]).toEqual([400, expect.objectContaining({ message: '这个工作簿打开后太大，读不了' })]);
  expect(visible(desk.dataDir)).not.toContain('projects.xlsx');
});
