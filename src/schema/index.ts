import type { z } from 'zod';
import { contributions, enterprises, honours, pairings } from './enterprises.ts';
import { allocations, disbursements, funds, projects, revolvingFunds } from './money.ts';
import { notices } from './notices.ts';
import { findings, inspections } from './oversight.ts';
import { registry, registryEventsTable } from './people.ts';
import {
  assets,
  cadrePairings,
  checklists,
  microloans,
  needs,
  regions,
  supportTeams,
  training,
  villages,
  villageYears,
} from './places.ts';

/** Every table of a portal, in the order of the data dictionary. Names are fixed. */
export const tables = {
  regions,
  villages,
  village_years: villageYears,
  checklists,
  needs,
  support_teams: supportTeams,
  cadre_pairings: cadrePairings,
  registry,
  registry_events: registryEventsTable,
  training,
  microloans,
  funds,
  allocations,
  projects,
  disbursements,
  assets,
  revolving_funds: revolvingFunds,
  notices,
  enterprises,
  pairings,
  contributions,
  honours,
  inspections,
  findings,
} as const;

export type TableName = keyof typeof tables;
export type Row<T extends TableName> = z.output<(typeof tables)[T]['row']>;

export const tableNames = Object.keys(tables) as TableName[];

export { columnsOf, explanationSheet, referenceOf, titleWithUnit, type Column, type TableDefinition } from './table.ts';
export { columnLetters } from './column-letters.ts';
export { ruleOf, wordsOf } from './wording.ts';
export type { Measure, PolicyMatter, Target } from './prose.ts';
export type { FieldKind, FieldMeta } from './field.ts';
export { causes, measures, registryEvents } from './people.ts';
export { fundKinds, fundLevels, projectCategories, projectStatuses, revolvingFundKinds } from './money.ts';
export { noticeKinds, subjectTypes } from './notices.ts';
export { contributionKinds, pairingModes } from './enterprises.ts';
export { assetKinds, checklistStandards, designations, needKinds, standardAddress, standardName, supportRoles } from './places.ts';
export { inspectionKinds, sampledUnits } from './oversight.ts';
export { ancestorCodes, isWithin, regionLevel, regionLevelNames, regionLevels, type RegionLevel } from './region-code.ts';
