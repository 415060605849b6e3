import { createHash } from 'node:crypto';
import { createSite } from '../../src/model/create-site.ts';
import type { LoggedRelease, PublicLog } from '../../src/model/public-log.ts';
import { dataArchive } from '../../src/model/public-tables/data-archive.ts';
import { fund, notice, project, smallPortal } from '../model/small-portal.ts';

export const village = '990102101201';
const data = smallPortal(
  {
    funds: [fund('ZY1', 100_000_000)],
    projects: [project('QS1', [village], { name: '新桥村通组道路硬化' }), ...Array.from({ length: 25 }, (_, index) => project(`QS${index + 2}`, ['990102101202'], { name: `南岸村第${index + 1}口水窖` }))],
    notices: [notice('N1'), notice('N2', { kind: 'correction', title: '关于N1公示的更正公告', corrects: 'N1', published_on: '2020-06-25' })],
  },
  { name: '望禾市公示网', site: 'https://gongshi.example', example: true, publisher: '望禾市农业农村局', contact: { phone: '0990-5550000' } },
);
/** The data of the newest release. */
export const archive = dataArchive(createSite(data, undefined, '20200630-cccccc'));
export const archivePath = '/data/releases/20200630-cccccc.zip';
export const sha256 = createHash('sha256').update(archive).digest('hex');
const release = (id: string, on: string, more: Partial<LoggedRelease> = {}): LoggedRelease => ({ id, on, asOf: on, by: '望禾市农业农村局信息科', kind: 'release', amended: [], pages: [], ...more });
const rows = (table: string, changed: number, removed = 0, added = 0) => ({ table, changed, removed, added });

const log: PublicLog = {
  releases: [
    release('20200530-aaaaaa', '2020-06-01', {
      amended: [rows('funds', 0, 0, 1), rows('projects', 0, 0, 30)],
      archive: { path: '/data/releases/20200530-aaaaaa.zip', bytes: 3, sha256: 'ab'.repeat(32) },
      withdrawn: { on: '2020-06-20', reason: '里面有一处不该公布的内容。' },
    }),
    release('20200615-bbbbbb', '2020-06-15', { note: '录错了表', amended: [rows('projects', 1)], pages: ['/projects/QS1/'] }),
    release('20200530-aaaaaa', '2020-06-16', { kind: 'undo', returnsTo: '20200530-aaaaaa', note: '整张表交错了', amended: [rows('projects', 1)], pages: ['/projects/QS1/'] }),
    release('20200625-dddddd', '2020-06-25', { amended: [rows('notices', 0, 0, 1)] }),
    release('20200630-cccccc', '2020-06-30', {
      note: '新桥村通组道路硬化的计划投资多写了一个零，按批复文件（望财农〔2020〕12号）改正；南岸村的水窖改了实施期限。',
      amended: [rows('projects', 26, 1, 2), rows('disbursements', 1)],
      pages: ['/funds/ZY1/', '/policies/sample/', '/projects/', ...Array.from({ length: 26 }, (_, index) => `/projects/QS${index + 1}/`), '/projects/ZHANGSAN/', `/villages/${village}/`],
      archive: { path: archivePath, bytes: archive.length, sha256 },
    }),
  ],
  gone: [
    { path: '/projects/ZHANGSAN/', on: '2020-06-30', release: '20200630-cccccc' },
    { path: '/villages/990102101299/', on: '2020-06-25', release: '20200625-dddddd' },
    { path: '/projects/page/9/', on: '2020-06-25', release: '20200625-dddddd' },
    // Written in prose: it came back.
    { path: '/methodology/', on: '2020-06-25', release: '20200625-dddddd' },
  ],
};

/** A small portal with a made-up past: a correction, an undo, an archive that was taken down, and pages that are gone. */
export const loggedSite = createSite(data, undefined, '20200630-cccccc', log);
