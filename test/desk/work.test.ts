import { cpSync, existsSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startDesk, type AskedDesk } from './ask-desk.ts';

/** A gate at which works stop until it is opened. */
function makeGate(): { pause: () => Promise<void>; open: () => void; reached: Promise<void> } {
  let open = (): void => undefined;
  let arrive = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const reached = new Promise<void>((resolve) => (arrive = resolve));
  return { pause: () => (arrive(), opened), open, reached };
}

const who = { by: '财政局信息科' };

async function prepare(desk: AskedDesk): Promise<void> {
  await desk.run('check');
  await desk.run('diff');
}

async function amend(desk: AskedDesk): Promise<void> {
  const path = join(desk.dataDir, 'projects.csv');
  writeFileSync(path, readFileSync(path, 'utf8').replace(',60,', ',61,'));
  await prepare(desk);
}

test('while one window previews, another is told so and what is going on, and starts nothing', async () => {
  const gate = makeGate();
  const desk = await startDesk({ pause: gate.pause });
  const preview = desk.run('preview');
  await gate.reached;
  for (const what of ['check', 'diff', 'publish', 'undo', 'verify']) {
    const reply = await desk.post(`run/${what}`, { ...who, note: '试' });
    expect([400, 423]).toContain(reply.status);
    expect((reply.json() as { message: string }).message).toMatch(/./);
  }
  expect((await desk.ask({ path: '/api/state' })).json()).toMatchObject({ running: { what: 'preview', stage: '检查', share: 0 } });
  gate.open();
  expect(await preview).toMatchObject({ last: { what: 'preview' }, preview: { fresh: true } });
});

test('no table is replaced while a release reads the tables', async () => {
  const gate = makeGate();
  const desk = await startDesk({ pause: gate.pause });
  const preview = desk.run('preview');
  await gate.reached;
  const before = readFileSync(join(desk.dataDir, 'projects.csv'), 'utf8');
  expect((await desk.put('projects.csv', `${before}\n`)).json()).toMatchObject({ message: expect.stringContaining('不能换文件') as string });
  expect(readFileSync(join(desk.dataDir, 'projects.csv'), 'utf8')).toBe(before);
  gate.open();
  await preview;
});

test('a window that waits hears of the next stage at once', async () => {
  const gate = makeGate();
  const desk = await startDesk({ pause: gate.pause });
  const { version } = (await desk.ask({ path: '/api/state' })).json() as { version: number };
  const waiting = desk.ask({ path: `/api/state?after=${version}` });
  const preview = desk.run('preview');
  expect((await waiting).json()).toMatchObject({ running: { what: 'preview' } });
  gate.open();
  await preview;
});

test('a desk that is closed in the middle leaves the public site as it was', async () => {
  const gate = makeGate();
  const desk = await startDesk();
  await prepare(desk);
  await desk.run('publish', who);
  const page = join(desk.publishedDir, 'current/projects/QS2020-001/index.html');
  const before = readFileSync(page, 'utf8');
  desk.close();
  const { openFakeDesk } = await import('./open-fake-desk.ts');
  const again = await openFakeDesk(join(desk.dataDir, '..'), { dataDir: desk.dataDir, contentDir: join(desk.dataDir, '../content'), pause: gate.pause });
  again.close();
  gate.open();
  expect(readFileSync(page, 'utf8')).toBe(before);
});

test('a change of what is public is not published without a note, and the note is in the history', async () => {
  const desk = await startDesk();
  await prepare(desk);
  await desk.run('publish', who);
  await amend(desk);
  expect(await desk.run('publish', { ...who, acceptWarnings: true })).toMatchObject({ where: '更正说明' });
  expect(await desk.run('publish', { ...who, acceptWarnings: true, note: '  ' })).toMatchObject({ where: '更正说明' });
  const state = await desk.run('publish', { ...who, acceptWarnings: true, note: '更正：预算由60万元改为61万元。' });
  expect(state).toMatchObject({ published: { id: '20200630-bbbbbb', pages: { changed: 1 } } });
  const history = (await desk.ask({ path: '/api/history' })).json() as unknown as { note?: string; current: boolean }[];
  expect(history.map(({ note, current }) => [note, current])).toEqual([[undefined, false], ['更正：预算由60万元改为61万元。', true]]);
});

test('what was taken back is not published again without a note, though nothing public would change', async () => {
  const desk = await startDesk();
  const path = join(desk.dataDir, 'projects.csv');
  const all = readFileSync(path, 'utf8');
  writeFileSync(path, all.replace(/[^\n]+\n$/, ''));
  await prepare(desk);
  await desk.run('publish', who);
  writeFileSync(path, all);
  await prepare(desk);
  await desk.run('publish', who);
  await desk.run('undo', { ...who, note: '用错了文件', withdraw: false, to: '20200630-aaaaaa' });
  await prepare(desk);
  expect(await desk.run('publish', who)).toMatchObject({ where: '更正说明', hint: expect.stringContaining('撤回了的') as string });
  expect(await desk.run('publish', { ...who, note: '经核对无误' })).toMatchObject({ published: { id: '20200630-dddddd' } });
});

test('a warning that was not accepted holds a release back', async () => {
  const desk = await startDesk();
  await prepare(desk);
  await desk.run('publish', who);
  await amend(desk);
  expect(await desk.run('publish', { ...who, note: '更正' })).toMatchObject({ where: '提醒' });
});

test('what was not looked at is not published: a table that was saved since holds it back', async () => {
  const desk = await startDesk();
  expect(await desk.run('publish', who)).toMatchObject({ hint: expect.stringContaining('检查') as string });
  await prepare(desk);
  const path = join(desk.dataDir, 'funds.csv');
  writeFileSync(path, `${readFileSync(path, 'utf8')}\n`);
  expect(await desk.run('publish', who)).toMatchObject({ message: expect.stringContaining('动过') as string });
  expect(existsSync(join(desk.publishedDir, 'current'))).toBe(false);
});

test('what was found on one day is old on the next: a window that waits hears of it, and nothing is published', async () => {
  let today = '2020-06-30';
  const desk = await startDesk({ asOf: () => today });
  await prepare(desk);
  const { version } = (await desk.ask({ path: '/api/state' })).json() as { version: number };
  const waiting = desk.ask({ path: `/api/state?after=${version}` });
  today = '2020-07-01';
  expect((await waiting).json()).toMatchObject({ asOf: today, check: { fresh: false }, changes: { fresh: false } });
  expect(await desk.run('publish', who)).toMatchObject({ message: expect.stringContaining('动过') as string });
});

test('after somebody else has published, what would change is old, the check is not, and the page hears which release is public', async () => {
  const desk = await startDesk();
  await prepare(desk);
  await desk.run('publish', who);
  await amend(desk);
  const before = await desk.run('preview');
  expect(before).toMatchObject({ release: '20200630-aaaaaa', changes: { fresh: true }, preview: { fresh: true } });

  const releases = join(desk.publishedDir, 'releases');
  cpSync(join(releases, '20200630-aaaaaa'), join(releases, '20200630-zzzzzz'), { recursive: true });
  writeFileSync(join(releases, '20200630-zzzzzz/site/index.html'), 'the release of a timer');
  symlinkSync('releases/20200630-zzzzzz/site', join(desk.publishedDir, 'other'));
  renameSync(join(desk.publishedDir, 'other'), join(desk.publishedDir, 'current'));

  const state = (await desk.ask({ path: `/api/state?after=${before.version as number}` })).json() as { sites: { old: string } };
  expect(state).toMatchObject({ release: '20200630-zzzzzz', check: { fresh: true }, changes: { fresh: false }, preview: { fresh: false } });
  expect(await (await fetch(state.sites.old)).text()).toBe('the release of a timer');
  expect(await desk.run('publish', { ...who, acceptWarnings: true, note: '更正' })).toMatchObject({ message: expect.stringContaining('动过') as string });
});

test.each([
  ['by', '岗位', '张三13912345678'],
  ['note', '更正说明', '请联系13912345678'],
])('personal data in %s is refused, since it would be public', async (field, where, text) => {
  const desk = await startDesk();
  await prepare(desk);
  const reply = await desk.run('publish', { ...who, [field]: text });
  expect(reply).toMatchObject({ where });
  expect(JSON.stringify(reply)).not.toContain('13912345678');
});

test('a hotline that the portal publishes may stand in a note', async () => {
  const desk = await startDesk();
  const portal = join(desk.dataDir, 'portal.json');
  writeFileSync(portal, JSON.stringify({ ...(JSON.parse(readFileSync(portal, 'utf8')) as object), hotlines: [{ name: '监督电话', number: '13912345678' }] }));
  await prepare(desk);
  const state = await desk.run('publish', { ...who, acceptWarnings: true, note: ' 监督电话\u200B改为\n13912345678' });
  expect(state).toMatchObject({ published: { id: '20200630-aaaaaa' } });
  const history = (await desk.ask({ path: '/api/history' })).json() as unknown as { note?: string }[];
  expect(history.at(-1)!.note).toBe('监督电话改为 13912345678');
});

test('what was put right first is told with the preview, also when that is refused, until the next work', async () => {
  const desk = await startDesk({ repaired: ['上次发布在最后一步中断，已经补做完。'] });
  const path = join(desk.dataDir, 'projects.csv');
  const good = readFileSync(path, 'utf8');
  writeFileSync(path, good.replace(',60,', ',六十,'));
  expect(await desk.run('preview')).toMatchObject({ last: { refused: {} }, repaired: ['上次发布在最后一步中断，已经补做完。'] });
  writeFileSync(path, good);
  await prepare(desk);
  const state = await desk.run('publish', who);
  expect(state).toHaveProperty('published');
  expect(state).not.toHaveProperty('repaired');
});

test('errors in the tables stop a preview, and the report is at hand', async () => {
  const desk = await startDesk();
  const path = join(desk.dataDir, 'projects.csv');
  writeFileSync(path, readFileSync(path, 'utf8').replace(',60,', ',六十,'));
  expect(await desk.run('preview')).toMatchObject({ last: { refused: { message: expect.stringContaining('错误') as string } }, check: { errors: 1 } });
});

test('an undo needs a reason, a post and a word on the archives, puts the release back and stands in the history', async () => {
  const desk = await startDesk();
  await prepare(desk);
  await desk.run('publish', who);
  await amend(desk);
  await desk.run('publish', { ...who, acceptWarnings: true, note: '更正' });
  const page = (): string => readFileSync(join(desk.publishedDir, 'current/projects/QS2020-001/index.html'), 'utf8');
  expect(page()).toContain('61');
  expect(await desk.run('undo', who)).toMatchObject({ where: '撤回原因' });
  expect(await desk.run('undo', { note: '用错了文件' })).toMatchObject({ where: '岗位' });
  expect(await desk.run('undo', { ...who, note: '用错了文件', withdraw: true, to: '../../x' })).toMatchObject({ message: '没有这一版' });
  expect(await desk.run('undo', { ...who, note: '用错了文件' })).toMatchObject({ where: '数据包' });
  await desk.run('undo', { ...who, note: '用错了文件', withdraw: false, to: '20200630-aaaaaa' });
  expect(page()).toContain('60');
  const history = (await desk.ask({ path: '/api/history' })).json() as unknown as { kind: string; note?: string; returnsTo?: string }[];
  expect(history.at(-1)).toMatchObject({ kind: 'undo', note: '用错了文件', returnsTo: '20200630-aaaaaa' });
});

test('what the last release or undo came to is not said of the next one, which may be refused', async () => {
  const desk = await startDesk();
  await prepare(desk);
  expect(await desk.run('publish', who)).toMatchObject({ published: { what: 'publish', id: '20200630-aaaaaa' } });
  const undo = { ...who, note: '用错了文件', withdraw: false };
  const refused = await desk.run('undo', { ...undo, to: '20200630-nobody' });
  expect(refused).toMatchObject({ last: { refused: {} } });
  expect(refused).not.toHaveProperty('published');
  await amend(desk);
  await desk.run('publish', { ...who, acceptWarnings: true, note: '更正' });
  expect(await desk.run('undo', { ...undo, to: '20200630-aaaaaa' })).toMatchObject({ published: { what: 'undo' } });
});

test('changed pages are listed with their titles, and found by a word', async () => {
  const desk = await startDesk();
  await prepare(desk);
  await desk.run('preview');
  const all = (await desk.ask({ path: '/api/pages?which=added' })).json() as unknown as { total: number; pages: { path: string; title: string }[] };
  expect(all.total).toBe(4);
  expect(all.pages).toContainEqual({ path: '/projects/QS2020-001/', title: '新桥村道路硬化' });
  const some = (await desk.ask({ path: `/api/pages?which=added&words=${encodeURIComponent('大棚')}` })).json() as unknown as { pages: { path: string }[] };
  expect(some.pages.map(({ path }) => path)).toEqual(['/projects/QS2020-002/']);
});
