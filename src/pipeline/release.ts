import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { amendedPages } from '../changes/amended.ts';
import { reportDifferences } from '../changes/compare.ts';
import { findDifferences } from '../changes/find-differences.ts';
import { exitCodes, UserError } from '../errors.ts';
import { nextDue } from '../model/notices/next-due.ts';
import { nameRelease } from '../release/release-id.ts';
import { refuseEarlier } from '../release/store/history.ts';
import { manifestFile, writeManifest, type Manifest } from '../release/store/manifest.ts';
import { newestTrusted, openStore, readEvents, stagingFolder, type Store, type TrustedRelease } from '../release/store/store.ts';
import { publishRelease } from '../release/store/switch.ts';
import { comparePages, listPages, noPages, type PageDifferences } from '../release/store/undo.ts';
import { checkPortal, requireFolder } from '../tables/check.ts';
import type { CheckedPortal } from '../tables/dataset.ts';
import { forgetHouseholds } from '../tables/forget-households.ts';
import type { Report } from '../tables/issue.ts';
import { formatReport } from '../tables/report.ts';
import { auditBasis } from './audit-basis.ts';
import { hashInputs, sha256, type InputFile } from './input-files.ts';
import { copyIntact, type IntactCopy } from './intact-copy.ts';
import { makeTree, type MakeOptions } from './make-tree.ts';
import { makeLoggedSite } from './logged-site.ts';
import { hashProgram, readVersion } from './program.ts';
import { lastPublished, protectAgain } from './protect-again.ts';
import { publicWords, secretFinder } from './public-words.ts';
import { hashFiles, readPublishedPortal } from './published-portal.ts';
import { isTakenBack, refuseDayToCome, refuseToWithdraw, refuseUnexplained } from './refusals.ts';
import { partWarnings, settledHouseholds, type SettledHouseholds } from './settled-households.ts';
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
  /** It is published, but files that had to go were not all deleted: why. */
  untidy?: string;
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

interface Context {
  options: ReleaseOptions;
  store: Store;
  current: TrustedRelease | undefined;
  inputs: InputFile[];
  data: CheckedPortal;
  /** Hash of the program. */
  code: string;
  folder: string;
  /** Of the current release, in `earlier` below the folder, when something may be taken over from it. */
  copy: IntactCopy | undefined;
  /** Households that were not read again. */
  settled: SettledHouseholds | undefined;
}

/**
 * Makes a release of the inputs and publishes it. Reads from top to bottom like the list of what happens; the inputs are taken first, so that whatever is saved into
 * the folder meanwhile belongs to the next release.
 *
 * @throws UserError when a folder is not there, a note or an acceptance is missing, the audit finds something, or the disk or the store is in the way: what is public stays as it was
 */
export async function release(options: ReleaseOptions): Promise<ReleaseOutcome> {
  const { published, contentDir, dataDir, stage, asOf } = options;
  await requireFolder(dataDir, '--data');
  await requireFolder(contentDir, '--content');
  if (options.isPreview !== true) refuseDayToCome(asOf, options.at);
  const folder = options.isPreview === true ? previewFolder(published) : stagingFolder(openStore(published));
  rmSync(folder, { recursive: true, force: true });
  // Before anything is put into it: until it is published, it is for its owner alone.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const before = newestTrusted(openStore(published));
  // Of another program's pages none is taken over.
  const code = hashProgram();
  const isUsable = before?.manifest.code === code && options.isFull !== true;
  const copy = before && isUsable ? copyIntact({ folder: join(before.folder, 'site'), record: before.manifest }, join(folder, 'earlier')) : undefined;
  try {
    const inputs = takeInputs({ data: dataDir, content: contentDir }, folder, before);
    const [data, content] = [join(folder, 'inputs/data'), join(folder, 'inputs/content')];
    const { checked, settled } = await stage('检查', async (tick) => {
      const known = before && isUsable ? await settledHouseholds(openStore(published), before, { dataDir: data, inputs, asOf }) : undefined;
      return { settled: known, checked: await checkPortal({ dataDir: data, contentDir: content, asOf, progress: tick, known: known?.tables }) };
    });
    if (!checked.data) throw new DataErrors(checked.report);
    const store = openStore(published, { region: checked.data.portal.region });
    const current = newestTrusted(store);
    if (!current && readEvents(store).events.length > 0) {
      throw new UserError('发布记录里有以前的发布，但没有一次是完好可信的，不知道公众看到过什么', {
        where: published,
        hint: '用 npm run verify 查明被改动的是什么，从备份恢复 releases 文件夹；没有备份时，把整个发布文件夹改名留存，再重新发布一次',
        atDesk: '请联系技术人员从备份恢复 releases 文件夹；被改动的是什么，在“历史”里点“核对公开的文件”',
      });
    }
    return await makeAndPublish({ options, store, current, inputs, data: checked.data, code, folder, settled, copy: current?.sha256 === before?.sha256 ? copy : undefined }, checked.report);
  } finally {
    await copy?.stop();
    rmSync(options.isPreview === true ? join(folder, 'earlier') : folder, { recursive: true, force: true });
  }
}

async function makeAndPublish({ options, store, current, inputs, data, code, folder, copy, settled }: Context, report: Report): Promise<ReleaseOutcome> {
  const { stage, at, isPreview = false, withdraw = [] } = options;
  const history = readEvents(store);
  if (!isPreview) refuseEarlier(history.events, at);
  const base = options.base ?? current?.manifest.base ?? '/';
  const next = nextDue(data);
  const hasSameInputs = current !== undefined && current.manifest.asOf === data.asOf && current.manifest.base === base && JSON.stringify(current.manifest.inputs) === JSON.stringify(inputs);
  // What an undo put back was made before it, and says nothing of it.
  const repeats = hasSameInputs && history.events.at(-1)?.kind === 'undo' ? current.manifest.id : undefined;
  const isSame = hasSameInputs && current.manifest.code === code && repeats === undefined;
  if (isSame && !isPreview && withdraw.length === 0) {
    const pages = comparePages(current.manifest, current.manifest);
    return { id: current.manifest.id, site: join(current.folder, 'site'), isUnchanged: true, pages, rendered: 0, next };
  }

  const { changes, pages: changedPages, before, facts } = await stage('比较', () => compareWithPublished(current, data, inputs, folder));
  const { others, ofHouseholds: found } = partWarnings(report, data.tables);
  const ofHouseholds = settled?.warnings ?? found;
  const accepted = refuseWarnings([...others, ...ofHouseholds], changes, current?.manifest.warnings.accepted ?? [], options.acceptWarnings || isPreview);
  const findSecret = secretFinder([data, ...(before ? [before] : [])]);
  const given = options.by ?? current?.manifest.by;
  const by = given === undefined ? undefined : publicWords('by', given, findSecret);
  const said = options.note ?? (repeats === undefined ? undefined : `数据与${repeats}版相同，补记撤回`);
  const note = said === undefined ? undefined : publicWords('note', said, findSecret);
  refuseToWithdraw(history, withdraw);
  if (!isPreview) refuseUnexplained({ by, note, withdraw }, changes, repeats === undefined && isTakenBack(history, inputs));

  const version = readVersion();
  const id = nameRelease(sha256(`${hashInputs(inputs)}\0${base}\0${history.events.length}\0${current?.manifest.id ?? ''}`), data.asOf, version + code);
  const { registry, keep } = await stage('防推算', () => protectAgain(data, inputs, code, data.tables.registry && lastPublished(store), settled !== undefined));
  forgetHouseholds(data.tables);
  const { site, plan, extra, archives, log, gone, withdrawn } = await stage('建模', () =>
    makeLoggedSite({ store, current, inputs, data, facts, registry, id, at, by: by ?? '（预览）', note, withdraw, base, code, changes, changedPages, findSecret }),
  );
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
    earlier: current && copy ? { folder: join(current.folder, 'site'), record: current.manifest, damaged: await stage('比对', () => copy.damaged), copy: join(folder, 'earlier') } : undefined,
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
    ...(keep && { numbers: { ...keep(folder), warnings: ofHouseholds } }),
    gone,
    withdrawn,
    log,
  };
  writeManifest(join(folder, manifestFile), manifest);
  const counts = { added: pages.added.length, changed: pages.changed.length, gone: pages.gone.length, total: listPages({ pages: record.pages, gone }).length };
  const { untidy } = await stage('发布', () => publishRelease(store, { folder }, { pages: counts, ...(repeats !== undefined && { repeats }) }));
  return { ...outcome, site: join(store.folder, 'releases', id, 'site'), ...(untidy !== undefined && { untidy }) };
}

async function compareWithPublished(current: TrustedRelease | undefined, data: CheckedPortal, inputs: readonly InputFile[], folder: string) {
  const before = current && (await readPublishedPortal(current, { data, inputs }));
  const differences = findDifferences(before?.data, data);
  const files = { before: before?.files ?? {}, after: hashFiles(join(folder, 'inputs/data'), join(folder, 'inputs/content')) };
  const changes = { ...(before && { since: before.id }), ...reportDifferences(differences, { files }) };
  return { changes, pages: amendedPages(differences, changes.content), before: before?.data, facts: differences.after.facts };
}
