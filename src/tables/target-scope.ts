import { designations, isWithin, type Row } from '../schema/index.ts';
import type { Measure } from '../schema/prose.ts';

/** Villages that a target speaks of: of its kinds, in its place. */
export const isInScope = (village: Row<'villages'>, measure: Measure): boolean =>
  (measure.region === undefined || isWithin(village.village_code, measure.region)) &&
  (!('designation' in measure) || measure.designation === undefined || measure.designation.includes(designations[village.designation]));
