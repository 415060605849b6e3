import type { Facts } from './facts.ts';
import type { Project } from './money.ts';
import type { Place } from './places.ts';
import { groupBy } from './values.ts';

/** The county that holds the whole of a project; undefined for one that lies in several. Each project has one place in such a division. */
export function countyOfProject({ money, places }: Facts, project: Project): Place | undefined {
  const seat = money.seat(project);
  return seat && places.countyOf(seat.code);
}

/** Projects county by county in the order of codes; those of no single county last, under undefined. */
export function projectsByCounty(facts: Facts, projects: readonly Project[]): [county: Place | undefined, projects: Project[]][] {
  const groups = groupBy(projects, (project) => countyOfProject(facts, project));
  return [...facts.places.of('county'), undefined].flatMap((county): [Place | undefined, Project[]][] => {
    const own = groups.get(county);
    return own ? [[county, own]] : [];
  });
}
