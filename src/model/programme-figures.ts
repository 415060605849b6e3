import { measures } from '../schema/index.ts';
import { beneficiaries } from './views/project.ts';
import type { Facts } from './facts.ts';
import type { Project } from './money.ts';
import type { Place } from './places.ts';
import { isFinished } from './project-progress.ts';
import type { Measure, Programme } from './programmes.ts';
import { undatedYear } from './registry-population.ts';
import { count, money, total } from './values.ts';
import type { Column, Value } from './views.ts';

/** What a table of programmes says of a set of projects: the columns, and the cells of a row. */
export const projectColumns: readonly Column[] = [
  { title: '项目', kind: 'number' },
  { title: '计划投资', kind: 'money' },
  { title: '已分配', kind: 'money' },
  { title: '已拨付', kind: 'money' },
  { title: '受益户次', kind: 'number' },
];

export const reachNote = '受益户次：在建、完工、验收的项目公布的受益户数相加，还没有实施和终止的不算；一户受益于几个项目就算几次，不是户数；没有填报的和为保护隐私不公布的，不在其中。';

/** A project that only is planned, or was given up, has reached nobody. */
const hasRun = (project: Project): boolean => project.status === 'building' || isFinished(project);

/**
 * Households times projects that have begun, from printed numbers alone, so that nothing withheld can be worked out from it; null where no project prints any.
 * One household counts once for each project that reaches it: this is no number of people.
 */
export function householdsReached(facts: Facts, projects: readonly Project[]): number | null {
  const printed = projects.filter(hasRun).flatMap((project) => {
    const { households } = beneficiaries(project, facts.portal.disclosure.threshold);
    return households !== null && typeof households === 'object' && 'count' in households ? [households.count] : [];
  });
  return printed.length === 0 ? null : total(printed);
}

export const paidTo = ({ money: sums }: Facts, projects: readonly Project[]): number => total(projects.map(({ project_id: id }) => sums.paidToProject(id)));
export const allocatedTo = ({ money: sums }: Facts, projects: readonly Project[]): number => total(projects.map(({ project_id: id }) => sums.allocatedToProject(id)));
export const plannedFor = (projects: readonly Project[]): number => total(projects.map(({ budget }) => budget));

export function projectCells(facts: Facts, projects: readonly Project[]): Value[] {
  const reached = householdsReached(facts, projects);
  return [count(projects.length), money(plannedFor(projects)), money(allocatedTo(facts, projects)), money(paidTo(facts, projects)), reached === null ? null : count(reached)];
}

/** The newest year of the registry, as words: 2019年底. */
export function newestYear({ registry }: Facts): { year: number; words: string } | undefined {
  const year = registry?.years.at(-1);
  return year === undefined ? undefined : { year, words: year === undatedYear ? '现有名册' : `${year}年底` };
}

/** Cities and counties that the registry is counted for, the portal's own region first. Below them measures are on the registry's own pages. */
export const countedPlaces = ({ registry, places }: Facts): Place[] =>
  registry ? [...places.of('city'), ...places.of('county')].filter(({ code }) => registry.isCounted(code)) : [];

/** Measures of a programme that somebody in this portal gets. */
export function measuresOf({ registry }: Facts, { measures: own }: Pick<Programme, 'measures'>): Measure[] {
  const keys = new Set(registry?.columns('county').map(({ key }) => key) ?? []);
  return own.filter((measure) => keys.has(`measure_${measure}`));
}

export const measureWord = (measure: Measure): string => measures[measure];

/** Registered households with a measure: what the registry prints, withheld where it withholds. */
export const measureValue = ({ registry }: Facts, code: string, year: number, measure: Measure): Value => registry?.value(code, year, `measure_${measure}`) ?? null;

/** The same as a length: 0 where nothing is printed. */
export const measureLength = ({ registry }: Facts, code: string, year: number, measure: Measure): number => registry?.number(code, year, `measure_${measure}`) ?? 0;
