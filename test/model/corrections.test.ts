import { describe, expect, test } from 'vitest';
import { createSite } from '../../src/model/create-site.ts';
import { writeAtom } from '../../src/model/feeds/write-feed.ts';
import type { LoggedRelease, PublicLog } from '../../src/model/public-log.ts';
import type { Site } from '../../src/model/site.ts';
import type { CheckedPortal, Policy } from '../../src/tables/dataset.ts';
import { parseXml } from '../parse-xml.ts';
import { fund, notice, project, regions, smallPortal } from './small-portal.ts';

const village = '/villages/990102101201/';
const portal = smallPortal({
  funds: [fund('ZY1', 100_000_000)],
  projects: [project('QS1', ['990102101201'])],
  notices: [notice('N1'), notice('N2', { kind: 'correction', corrects: 'N1', published_on: '2020-06-25' })],
  regions,
});

let day = 1;
const release = (id: string, more: Partial<LoggedRelease> = {}): LoggedRelease => ({
  id,
  on: `2020-07-${String(day++).padStart(2, '0')}`,
  asOf: '2020-06-30',
  by: '农业农村局信息科',
  kind: 'release',
  amended: [],
  pages: [],
  ...more,
});

const first = release('20200630-aaaaaa', { on: '2020-06-01', amended: [{ table: 'projects', added: 3, changed: 0, removed: 0 }] });
const correction = release('20200630-bbbbbb', {
  on: '2020-06-20',
  note: '计划投资多写了一个零',
  amended: [{ table: 'projects', added: 2, changed: 1, removed: 0 }],
  pages: ['/projects/QS1/', village],
  archive: { path: '/data/releases/20200630-bbbbbb.zip', bytes: 12_345, sha256: 'ab'.repeat(32) },
});
const addition = release('20200630-cccccc', { on: '2020-06-21', amended: [{ table: 'disbursements', added: 4, changed: 0, removed: 0 }] });

const siteWith = (releases: LoggedRelease[], gone: PublicLog['gone'] = [], data = portal): Site => createSite(data, undefined, '20200630-zzzzzz', { releases, gone });

/** Every view of a site by its address, as the pages get them. */
function allViews(site: Site): Map<string, string> {
  const kinds = ['cities', 'counties', 'towns', 'villages', 'villageLists', 'notices', 'noticeLists', 'funds', 'fundLists', 'projects', 'projectLists', 'dataPages', 'topicPages', 'placeLetters', 'corrections', 'gone'] as const;
  const views = kinds.flatMap((kind) => site[kind].ids().map((id) => site[kind].view(id)));
  return new Map([...views, site.home(), site.siteMap(), site.placeList()].map((view) => [view.meta.path, JSON.stringify(view)]));
}

describe('the log of releases', () => {
  test('has no page, no feed and no link while nothing is logged', () => {
    const site = createSite(portal);
    expect(site.corrections.ids()).toEqual([]);
    expect(site.gone.ids()).toEqual([]);
    expect(site.feeds.ids()).not.toContain('feeds/corrections');
    expect(JSON.stringify([...allViews(site).values()])).not.toContain('/corrections/');
    expect(JSON.stringify(siteWith([first]).dataPages.view(''))).toContain('/corrections/');
  });

  test('leads to a policy whose text was changed, by its title, while the policy is there', () => {
    const entry = release('20200630-eeeeee', { pages: ['/policies/plan/'], note: '补一段' });
    const policies = [{ id: 'plan', title: '三年行动方案', charts: [], steps: [], targets: [] } as unknown as Policy];
    const pagesOf = (data: CheckedPortal) => siteWith([first, entry], [], data).corrections.view('').releases[0]?.pages;
    expect(pagesOf({ ...portal, policies })).toEqual({ total: 1, links: [{ text: '三年行动方案', href: '/policies/plan/' }] });
    expect(pagesOf(portal)).toEqual({ total: 1, links: [] });
  });

  test('tells newest first what each release changed, why and on which pages, and each has an address of its own', () => {
    const site = siteWith([first, correction, addition]);
    expect(site.corrections.ids()).toEqual(['', 'amended', 'years/2020', '20200630-cccccc', '20200630-bbbbbb', '20200630-aaaaaa']);
    const { releases, lead } = site.corrections.view('');
    expect(releases.map(({ release: name, kindWord }) => `${name} ${kindWord}`)).toEqual(['20200630-cccccc 更新', '20200630-bbbbbb 改动', '20200630-aaaaaa 首次发布']);
    expect(lead).toContain('记录从2020年6月1日开始');
    const [one] = site.corrections.view('20200630-bbbbbb').releases;
    expect(one).toMatchObject({
      reason: '计划投资多写了一个零',
      tables: [{ title: '项目', href: '/data/tables/projects/', text: '改动1行，新增2行' }],
      pages: { total: 2, links: [{ text: 'QS1项目', href: '/projects/QS1/' }, { text: expect.stringContaining('新桥村') as string, href: village }] },
      archive: { href: '/data/releases/20200630-bbbbbb.zip', file: '20200630-bbbbbb.zip', bytes: 12_345, sha256: 'ab'.repeat(32) },
    });
    expect(site.corrections.view('amended').releases.map(({ id }) => id)).toEqual(['r-20200630-bbbbbb']);
  });

  test('marks an undo, says why, and leads to the release that was put back', () => {
    const undo = release('20200630-dddddd', { kind: 'undo', returnsTo: first.id, note: '交错了表' });
    const [entry] = siteWith([first, correction, undo]).corrections.view('').releases;
    expect(entry).toMatchObject({ kindWord: '撤回', isUndo: true, isAmended: true, reason: '撤回到20200630-aaaaaa版：交错了表', returnsTo: { text: '2020年6月1日发布的版次', href: `/corrections/${first.id}/` } });
    // It may bear the name of what it put back.
    const [same] = siteWith([first, correction, { ...undo, id: first.id }]).corrections.view('').releases;
    expect(same).toMatchObject({ href: `/corrections/${first.id}-2/`, returnsTo: { href: `/corrections/${first.id}/` } });
  });

  test('of an archive that was taken down keeps the hash and the reason, and leads nowhere', () => {
    const withdrawn = { ...correction, withdrawn: { on: '2020-06-22', reason: '有一处不该公布' } };
    const [entry] = siteWith([first, withdrawn]).corrections.view('').releases;
    expect(entry!.archive).toMatchObject({ sha256: 'ab'.repeat(32), withdrawn: { on: '2020-06-22', reason: '有一处不该公布' } });
    expect(entry!.archive).not.toHaveProperty('href');
  });

  test('gives the same release two addresses when it is published twice', () => {
    const site = siteWith([first, correction, { ...first, on: '2020-06-25' }]);
    expect(site.corrections.ids().filter((id) => id.startsWith(first.id))).toEqual([`${first.id}-2`, first.id]);
    expect(site.corrections.view(`${first.id}-2`).releases[0]!.on).toBe('2020-06-25');
  });

  test('goes on over pages when it is long, and names no more than two hundred pages of one release', () => {
    const many = Array.from({ length: 250 }, () => village);
    const site = siteWith([first, ...Array.from({ length: 44 }, (_, index) => release(`20200630-x${index}`)), { ...correction, pages: many }]);
    expect(site.corrections.view('').paging).toMatchObject({ page: 1, pages: 3, total: 46 });
    expect(site.corrections.view('page/3').releases).toHaveLength(6);
    expect(site.corrections.view('').releases[0]!.pages).toMatchObject({ total: 250 });
    expect(site.corrections.view('').releases[0]!.pages.links).toHaveLength(20);
    expect(site.corrections.view(correction.id).releases[0]!.pages.links).toHaveLength(200);
  });

  test('counts pages that can no longer be gone to, and of those that are gone says no name', () => {
    const pages = ['/projects/QS1/', '/projects/ZHANGSAN/', '/projects/unknown/', '/villages/990102102103/'];
    const site = siteWith([first, { ...correction, pages }], [{ path: '/projects/ZHANGSAN/', on: '2020-06-20', release: correction.id }]);
    expect(site.corrections.view('').releases[0]!.pages).toEqual({
      total: 4,
      links: [
        { text: 'QS1项目', href: '/projects/QS1/' },
        { text: '已不再公布的一页', href: '/projects/ZHANGSAN/' },
        { text: '新桥村', href: '/villages/990102102203/' },
      ],
    });
  });
});

describe('the feed of corrections', () => {
  const site = siteWith([first, correction, addition, release('20200630-dddddd', { kind: 'undo', returnsTo: first.id, on: '2020-06-23' })]);

  test('tells of what was changed and undone, not of what was only added', () => {
    expect(site.feeds.view('feeds/corrections')).toMatchObject({
      updated: '2020-06-23',
      entries: [
        { id: 'releases/20200630-dddddd', kind: '撤回', title: '撤回到20200630-aaaaaa版', href: '/corrections/20200630-dddddd/' },
        { id: 'releases/20200630-bbbbbb', kind: '改动', title: '改动：计划投资多写了一个零', text: '2020年6月20日，农业农村局信息科发布版次20200630-bbbbbb。项目改动1行，新增2行。涉及2个页面。' },
      ],
    });
    const xml = parseXml(writeAtom(site.feeds.view('feeds/corrections'), (path) => `https://gongshi.example${path}`));
    expect(JSON.stringify(xml)).toContain('https://gongshi.example/corrections/20200630-dddddd/');
  });

  test('stays as it is when a release only adds', () => {
    const before = siteWith([first]).feeds.view('feeds/corrections');
    expect(siteWith([first, addition]).feeds.view('feeds/corrections')).toEqual(before);
    expect(before.updated).toBe('2020-06-01');
  });
});

describe('what a page says of its past', () => {
  test('are the releases that changed it and the corrections of its notices, newest first', () => {
    const changes = siteWith([first, correction, addition]).villages.view('990102101201').meta.changes;
    expect(changes).toEqual([
      { on: '2020-06-25', text: '更正了《N1公示》', href: '/notices/N2/' },
      { on: '2020-06-20', text: '计划投资多写了一个零', href: '/corrections/20200630-bbbbbb/' },
    ]);
  });

  test('are at most twenty, with a way to the older ones', () => {
    const { meta } = siteWith(Array.from({ length: 30 }, (_, index) => ({ ...correction, id: `r${index}`, note: `第${index}次` }))).projects.view('QS1');
    expect(meta.changes).toHaveLength(20);
    expect(meta.changes![0]!.text).toBe('第29次');
    expect(meta.moreChanges).toEqual({ text: '更早的改动见更正与发布记录', href: '/corrections/' });
  });

  test('changes with a new release on the pages that it names alone, besides those of the log', () => {
    const before = allViews(siteWith([first]));
    const after = allViews(siteWith([first, correction]));
    const differing = [...after].flatMap(([path, view]) => (before.get(path) === view ? [] : [path]));
    expect(differing.sort()).toEqual(['/corrections/', '/corrections/20200630-bbbbbb/', '/corrections/amended/', '/corrections/years/2020/', '/projects/QS1/', village].sort());
  });
});

describe('a page that is no longer published', () => {
  const gone = [
    { path: '/projects/ZHANGSAN/', on: '2020-06-20', release: correction.id },
    { path: '/projects/page/2/', on: '2020-06-20', release: correction.id },
    { path: '/villages/990102101299/', on: '2020-06-21', release: addition.id },
    { path: '/needs/items/1/', on: '2020-06-21', release: addition.id },
    { path: village, on: '2020-06-20', release: correction.id },
    { path: '/villages/990102102103/', on: '2020-06-20', release: correction.id },
  ];
  const site = siteWith([first, correction, addition], gone);

  test('says since when, why, and where such pages are listed, and repeats nothing of what was there', () => {
    const view = site.gone.view('projects/ZHANGSAN');
    expect(view).toMatchObject({
      what: '这个项目的页面',
      isPart: false,
      on: '2020-06-20',
      release: { text: correction.id, href: '/corrections/20200630-bbbbbb/' },
      reason: '计划投资多写了一个零',
      up: { text: '全部项目', href: '/projects/' },
    });
    expect(JSON.stringify({ ...view, meta: { ...view.meta, path: '' } })).not.toContain('ZHANGSAN');
    expect(site.gone.view('villages/990102101299')).toMatchObject({ up: { href: '/villages/' }, release: { text: addition.id } });
    expect(site.gone.view('villages/990102101299')).not.toHaveProperty('reason');
    expect(site.gone.view('projects/page/2')).toMatchObject({ what: '这一页', isPart: true });
    // No table of needs, so no list to lead to.
    expect(site.gone.view('needs/items/1')).not.toHaveProperty('up');
  });

  test('is not there where the page exists again, or where its address leads on', () => {
    expect(site.gone.ids()).toEqual(['projects/ZHANGSAN', 'projects/page/2', 'villages/990102101299', 'needs/items/1']);
  });
});

test('of two corrections of one notice the newer holds, and each leads to the others', () => {
  const twice = smallPortal({
    notices: [
      notice('N1', { published_on: '2020-06-01' }),
      notice('N2', { kind: 'correction', corrects: 'N1', published_on: '2020-06-10' }),
      notice('N3', { kind: 'correction', corrects: 'N1', published_on: '2020-06-12' }),
      notice('N4', { kind: 'correction', corrects: 'N1', published_on: '2020-07-12' }),
    ],
  });
  const { notices } = createSite(twice);
  const newest = { link: { text: 'N3公示', href: '/notices/N3/' }, publishedOn: '2020-06-12' };
  expect(notices.view('N1').correctedBy).toEqual(newest);
  expect(notices.view('N1').meta.changes).toHaveLength(2);
  expect(notices.view('N2')).toMatchObject({ corrects: { href: '/notices/N1/' }, correctedBy: newest });
  expect(notices.view('N3')).toMatchObject({ corrects: { href: '/notices/N1/' }, replaces: [{ text: 'N2公示', href: '/notices/N2/' }] });
  expect(notices.view('N3')).not.toHaveProperty('correctedBy');
});
