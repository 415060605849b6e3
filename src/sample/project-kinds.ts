import type { Row } from '../schema/index.ts';
import { industryKinds } from './project-kinds-industry.ts';
import { worksKinds } from './project-kinds-works.ts';
import type { IndustryKind } from './names.ts';
import type { Village } from './place-types.ts';

/** One kind of project: what is built, for how much, by whom, paid from where. */
export interface ProjectKind {
  key: string;
  category: Row<'projects'>['category'];
  /** How often villages have it. 0: only where the sample puts it. */
  weight: number;
  /** Half the projects cost less than this (万元). */
  median: number;
  spread: number;
  /** 万元 for each unit; the quantity in the task follows from the money. */
  price: number;
  decimals: 0 | 1;
  suits?: readonly IndustryKind[];
  /** `{v}` is the village (or town, or county), `{i}` its industry, `{q}` the quantity. */
  title: string;
  tasks: readonly string[];
  standard: string;
  goals: readonly string[];
  benefits: readonly string[];
  /** The town, the village, or the name of a county bureau. */
  implementer: 'town' | 'village' | (string & {});
  supervisor: string;
  /** Share of the village's households that benefit, lowest and highest. */
  reach: readonly [number, number];
  /** What the quantity counts, where it is people; then it is also the number that benefits. */
  counts?: 'households' | 'persons';
  /** Money handed out rather than built with: nothing is half finished. */
  handedOut?: true;
  /** Days that the work takes, fewest and most. */
  days: readonly [number, number];
  /** Kinds of funds that usually pay for it, with weights. */
  sources: readonly (readonly [string, number])[];
}

export const projectKinds: readonly ProjectKind[] = [...industryKinds, ...worksKinds];

const byKey = new Map(projectKinds.map((kind) => [kind.key, kind]));
export const projectKind = (key: string): ProjectKind => byKey.get(key)!;

/** What a village may build, given what it lives by, with weights. */
export const suitingKinds = (village: Village): (readonly [ProjectKind, number])[] =>
  projectKinds
    .filter(({ weight, suits }) => weight > 0 && (!suits || suits.includes(village.industry[1])))
    .map((kind) => [kind, kind.weight] as const);
