import { tables as tableDefinitions, type Row, type TableName } from '../schema/index.ts';
import { planAcceptance } from './acceptance.ts';
import { keepLedger } from './allocations.ts';
import { assetRows, microloanRows, revolvingFundRows, trainingRows } from './county-ledgers.ts';
import { enterpriseRow, pairingRow, planEnterprises } from './enterprises.ts';
import { contributionRows, planContributions, planHonours } from './giving.ts';
import { cadrePairingsOf } from './cadre-pairings.ts';
import { compare } from './grouping.ts';
import { openTreasury } from './money.ts';
import { noticeRows } from './notices.ts';
import { allocationNotices, listNotices, projectNotices } from './notices-money.ts';
import { honourNotices, otherNotices, registryNotices } from './notices-people.ts';
import { planOversight } from './oversight.ts';
import { registryEventRows, registryRows } from './people.ts';
import { planPlaces } from './places.ts';
import { samplePortal } from './portal.ts';
import { courseOf } from './project-course.ts';
import { planProjects, roundFunds } from './project-plan.ts';
import { disbursementRows, projectRow, type PlannedProject } from './project-rows.ts';
import { planSlots } from './project-slots.ts';
import { createRandom } from './random.ts';
import { cityScale, provinceScale, sampleAsOf, type Scale } from './scales.ts';
import { securedLifeOf } from './secured-life.ts';
import { needRows, supportTeamsOf } from './village-support.ts';
import { checklistsOf, registryFigures, villageYears } from './village-tables.ts';
import { villageRow } from './villages.ts';
import { writeSample, type SampleTables } from './write.ts';

export { sampleAsOf };
export const scales = { city: cityScale, province: provinceScale };
/** The seed of the committed sample. */
export const sampleSeed = 20200630;

/**
 * Everything about an invented city or province, consistent across tables. Rows of people are made one at a time while
 * they are written; the rest fits in memory at any scale. The same scale and seed give the same rows.
 */
export function planSample(scale: Scale, seed: number): { portal: object; tables: SampleTables } {
  const random = createRandom(`gongshi/${scale.name}/${seed}`);
  const { json, portal } = samplePortal(scale);
  const places = planPlaces(scale, random.split('places'));
  const { counties, villages } = places;
  const { enterprises, pairings } = planEnterprises(scale, places, random.split('enterprises'));

  const treasury = openTreasury(places, random.split('treasury'));
  const slots = planSlots(scale, places, random.split('slots'));
  const planned = planProjects(slots, treasury, pairings, random.split('projects'));
  roundFunds(planned, treasury, random.split('rounding'));
  const projects = planned.map((project): PlannedProject => {
    const course = courseOf(project);
    return { ...project, course, row: projectRow(project, course, portal.disclosure.threshold) };
  });
  const ledger = keepLedger(projects, treasury);

  const contributions = planContributions(pairings, projects, random.split('contributions'));
  const honours = planHonours(contributions, portal, random.split('honours'));
  const figures = new Map(counties.flatMap((county) => [...registryFigures(county, random)]));
  const acceptance = planAcceptance(counties.flatMap((county) => registryNotices(county, figures, random)), random.split('acceptance'));
  const notices = noticeRows(
    [
      ...allocationNotices(ledger, random.split('notices/allocation')),
      ...listNotices(projects, random.split('notices/lists')),
      ...projectNotices(projects, scale, random.split('notices/projects')),
      ...acceptance.drafts,
      ...honourNotices(honours, random.split('notices/honours')),
      ...otherNotices(counties, random.split('notices/other')),
    ],
    random.split('notices'),
  );
  const oversight = planOversight(counties, projects, random.split('oversight'));

  return {
    portal: json,
    tables: {
      regions: places.regions,
      villages: villages.map(villageRow),
      village_years: lazily(villages, (village) => villageYears(village, random)),
      checklists: lazily(villages, (village) => [...checklistsOf(village, figures.get(village)!, random), ...securedLifeOf(village, random)]),
      needs: sorted('needs', needRows(counties, pairings, random)),
      support_teams: lazily(villages, (village) => supportTeamsOf(village, random)),
      cadre_pairings: lazily(villages, (village) => cadrePairingsOf(village, random)),
      registry: registryRows(counties, random),
      registry_events: registryEventRows(counties, random),
      training: trainingRows(projects, random.split('training')),
      microloans: sorted('microloans', microloanRows(projects, random.split('microloans'))),
      funds: sorted('funds', ledger.funds),
      allocations: sorted('allocations', ledger.allocations),
      projects: sorted(
        'projects',
        projects.map(({ row }) => row),
      ),
      disbursements: sorted('disbursements', disbursementRows(projects)),
      assets: sorted('assets', assetRows(projects, enterprises, random.split('assets'))),
      revolving_funds: sorted('revolving_funds', revolvingFundRows(projects, random.split('revolving'))),
      notices: sorted('notices', notices),
      enterprises: sorted('enterprises', enterprises.map(enterpriseRow)),
      pairings: sorted('pairings', pairings.map(pairingRow)),
      contributions: sorted('contributions', contributionRows(contributions)),
      honours: sorted(
        'honours',
        honours.map(({ row }) => row),
      ),
      inspections: sorted('inspections', [...oversight.inspections, ...acceptance.inspections]),
      findings: sorted('findings', oversight.findings),
    },
  };
}

/** Rows in order of their table's key. */
function sorted<T extends TableName>(name: T, rows: Iterable<Row<T>>): Row<T>[] {
  const keyOf = (row: Row<T>): string =>
    tableDefinitions[name].key.map((column) => row[column as keyof Row<T>]).join('\t');
  return [...rows]
    .map((row) => ({ row, key: keyOf(row) }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ row }) => row);
}

function* lazily<T, R>(list: readonly T[], rowsOf: (item: T) => R[]): Generator<R> {
  for (const item of list) yield* rowsOf(item);
}

/** Writes a sample into a folder; refuses a folder that holds anything else (UserError). */
export async function generateSample(
  { scale, seed, out }: { scale: Scale; seed: number; out: string },
  log?: (line: string) => void,
): Promise<void> {
  const { portal, tables } = planSample(scale, seed);
  await writeSample(out, portal, tables, log);
}
