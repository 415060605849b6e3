import { amendedTables } from '../changes/amended.ts';
import type { ChangeReport } from '../changes/report.ts';
import { withLog } from '../model/corrections/with-log.ts';
import { createUnloggedSite } from '../model/create-site.ts';
import type { Facts } from '../model/facts.ts';
import { gonePages, shownPages, type EarlierPages } from '../model/gone-pages.ts';
import { pageSources } from '../model/page-sources.ts';
import type { GonePage, LoggedRelease } from '../model/public-log.ts';
import { dataArchive } from '../model/public-tables/data-archive.ts';
import type { Site } from '../model/site.ts';
import { formatMarker, markerFile, type Marker } from '../release/marker.ts';
import type { Manifest } from '../release/store/manifest.ts';
import { isTrusted, readEvents, readRelease, type Store, type TrustedRelease } from '../release/store/store.ts';
import { withdrawnArchives } from '../release/store/withdrawn.ts';
import type { CheckedPortal } from '../tables/dataset.ts';
import { findArchives } from './archives.ts';
import { countPages } from './count-pages.ts';
import { hashInputs, sha256, type InputFile } from './input-files.ts';
import { planPages, proseOf, type PlannedPage } from './plan.ts';
import { readVersion } from './program.ts';
import type { Protected } from './protect-again.ts';
import { hideSecrets, type FindSecret } from './public-words.ts';

export interface LoggedSiteInput {
  store: Store;
  current: TrustedRelease | undefined;
  inputs: readonly InputFile[];
  data: CheckedPortal;
  /** Of the data, without the registry. */
  facts: Facts;
  registry: Protected['registry'];
  /** Name of the release that is being made. */
  id: string;
  /** The second in China: `writeMoment`. */
  at: string;
  by: string;
  note: string | undefined;
  /** Releases whose archives leave the site with this one, for the reason in `note`. */
  withdraw: readonly string[];
  base: string;
  code: string;
  changes: ChangeReport;
  changedPages: string[];
  findSecret: FindSecret;
}

export interface LoggedSite {
  site: Site;
  plan: PlannedPage[];
  log: LoggedRelease;
  gone: GonePage[];
  withdrawn: Manifest['withdrawn'];
  /** Files that no page makes, by path below the folder. */
  extra: Map<string, string | Uint8Array>;
  /** Archives of earlier releases, by path below the folder: absolute paths. */
  archives: ReturnType<typeof findArchives>;
}

/** What the public has been shown so far, whether it is public now or was taken back. */
function readShownPages(store: Store, current: TrustedRelease | undefined): EarlierPages | undefined {
  if (!current) return undefined;
  const history = readEvents(store);
  const last = history.events.findLast(({ kind }) => kind === 'release');
  const newest = last && last.id !== current.manifest.id ? readRelease(store, last.id, history) : undefined;
  const pagesOf = ({ manifest: { pages, gone } }: TrustedRelease): EarlierPages => ({ pages: Object.keys(pages), gone });
  return shownPages(pagesOf(current), newest && isTrusted(newest) ? pagesOf(newest) : undefined);
}

/** The site with its own past in it: the archive of its data before its log, its log before the pages that went, those before its pages. */
export function makeLoggedSite({ store, current, inputs, data, facts, registry, id, at, by, note, withdraw, base, code, changes, changedPages, findSecret }: LoggedSiteInput): LoggedSite {
  const on = at.slice(0, 10);
  const unlogged = createUnloggedSite(data, registry, id, facts);
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
    extra: new Map<string, string | Uint8Array>([[path.slice(1), archive], [markerFile, formatMarker(marker)]]),
    archives: findArchives(store, releases.slice(0, -1)),
  };
}
