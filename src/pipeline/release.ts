import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { amendedPages, amendedTables } from '../changes/amended.ts';
import { reportDifferences } from '../changes/compare.ts';
import { findDifferences } from '../changes/find-differences.ts';
import type { ChangeReport } from '../changes/report.ts';
import { exitCodes, UserError } from '../errors.ts';
import { withLog } from '../model/corrections/with-log.ts';
import { createUnloggedSite } from '../model/create-site.ts';
import { gonePages, shownPages, type EarlierPages } from '../model/gone-pages.ts';
import { nextDue } from '../model/notices/next-due.ts';
import { pageSources } from '../model/page-sources.ts';
import type { LoggedRelease } from '../model/public-log.ts';
import { dataArchive } from '../model/public-tables/data-archive.ts';
import { markerFile, type Marker } from '../release/marker.ts';
import { nameRelease } from '../release/release-id.ts';
import { refuseEarlier, type History } from '../release/store/history.ts';
import { formatManifest, manifestFile, type Manifest } from '../release/store/manifest.ts';
import { isTrusted, newestTrusted, openStore, readEvents, readRelease, stagingFolder, type Store, type TrustedRelease } from '../release/store/store.ts';
import { publishRelease } from '../release/store/switch.ts';
import { withdrawnArchives } from '../release/store/withdrawn.ts';
import { comparePages, listPages, noPages, type PageDifferences } from '../release/store/undo.ts';
import { checkPortal } from '../tables/check.ts';
import type { CheckedPortal } from '../tables/dataset.ts';
import type { Report } from '../tables/issue.ts';
import { formatReport } from '../tables/report.ts';
import { findArchives } from './archives.ts';
import { auditBasis } from './audit-basis.ts';
import { countPages } from './count-pages.ts';
import { hashInputs, listInputs, sha256, type InputFile } from './input-files.ts';
import { makeTree, type MakeOptions } from './make-tree.ts';
import { planPages, proseOf } from './plan.ts';
import { hashProgram, readVersion } from './program.ts';
import { protectAgain, type Protected } from './protect-again.ts';
import { hideSecrets, publicWords, secretFinder, type FindSecret } from './public-words.ts';
import { hashFiles, readPublishedPortal } from './published-portal.ts';
import { takeInputs } from './take-inputs.ts';
import { refuseWarnings } from './warnings.ts';

export interface ReleaseOptions extends Pick<MakeOptions, 'stage' | 'onWait'> {
  dataDir: string;
  contentDir: string;
  /** Absolute path of the folder of releases; its lock is held, and `repairStore` has been called. */
  published: string;
  asOf: string;
  /** That of the release before when left out. */
  base?: string | undefined;
  /** Why something public changes. */
  note?: string | undefined;
  /** A post; that of the release before when left out, as by a timer. */
  by?: string | undefined;
  acceptWarnings: boolean;
  /** The second in China: `writeMoment`. */
  at: string;
  /** Makes the site in the preview folder and publishes nothing; nobody need say why or accept anything yet. */
  isPreview?: boolean;
  /** Renders everything, whatever the release before has: for tests, and for whoever does not trust it. */
  isFull?: boolean;
  /** Releases whose archives leave the site, with `note` as the reason. */
  withdraw?: readonly string[] | undefined;
}

/** What came of it. */
export interface ReleaseOutcome {
  id: string;
  /** Absolute folder of the site; that of the release before when nothing had changed. */
  site: string;
  /** Nothing had changed, and nothing was published. */
  isUnchanged: boolean;
  pages: PageDifferences;
  /** How many pages and files were made anew. */
  rendered: number;
  next?: { on: string; titles: string[] } | undefined;
}

/** The tables have errors; the report goes with it, for whoever shows it beside the sheets. */
export class DataErrors extends UserError {
  readonly report: Report;

  constructor(report: Report) {
    super(`数据有错误，没有发布：\n${formatReport(report)}`, { hint: '按上面的改法改正后再发布；正在公开的网站没有改动', exitCode: exitCodes.dataErrors });
    this.report = report;
  }
}

export const previewFolder = (published: string): string => join(published, 'preview');

/** What the public has been shown so far, whether it is public now or was taken back. */
function readShownPages(store: Store, current: TrustedRelease | undefined): EarlierPages | undefined {
  if (!current) return undefined;
  const history = readEvents(store);
  const last = history.events.findLast(({ kind }) => kind === 'release');
  const newest = last && last.id !== current.manifest.id ? readRelease(store, last.id, history) : undefined;
  const pagesOf = ({ manifest: { pages, gone } }: TrustedRelease): EarlierPages => ({ pages: Object.keys(pages), gone });
  return shownPages(pagesOf(current), newest && isTrusted(newest) ? pagesOf(newest) : undefined);
}

/** The release whose numbers of the registry the next ones must not contradict: the last that was made public, though it may have been taken back. */
function newestNumbers(store: Store, current: TrustedRelease | undefined): TrustedRelease | undefined {
  const history = readEvents(store);
  const last = history.events.findLast(({ kind }) => kind === 'release');
  const release = last && readRelease(store, last.id, history);
  return release && isTrusted(release) ? release : current;
}

interface Context {
  options: ReleaseOptions;
  store: Store;
  current: TrustedRelease | undefined;
  inputs: InputFile[];
  data: CheckedPortal;
  folder: string;
}

/**
 * Makes a release of the inputs and publishes it. Reads from top to bottom like the list of what happens; the inputs are taken first, so that whatever is saved into
 * the folder meanwhile belongs to the next release.
 *
 * @throws UserError when a note or an acceptance is missing, the audit finds something, or the disk or the store is in the way: what is public stays as it was
 */
export async function release(options: ReleaseOptions): Promise<ReleaseOutcome> {
  const { published, contentDir, dataDir, stage, asOf } = options;
  if (options.isPreview !== true) refuseDayToCome(asOf, options.at);
  const folder = options.isPreview === true ? previewFolder(published) : stagingFolder(openStore(published));
  rmSync(folder, { recursive: true, force: true });
  try {
    const anyStore = openStore(published);
    takeInputs({ data: dataDir, content: contentDir }, folder, newestTrusted(anyStore));
    const [data, content] = [join(folder, 'inputs/data'), join(folder, 'inputs/content')];
    const checked = await stage('检查', (tick) => checkPortal({ dataDir: data, contentDir: content, asOf, progress: tick }));
    if (!checked.data) throw new DataErrors(checked.report);
    const store = openStore(published, { region: checked.data.portal.region });
    const current = newestTrusted(store);
    if (!current && readEvents(store).events.length > 0) {
      throw new UserError('发布记录里有以前的发布，但没有一次是完好可信的，不知道公众看到过什么', {
        where: published,
        hint: '用 npm run verify 查明被改动的是什么，从备份恢复 releases 文件夹；没有备份时，把整个发布文件夹改名留存，再重新发布一次',
      });
    }
    const inputs = listInputs({ dataDir: data, contentDir: content });
    return await makeAndPublish({ options, store, current, inputs, data: checked.data, folder }, checked.report);
  } finally {
    if (options.isPreview !== true) rmSync(folder, { recursive: true, force: true });
  }
}

async function makeAndPublish({ options, store, current, inputs, data, folder }: Context, report: Report): Promise<ReleaseOutcome> {
  const { stage, at, isPreview = false, withdraw = [] } = options;
  const history = readEvents(store);
  if (!isPreview) refuseEarlier(history.events, at);
  const code = hashProgram();
  const base = options.base ?? current?.manifest.base ?? '/';
  const next = nextDue(data);
  const isSame = current?.manifest.code === code && current.manifest.asOf === data.asOf && current.manifest.base === base && JSON.stringify(current.manifest.inputs) === JSON.stringify(inputs);
  if (isSame && !isPreview && withdraw.length === 0) {
    const pages = comparePages(current.manifest, current.manifest);
    return { id: current.manifest.id, site: join(current.folder, 'site'), isUnchanged: true, pages, rendered: 0, next };
  }

  const { changes, pages: changedPages, before } = await stage('比较', () => compareWithPublished(current, data, inputs, folder));
  const accepted = refuseWarnings(report, changes, current?.manifest.warnings.accepted ?? [], options.acceptWarnings || isPreview);
  const findSecret = secretFinder([data, ...(before ? [before] : [])]);
  const given = options.by ?? current?.manifest.by;
  const by = given === undefined ? undefined : publicWords('by', given, findSecret);
  const note = options.note === undefined ? undefined : publicWords('note', options.note, findSecret);
  refuseToWithdraw(history, withdraw);
  if (!isPreview) {
    if (by === undefined || by === '') throw new UserError('没有写由谁发布', { hint: '加上 --by "财政局信息科"：写职务或科室，不写人名' });
    if (changes.needsNote && (note ?? '') === '') {
      throw new UserError('这次发布会改动或删去已经公开的内容，要写一句说明，公众会看到', { hint: '加上 --note "更正3笔拨付的日期"；会改动什么，用 npm run diff 看' });
    }
    if (withdraw.length > 0 && (note ?? '') === '') throw new UserError('撤下数据包要写理由，公众会看到', { hint: '加上 --note "含个人信息，撤下"' });
  }

  const version = readVersion();
  const id = nameRelease(sha256(`${hashInputs(inputs)}\0${base}\0${history.events.length}\0${current?.manifest.id ?? ''}`), data.asOf, version + code);
  const { registry, keep } = await stage('防推算', () => protectAgain(data, inputs, code, newestNumbers(store, current)));
  const made = await stage('建模', () => model({ options, store, current, inputs, data, folder }, { id, by: by ?? '（预览）', note, base, code, registry, changes, changedPages, findSecret }));
  const { site, plan, extra, archives, log, gone, withdrawn } = made;
  const { record, rendered } = await makeTree({
    folder: join(folder, 'site'),
    site,
    data,
    plan,
    code,
    contentDir: join(folder, 'inputs/content'),
    base,
    extra,
    links: archives,
    auditBasis: auditBasis(inputs, data, code, base),
    earlier: current && options.isFull !== true ? { folder: join(current.folder, 'site'), record: current.manifest } : undefined,
    stage,
    onWait: options.onWait,
  });
  const pages = comparePages(current?.manifest ?? noPages, { pages: record.pages, gone });
  const outcome = { id, site: join(folder, 'site'), isUnchanged: false, pages, rendered: rendered.length, next };
  if (isPreview) return outcome;

  const manifest: Manifest = {
    format: 1,
    generator: 'gongshi',
    version,
    code,
    id,
    ...(current && { previous: current.manifest.id }),
    asOf: data.asOf,
    at,
    by: by!,
    ...(note !== undefined && note !== '' && { note }),
    site: data.portal.site,
    base,
    region: data.portal.region,
    inputs,
    warnings: { accepted },
    withheld: Object.fromEntries((registry?.losses ?? []).map(({ table, level, cells, withheld }) => [`${level}/${table}`, { hidden: withheld, of: cells }])),
    ...record,
    ...(keep && { numbers: keep(folder) }),
    gone,
    withdrawn,
    log,
  };
  // Warnings that were let pass speak of the tables: like them it is for its owner.
  writeFileSync(join(folder, manifestFile), formatManifest(manifest), { mode: 0o600 });
  const counts = { added: pages.added.length, changed: pages.changed.length, gone: pages.gone.length, total: listPages({ pages: record.pages, gone }).length };
  await stage('发布', () => publishRelease(store, { folder }, { pages: counts }));
  return { ...outcome, site: join(store.folder, 'releases', id, 'site') };
}

/** A site that speaks for a day to come shows what waits for its day, and calls over what is still open. A slip of a digit must not do that; a preview may. */
function refuseDayToCome(asOf: string, at: string): void {
  const today = at.slice(0, 10);
  if (asOf <= today) return;
  throw new UserError(`截止日 ${asOf} 还没有到（这台电脑的今天是 ${today}），没有发布：等着公布的公告会提前公开`, {
    where: '--as-of',
    hint: '核对 --as-of 和电脑的日期；只想看那一天的样子，加上 --preview yes',
  });
}

/** A name that is none would leave the archive where it is, with everybody sure that it went. */
function refuseToWithdraw(history: History, withdraw: readonly string[]): void {
  const gone = new Set(withdrawnArchives(history).map(({ id }) => id));
  for (const id of withdraw) {
    const hint = '数据包的名字在“更正与发布记录”页上，或用 npm run history 查看；一次撤下几个的，用逗号隔开';
    if (gone.has(id)) throw new UserError(`${id} 的数据包已经撤下了`, { where: '--withdraw', hint });
    if (!history.events.some(({ log }) => log.id === id && log.archive)) throw new UserError(`没有 ${id} 的数据包，没有撤下什么`, { where: '--withdraw', hint });
  }
}

async function compareWithPublished(current: TrustedRelease | undefined, data: CheckedPortal, inputs: readonly InputFile[], folder: string) {
  const before = current && (await readPublishedPortal(current, { data, inputs }));
  const differences = findDifferences(before?.data, data);
  const files = { before: before?.files ?? {}, after: hashFiles(join(folder, 'inputs/data'), join(folder, 'inputs/content')) };
  const changes = { ...(before && { since: before.id }), ...reportDifferences(differences, { files }) };
  return { changes, pages: amendedPages(differences, changes.content), before: before?.data };
}

interface ModelInput {
  id: string;
  by: string;
  note: string | undefined;
  base: string;
  code: string;
  registry: Protected['registry'];
  changes: ChangeReport;
  changedPages: string[];
  findSecret: FindSecret;
}

/** The site with its own past in it: the archive of its data before its log, its log before the pages that went, those before its pages. */
function model({ options, store, current, inputs, data }: Context, { id, by, note, base, code, registry, changes, changedPages, findSecret }: ModelInput) {
  const { at, withdraw = [] } = options;
  const on = at.slice(0, 10);
  const unlogged = createUnloggedSite(data, registry, id);
  const archive = dataArchive(unlogged);
  const path = `/data/releases/${id}.zip`;
  const log: LoggedRelease = {
    id,
    on,
    asOf: data.asOf,
    by,
    kind: 'release',
    ...(note !== undefined && note !== '' && { note }),
    amended: amendedTables(changes),
    pages: changedPages,
    archive: { path, bytes: archive.length, sha256: sha256(archive) },
  };
  const before = withdrawnArchives(readEvents(store));
  const withdrawn = [...before, ...withdraw.map((of) => ({ id: of, on, reason: note ?? '' }))];
  const reasons = new Map(withdrawn.map(({ id: of, ...reason }) => [of, reason]));
  const releases = [...readEvents(store).events.map((event) => event.log), log].map((release) => {
    const reason = release.kind === 'release' ? reasons.get(release.id) : undefined;
    return hideSecrets(reason ? { ...release, withdrawn: reason } : release, findSecret);
  });
  const ungone = withLog(unlogged, { releases, gone: [] });
  const now = pageSources(ungone, proseOf(inputs)).map((source) => source.path);
  const gone = gonePages(readShownPages(store, current), now, ungone.moved.ids().map((moved) => `/${moved}/`), on, id);
  const site = withLog(unlogged, { releases, gone });
  const earlier = current?.manifest.pages;
  const plan = planPages({ site, inputs, code, base, earlier });
  const marker: Marker = { generator: 'gongshi', version: readVersion(), release: id, as_of: data.asOf, base, pages: countPages(plan.map((page) => page.file)), inputs: hashInputs(inputs) };
  return {
    site,
    plan,
    log,
    gone,
    withdrawn,
    extra: new Map<string, string | Uint8Array>([[path.slice(1), archive], [markerFile, `${JSON.stringify(marker, null, 2)}\n`]]),
    archives: findArchives(store, releases.slice(0, -1)),
  };
}
