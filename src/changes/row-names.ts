import type { Facts } from '../model/facts.ts';
import type { Place, Places } from '../model/places.ts';
import type { Row, TableName } from '../schema/index.ts';
import { columnsOf, tables } from '../schema/index.ts';
import { cellText } from './cell-text.ts';
import { identityOf, type AnyRow } from './match-rows.ts';

type Namers = { [T in TableName]?: (row: Row<T>, facts: Facts) => string | undefined };

const known = new WeakMap<Places, ReadonlyMap<string, Place>>();

/** A place by its code, or nothing where the portal has none of it. */
export function findPlace(places: Places, code: string): Place | undefined {
  let byCode = known.get(places);
  if (!byCode) known.set(places, (byCode = new Map(places.all.map((place) => [place.code, place]))));
  return byCode.get(code);
}

/** A place by its name with what it lies in. */
export const placeName = ({ places }: Facts, code: string): string | undefined => {
  const place = findPlace(places, code);
  return place && (places.fullName(code) || place.name);
};

const projectName = (id: string | undefined, { money }: Facts): string | undefined => (id === undefined ? undefined : money.project(id)?.name);
const between = (parts: readonly (string | undefined)[]): string | undefined => parts.filter((part) => part !== undefined).join('，') || undefined;

/** What a row is about, in words, where its key alone does not say it. */
const namers: Namers = {
  regions: ({ code, name }, facts) => placeName(facts, code) ?? name,
  villages: (row, facts) => placeName(facts, row.village_code),
  village_years: (row, facts) => placeName(facts, row.village_code),
  checklists: (row, facts) => placeName(facts, row.village_code),
  needs: (row, facts) => between([placeName(facts, row.village_code), row.need]),
  support_teams: (row, facts) => placeName(facts, row.village_code),
  funds: ({ name }) => name,
  allocations: (row, facts) => between([facts.money.fund(row.fund_id)?.name, projectName(row.project_id, facts) ?? placeName(facts, row.region_code)]),
  projects: ({ name }) => name,
  disbursements: (row, facts) => projectName(row.project_id, facts),
  assets: ({ name }) => name,
  revolving_funds: ({ name }) => name,
  notices: ({ title }) => title,
  enterprises: ({ name }) => name,
  pairings: (row, facts) => between([facts.enterprises.get(row.uscc)?.name, placeName(facts, row.village_code)]),
  contributions: (row, facts) => between([facts.enterprises.get(row.uscc)?.name, placeName(facts, row.village_code)]),
  honours: (row, facts) => between([facts.enterprises.get(row.uscc)?.name, row.title]),
  inspections: (row, facts) => between([placeName(facts, row.region_code), row.kind]),
  findings: ({ finding }) => finding,
};

export const rowName = (table: TableName, row: AnyRow, facts: Facts): string | undefined =>
  (namers[table] as ((row: AnyRow, facts: Facts) => string | undefined) | undefined)?.(row, facts);

/** The cells that tell which row it is, as people write them: `990102101201，2017`. */
export function rowKey(table: TableName, row: AnyRow): string {
  const definition = tables[table];
  const key: readonly string[] = definition.key.length > 0 ? definition.key : identityOf(definition);
  const columns = columnsOf(definition);
  return key.flatMap((name) => cellText(columns.find((column) => column.name === name)!, row[name]) ?? []).join('，');
}
