import { certificatePath, enterprisePath, fundPath, honourPath, inspectionPath, noticePath, projectPath } from '../model/addresses.ts';
import { subjectsOf } from '../model/notices/notice-facts.ts';
import type { LoggedRelease } from '../model/public-log.ts';
import type { Row, TableName } from '../schema/index.ts';
import { bodyFileOf } from '../tables/notice-body.ts';
import type { Subject } from '../tables/subject.ts';
import { shownDifference, type Differences, type Side } from './find-differences.ts';
import type { AnyRow } from './match-rows.ts';
import { peopleTables } from './people-tables.ts';
import type { ChangeReport } from './report.ts';
import { findPlace } from './row-names.ts';

/** Paths of the pages that show a row: its own, and those of the rows that it points to. */
type PagesOf = { [T in TableName]?: (row: Row<T>, side: Side) => string[] };

/** The page of a place. A village's rows are listed on its town's page too. Places without a page have none. */
function placePages({ facts }: Side, codes: readonly (string | undefined)[]): string[] {
  return codes.flatMap((code) => {
    const place = code === undefined ? undefined : findPlace(facts.places, code);
    if (!place) return [];
    const shown = place.level === 'village' && place.parent ? [place, place.parent] : [place];
    return shown.filter((one) => facts.hasPage(one) && one.level !== 'province').map((one) => facts.places.link(one.code).href);
  });
}

const projectPages = (side: Side, id: string | undefined): string[] =>
  id === undefined ? [] : [projectPath(id), ...placePages(side, side.facts.money.project(id)?.region_code ?? [])];

const subjectPages: Record<Subject['type'], (id: string, side: Side) => string[]> = {
  fund: (id) => [fundPath(id)],
  project: (id, side) => projectPages(side, id),
  village: (id, side) => placePages(side, [id]),
  enterprise: (id) => [enterprisePath(id)],
  notice: (id) => [noticePath(id)],
};

const ofVillage = ({ village_code: code }: { village_code: string }, side: Side): string[] => placePages(side, [code]);

/** Tables of people are not here: nothing of theirs stands on a page as a row. */
const pagesOf: PagesOf = {
  regions: (row, side) => placePages(side, [row.code, findPlace(side.facts.places, row.code)?.parent?.code]),
  villages: ofVillage,
  village_years: ofVillage,
  checklists: ofVillage,
  needs: ofVillage,
  support_teams: ofVillage,
  funds: (row) => [fundPath(row.fund_id)],
  allocations: (row, side) => [fundPath(row.fund_id), ...placePages(side, [row.region_code]), ...projectPages(side, row.project_id)],
  projects: (row, side) => [projectPath(row.project_id), ...placePages(side, row.region_code), ...side.facts.money.fundingOf(row.project_id).map(({ fund }) => fundPath(fund.fund_id))],
  disbursements: (row, side) => [fundPath(row.fund_id), ...projectPages(side, row.project_id)],
  assets: (row, side) => [...ofVillage(row, side), ...projectPages(side, row.project_id), ...(row.tenant === undefined ? [] : [enterprisePath(row.tenant)])],
  revolving_funds: (row, side) => placePages(side, [row.region_code]),
  notices: (row, side) => [
    noticePath(row.notice_id),
    ...placePages(side, [row.region_code]),
    ...subjectsOf(row).flatMap(({ type, id }) => subjectPages[type](id, side)),
    ...(row.corrects === undefined ? [] : [noticePath(row.corrects)]),
  ],
  enterprises: (row, side) => [enterprisePath(row.uscc), ...placePages(side, [row.region_code])],
  pairings: (row, side) => [enterprisePath(row.uscc), ...ofVillage(row, side)],
  contributions: (row, side) => [enterprisePath(row.uscc), ...ofVillage(row, side)],
  honours: (row) => [certificatePath(row.honour_id), honourPath(row.year), enterprisePath(row.uscc)],
  inspections: (row, side) => [inspectionPath(row.inspection_id), ...placePages(side, [row.region_code])],
  findings: (row, side) => [
    ...(row.inspection_id === undefined ? [] : [inspectionPath(row.inspection_id)]),
    ...placePages(side, [row.region_code]),
    ...projectPages(side, row.project_id),
  ],
};

/** Pages that are made of a file: a policy, a page about the portal, the glossary, the notices whose text it is. */
function filePages({ file, what }: ChangeReport['content'][number], { before }: Differences): string[] {
  const [, folder, name = ''] = /^content\/([^/]+)\/(.+)$/.exec(file) ?? [];
  if (what === 'added' || !before) return [];
  const id = name.replace(/\.mdx?$/, '');
  if (folder === 'policies') return [`/policies/${id}/`];
  if (folder === 'pages') return [`/${id}/`];
  if (folder === 'glossary') return ['/glossary/'];
  return folder === 'notices' ? before.facts.notices.all.flatMap((notice) => (bodyFileOf(notice.body) === name ? [noticePath(notice.notice_id)] : [])) : [];
}

/**
 * Site paths, without the base and with slashes at both ends, of the pages that show or showed a row which was changed or removed, where it stood and
 * where it stands, and of those made of a file that was. Some of them may be gone with their rows. Sorted; nothing of the tables of people, and none
 * when nothing was published before. A setting in portal.json may stand on every page, and names none.
 *
 * @param content files that differ, as the report has them
 */
export function amendedPages(differences: Differences, content: ChangeReport['content'] = []): string[] {
  const { before, after } = differences;
  const pages = new Set(content.flatMap((one) => filePages(one, differences)));
  const add = (table: TableName, row: AnyRow, side: Side): void => {
    for (const page of (pagesOf[table] as ((row: AnyRow, side: Side) => string[]) | undefined)?.(row, side) ?? []) pages.add(page);
  };
  for (const table of differences.tables.keys()) {
    const difference = shownDifference(differences, table)!;
    for (const at of difference.removed) add(table, difference.before.rows[at]!, before!);
    for (const pair of difference.changed) {
      add(table, difference.before.rows[pair.before]!, before!);
      add(table, difference.after.rows[pair.after]!, after);
    }
  }
  return [...pages].sort();
}

/** Numbers of rows as the public log has them: what the public sees of public tables. Nothing for a first release, which amends nothing. */
export const amendedTables = ({ asOf, tables }: ChangeReport): LoggedRelease['amended'] =>
  asOf.before === undefined
    ? []
    : tables.flatMap(({ table, shown }) => (shown === undefined || peopleTables.has(table) || shown.added + shown.changed + shown.removed === 0 ? [] : [{ table, ...shown }]));
