import { checklistStandards, fundLevels, revolvingFundKinds, supportRoles, type Measure, type TableName } from '../schema/index.ts';
import { isInScope } from '../tables/target-scope.ts';
import type { Facts } from './facts.ts';
import { createMicroloanFacts, isSubsidised } from './microloan-numbers.ts';
import type { Place } from './places.ts';
import { createTrainingFacts } from './training-numbers.ts';
import { count, day, groupBy, money, share, total, yuan } from './values.ts';
import type { Mark, Value } from './views.ts';

/** One thing that a target wants of a place: a village, a county in a year, or the whole portal in a year. */
export interface Unit {
  place: Place;
  year?: number;
  /** What the data says; null where it says nothing. */
  value: Value;
  /** yes: reached in time. late: reached since. open: not yet, and there is time left. no: missed. none: nothing is known. */
  mark: Mark;
}

/** Whether what was promised was kept, on the portal's own data. */
export interface Verdict {
  measure: Measure;
  units: Unit[];
  /** How many units have to reach it; of years, those that are over. */
  due: number;
  reached: number;
  mark: Mark;
}

/** What of a unit is known on a day: the value, and whether it is enough. */
type Reading = { value: Value; enough: boolean } | undefined;
/** `year` is that of `on` where the unit is a year of its own, else the last one that was over by then. */
type Read = (place: Place, on: string, year: number) => Reading;

/** Amounts in front matter are in 万元; tables keep fen. */
const fen = (wanYuan: number): number => Math.round(wanYuan * 1_000_000);

/** The last year that is over on a day. */
const yearEnded = (on: string): number => Number(on.slice(0, 4)) - (on.endsWith('-12-31') ? 0 : 1);

const needs: Record<Measure['metric'], TableName> = {
  per_capita_income: 'village_years',
  collective_income: 'village_years',
  village_exits: 'villages',
  checklist: 'checklists',
  paired: 'pairings',
  support: 'support_teams',
  village_fund: 'revolving_funds',
  county_fund: 'revolving_funds',
  county_money: 'allocations',
  trainees: 'training',
  employed_share: 'training',
  interest_share: 'microloans',
  households_left: 'registry',
};

/** What a unit of the metric is called, for "36个村". */
export const unitOf = ({ metric }: Measure): '村' | '县' | '年' =>
  metric === 'county_fund' ? '县' : metric === 'county_money' || metric === 'trainees' || metric === 'employed_share' || metric === 'interest_share' || metric === 'households_left' ? '年' : '村';

/** How a metric is measured, in words for the page; the table that it is read from is named. */
export function describe(measure: Measure): string {
  switch (measure.metric) {
    case 'per_capita_income':
      return `村年度指标中的人均纯收入，到期那一年不低于${measure.at_least}元`;
    case 'collective_income':
      return `村年度指标中的村集体经济收入，到期那一年不低于${measure.at_least}万元`;
    case 'village_exits':
      return '村表中的出列日期，不晚于到期日';
    case 'checklist':
      return `对标清单中“${measure.standard}”各项全部达标`;
    case 'paired':
      return '到期日有企业与村结对';
    case 'support':
      return `到期日村里有${measure.role}`;
    case 'village_fund':
      return `基金台账中，村级产业扶持基金累计投入不低于${measure.at_least}万元`;
    case 'county_fund':
      return `基金台账中，县的${measure.kind}基金累计投入不低于${measure.at_least}万元`;
    case 'county_money':
      return `资金分配表中，一个县一年从${measure.levels.join('、')}资金分到的不低于${measure.at_least}万元`;
    case 'trainees':
      return `培训台账中，一年培训不少于${measure.at_least}人`;
    case 'employed_share':
      return `培训台账中，一年培训的人里就业的不低于${measure.at_least}%`;
    case 'interest_share':
      return `小额信贷台账中，财政贴息不低于一年应付利息的${measure.at_least}%`;
    case 'households_left':
      return `建档立卡统计中，年底仍在册的不多于${measure.at_most}户`;
  }
}

/** How to read one unit's value from the tables. */
function reader(facts: Facts, measure: Measure): Read {
  const { tables, registry } = facts;
  switch (measure.metric) {
    case 'per_capita_income':
    case 'collective_income': {
      const column = measure.metric;
      const byVillage = facts.villageYears;
      const least = column === 'per_capita_income' ? measure.at_least * 100 : fen(measure.at_least);
      return ({ code }, _on, year) => {
        const amount = byVillage.get(code)?.find((row) => row.year === year)?.[column];
        return amount === undefined ? undefined : { value: column === 'per_capita_income' ? yuan(amount) : money(amount), enough: amount >= least };
      };
    }
    case 'village_exits':
      return ({ code }, on) => {
        const exited = facts.villages.get(code)?.exited_on;
        return { value: exited === undefined ? '未出列' : day(exited), enough: exited !== undefined && exited <= on };
      };
    case 'checklist': {
      const standard = checklistStandards[measure.standard as keyof typeof checklistStandards] ?? measure.standard;
      return ({ code }, on) => {
        const items = (facts.checklists.get(code) ?? []).filter((row) => row.standard === standard);
        const met = items.filter((row) => row.met && (row.checked_on ?? '') <= on);
        return items.length === 0 ? undefined : { value: `${items.length}项中${met.length}项达标`, enough: met.length === items.length };
      };
    }
    case 'paired':
      return ({ code }, on) => {
        const standing = facts.enterprises.pairingsIn(code).filter((row) => row.from <= on && (row.to === undefined || row.to >= on));
        const links = [...new Set(standing.map((row) => row.uscc))].map((uscc) => facts.enterprises.link(uscc));
        return { value: links.length === 0 ? '没有企业结对' : { links }, enough: links.length > 0 };
      };
    case 'support': {
      const byVillage = groupBy((tables.support_teams?.rows ?? []).filter((row) => supportRoles[row.role] === measure.role), (row) => row.village_code);
      return ({ code }, on) => {
        const teams = (byVillage.get(code) ?? []).filter((row) => (row.since ?? '') <= on);
        return { value: teams.length === 0 ? '没有' : teams.map((row) => row.unit).join('、'), enough: teams.length > 0 };
      };
    }
    case 'village_fund':
    case 'county_fund': {
      const kind = measure.metric === 'village_fund' ? revolvingFundKinds.village_industry : measure.kind;
      const byPlace = groupBy((tables.revolving_funds?.rows ?? []).filter((row) => revolvingFundKinds[row.kind] === kind), (row) => row.region_code);
      return ({ code }, _on, year) => {
        const own = byPlace.get(code);
        if (!own) return undefined;
        const rows = own.filter((row) => row.year <= year);
        if (rows.length === 0) return { value: '还没有设立', enough: false };
        const first = Math.min(...rows.map((row) => row.year));
        const opened = total(rows.filter((row) => row.year === first).map((row) => row.opening ?? 0));
        const given = opened + total(rows.map((row) => row.received ?? 0));
        return { value: money(given), enough: given >= fen(measure.at_least) };
      };
    }
    case 'county_money':
      return ({ code }, _on, year) => {
        const own = facts.money.inflows(code).filter(({ fund }) => fund.year === year && measure.levels.includes(fundLevels[fund.level]));
        const amount = total(own.map((inflow) => inflow.amount));
        return { value: money(amount), enough: amount >= fen(measure.at_least) };
      };
    case 'trainees':
    case 'employed_share': {
      const training = createTrainingFacts(facts);
      return ({ code }, _on, year) => {
        // What the ledger withholds is not judged either: the judgement would say how small it is.
        const { trainees, employed } = training.in(code, year) ?? {};
        if (typeof trainees !== 'number') return undefined;
        if (measure.metric === 'trainees') return { value: count(trainees, '人'), enough: trainees >= measure.at_least };
        return typeof employed === 'number' && trainees > 0 ? { value: share(employed, trainees), enough: employed * 100 >= trainees * measure.at_least } : undefined;
      };
    }
    case 'interest_share': {
      const loans = createMicroloanFacts(facts);
      return ({ code }, _on, year) => {
        const { interest, subsidy } = loans.in(code, year) ?? {};
        return typeof interest === 'number' && typeof subsidy === 'number' && interest > 0
          ? { value: share(subsidy, interest), enough: isSubsidised(subsidy, interest, measure.at_least) === true }
          : undefined;
      };
    }
    case 'households_left':
      return ({ code }, on, year) => {
        // Until the year is over, the newest number that there is, which decides nothing.
        const known = on < `${year}-12-31` ? registry?.years.at(-1) : year;
        if (!registry || known === undefined || !registry.years.includes(known)) return undefined;
        const left = registry.value(code, known, 'closing');
        // What is withheld is not judged either: that it is enough would say how small it is.
        return left !== null && typeof left === 'object' && 'count' in left ? { value: left, enough: known === year && left.count <= measure.at_most } : undefined;
      };
  }
}

/** The places that a target is about, and the days on which it falls due. */
function unitsOf(facts: Facts, measure: Measure): { place: Place; by: string; year?: number }[] {
  const { places } = facts;
  const inRegion = (place: Place): boolean => measure.region === undefined || places.upward(place.code).some(({ code }) => code === measure.region);
  const last = Number(measure.by.slice(0, 4));
  const years = 'from' in measure && measure.from !== undefined ? Array.from({ length: last - measure.from + 1 }, (_, index) => measure.from! + index) : [last];
  const dueDays = years.map((year) => ({ year, by: year === last ? measure.by : `${year}-12-31` }));
  switch (unitOf(measure)) {
    case '村':
      return places.of('village').flatMap((place) => {
        const village = facts.villages.get(place.code);
        return village && isInScope(village, measure) ? [{ place, by: measure.by }] : [];
      });
    case '县':
      return places.of('county').filter(inRegion).map((place) => ({ place, by: measure.by }));
    case '年': {
      const whole = measure.region === undefined ? places.roots : places.all.filter((place) => place.code === measure.region && place.covered);
      const own = measure.metric === 'county_money' ? places.of('county').filter(inRegion) : whole;
      return dueDays.flatMap(({ year, by }) => own.map((place) => ({ place, by, year })));
    }
  }
}

/**
 * Measures a target on the portal's data: each unit on its day, or on the portal's own day where that comes first; what was missed then
 * and is reached by now is late. Source: goals with deadlines (Huai'an 二; Sichuan, Qianjiang, Luoyang: exits by year).
 *
 * @returns undefined when the portal has no table to measure it on
 */
export function measureTarget(facts: Facts, measure: Measure): Verdict | undefined {
  if (facts.tables[needs[measure.metric]] === undefined) return undefined;
  const read = reader(facts, measure);
  const isYearly = unitOf(measure) === '年';
  const units = unitsOf(facts, measure).map(({ place, by, year }): Unit => {
    const readOn = (on: string) => read(place, on, year ?? yearEnded(on));
    const isDue = by <= facts.asOf;
    const then = readOn(isDue ? by : facts.asOf);
    // What nobody reported for its day is not known; a later number does not say that it came late.
    const isMissed = isDue && then !== undefined && !then.enough;
    // A yearly sum belongs to its year: what the next year brought does not make up for it.
    const since = isMissed && !isYearly ? readOn(facts.asOf) : undefined;
    const mark: Mark = then?.enough ? 'yes' : since?.enough ? 'late' : !isDue ? 'open' : then === undefined ? 'none' : 'no';
    return { place, ...(year !== undefined && { year }), value: (since?.enough ? since : then)?.value ?? null, mark };
  });
  const number = (mark: Mark): number => units.filter((unit) => unit.mark === mark).length;
  const [reached, open] = [number('yes'), number('open')];
  const promised = 'villages' in measure && measure.villages !== undefined ? measure.villages : units.length;
  // What is not due yet may still come in time, and what is not known may have come; else it is missed, or came late.
  const mark: Mark =
    reached >= promised ? 'yes' : reached + open >= promised ? 'open' : reached + open + number('none') >= promised ? 'none' : reached + open + number('late') >= promised ? 'late' : 'no';
  const due = isYearly && open < units.length ? promised - open : promised;
  return { measure, units, due, reached, mark };
}
