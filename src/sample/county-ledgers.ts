import type { Row } from '../schema/index.ts';
import { share, wan } from './amounts.ts';
import { addDays, yearOf } from './days.ts';
import type { Enterprise } from './enterprises.ts';
import { total } from './project-plan.ts';
import type { PlannedProject } from './project-rows.ts';
import { apportion, type Random } from './random.ts';

/** The ledgers that follow from projects: each agrees with what its project was paid. */

const courses = [
  '特色种植',
  '畜禽养殖',
  '电子商务',
  '家政服务',
  '保健按摩',
  '缝纫',
  '电焊',
  '月嫂',
  '中式烹饪',
  '小龙虾养殖',
];
/** 0.1 万元: courses are billed in such steps. */
const tenth = wan / 10;
const paidIn = (project: PlannedProject, year: number): number =>
  total(project.course.payments.filter(({ paidOn }) => yearOf(paidOn) === year));

export function trainingRows(projects: readonly PlannedProject[], random: Random): Row<'training'>[] {
  return projects
    .filter(({ kind, course }) => kind.key === 'training' && course.settled !== undefined)
    .flatMap((project) => {
      const own = random.split(`training/${project.id}`);
      const chosen = own.shuffle(courses).slice(0, own.int(2, 4));
      const trainees = apportion(
        project.row.beneficiary_persons!,
        chosen.map(() => own.between(1, 3)),
      );
      const costs = apportion(Math.floor(project.course.settled! / tenth), trainees).map((tenths) => tenths * tenth);
      costs[0]! += project.course.settled! % tenth;
      return chosen.map((course, at) => ({
        region_code: project.county.code,
        year: project.year,
        course,
        provider: project.county.name + own.pick(['职业教育中心', '农业广播电视学校', '就业训练中心']),
        trainees: trainees[at]!,
        employed: Math.floor(trainees[at]! * own.between(0.86, 0.97)),
        cost: costs[at]!,
      }));
    });
}

/** The one county whose bank was paid less than half; it asked for too little. */
const shortSubsidy = { county: '999001000000', year: 2018, share: 0.4 };

/** Loans of the year from the interest paid for them: subsidy = half of amount × rate, to the 万元 of loans. */
export function microloanRows(projects: readonly PlannedProject[], random: Random): Row<'microloans'>[] {
  return projects
    .filter(({ kind, course }) => kind.key === 'interest' && course.payments.length > 0)
    .map((project) => {
      const own = random.split(`microloans/${project.id}`);
      const subsidy = total(project.course.payments);
      const isShort = project.county.code === shortSubsidy.county && project.year === shortSubsidy.year;
      const amount = Math.floor(subsidy / (isShort ? shortSubsidy.share : 0.5) / 0.0435 / wan) * wan;
      return {
        region_code: project.county.code,
        year: project.year,
        loans: Math.max(1, Math.round(amount / wan / own.between(2.8, 4.2))),
        amount,
        rate: 4.35,
        subsidy,
        overdue: own.chance(0.55) ? 0 : share(amount, own.between(0.0005, 0.006)),
      };
    });
}

const reliefKinds = {
  'village-fund': 'village_industry',
  'education-fund': 'education',
  'medical-fund': 'medical',
} as const;
const isRelief = (key: string): key is keyof typeof reliefKinds => key in reliefKinds;

/** Revolving funds year by year, from the year their project was paid. */
export function revolvingFundRows(projects: readonly PlannedProject[], random: Random): Row<'revolving_funds'>[] {
  const funds = new Map<
    string,
    { kind: keyof typeof reliefKinds; place: { code: string; name: string }; projects: PlannedProject[] }
  >();
  for (const project of projects) {
    const { key } = project.kind;
    if (!isRelief(key)) continue;
    const place = project.villages[0] ?? project.county;
    const id = `${place.code}/${key}`;
    funds.set(id, { kind: key, place, projects: [...(funds.get(id)?.projects ?? []), project] });
  }
  const letters = { 'village-fund': 'JJ', 'education-fund': 'JY', 'medical-fund': 'YL' } as const;
  const names = {
    'village-fund': '产业扶持基金',
    'education-fund': '教育扶贫救助基金',
    'medical-fund': '医疗扶贫救助基金',
  } as const;
  return [...funds.values()].flatMap(({ kind, place, projects }) => {
    const id = `${letters[kind]}-${place.code}`;
    const own = random.split(`revolving/${id}`);
    const result: Row<'revolving_funds'>[] = [];
    let opening = 0;
    for (let year = 2016; year <= 2019; year++) {
      const received = projects.reduce((sum, project) => sum + paidIn(project, year), 0);
      if (opening === 0 && received === 0) continue;
      // Village funds are lent and come back; relief is given.
      const isIdle = kind === 'village-fund' && received === 0 && own.split(`idle/${year}`).chance(0.04);
      const spent = isIdle ? 0 : share(opening + received, own.between(0.25, 0.6));
      const lent = result.reduce((sum, row) => sum + row.spent! - row.repaid!, 0);
      const repaid = kind === 'village-fund' && lent > 0 && !isIdle ? share(lent, own.between(0.3, 0.8)) : 0;
      const closing = opening + received + repaid - spent;
      result.push({
        revolving_fund_id: id,
        name: place.name + names[kind],
        kind: reliefKinds[kind],
        region_code: place.code,
        year,
        opening,
        received,
        spent,
        repaid,
        closing,
      });
      opening = closing;
    }
    // A few villages did not hand in the newest ledger.
    return kind === 'village-fund' && own.split('late').chance(0.05) ? result.slice(0, -1) : result;
  });
}

const assetKinds = {
  factory: 'standard_factory',
  greenhouse: 'vegetable_greenhouse',
  'poultry-house': 'poultry_house',
  'livestock-shed': 'livestock_shed',
  solar: 'photovoltaic',
  'cold-store': 'other',
  processing: 'other',
} as const;
/** Tenants of factories take at least half of their workers from the registry; those of one county do not. */
const shortOfHands = '990105000000';
function registeredShare(key: keyof typeof assetKinds, county: string, own: Random): number {
  const usual = own.between(key === 'factory' ? 0.5 : 0.3, 0.7);
  return key === 'factory' && county === shortOfHands ? usual * 0.75 : usual;
}

const isAssetKind = (key: string): key is keyof typeof assetKinds => key in assetKinds;

/** What accepted projects left behind in villages, who rents it, and how many registered people work there. */
export function assetRows(
  projects: readonly PlannedProject[],
  enterprises: readonly Enterprise[],
  random: Random,
): Row<'assets'>[] {
  const serials = new Map<number, number>();
  return projects
    .filter(
      ({ kind, course, villages }) => isAssetKind(kind.key) && course.status === 'accepted' && villages.length === 1,
    )
    .map((project) => {
      const own = random.split(`asset/${project.id}`);
      const { key } = project.kind;
      if (!isAssetKind(key)) throw new Error(`sample: no asset of kind ${key}`);
      const serial = (serials.get(project.year) ?? 0) + 1;
      serials.set(project.year, serial);
      const nearby = enterprises.filter(({ county }) => county === project.county);
      const tenant =
        key !== 'solar' && nearby.length > 0 && (key === 'factory' || own.chance(0.55)) ? own.pick(nearby) : undefined;
      const jobs = tenant && (key === 'factory' ? own.int(24, 60) : own.int(4, 22));
      const leaseFrom = addDays(project.course.acceptedOn!, own.int(20, 120));
      return {
        asset_id: `ZC${project.year}-${project.county.letters}${String(serial).padStart(3, '0')}`,
        village_code: project.villages[0]!.code,
        name: project.name,
        kind: assetKinds[key],
        area: key === 'factory' ? 1000 : key === 'solar' ? undefined : own.int(6, 60) * 20,
        invested: project.course.settled!,
        project_id: project.id,
        tenant: tenant?.uscc,
        lease_from: tenant && leaseFrom,
        // One lease in eight is for two years.
        lease_to: tenant && addDays(leaseFrom, own.split('short lease').chance(0.12) ? 730 : 365 * own.int(3, 6)),
        rent:
          tenant &&
          Math.max(wan / 10, Math.round((project.course.settled! * own.between(0.06, 0.1)) / (wan / 10)) * (wan / 10)),
        jobs,
        registry_jobs: jobs && Math.ceil(jobs * registeredShare(key, project.county.code, own)),
      };
    });
}
