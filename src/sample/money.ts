import type { Row } from '../schema/index.ts';
import { addDays, officeDay } from './days.ts';
import { fundKinds, type FundKind } from './fund-kinds.ts';
import { compare, countUp } from './grouping.ts';
import type { County, Places, Purse, Place } from './place-types.ts';
import { wan } from './amounts.ts';
import type { Random } from './random.ts';
import { lastYear, sampleYears } from './scales.ts';

/** A fund before and after it is known how much it holds: its total is what its projects need, never the other way. */
export interface Fund {
  id: string;
  kind: FundKind;
  year: number;
  owner: Place & { short: string; letters: string };
  county?: County;
  purse: Purse;
  name: string;
  documentNumber: string;
  issuedOn: string;
  department: string;
  /** Day on which counties got their pots. */
  potsOn: string;
  /** What was not given to anybody, in fen. */
  unallocated: number;
}

/** Money of one fund for one project. */
export interface Part {
  fund: Fund;
  amount: number;
  allocatedOn: string;
}

/** Finds the fund of a kind for a county's project in a year; makes it when first asked for. */
export interface Treasury {
  fund(key: string, county: County, year: number): Fund | undefined;
  /** True when there is such a fund; asking does not make it. */
  exists(key: string, county: County, year: number): boolean;
  /** All funds asked for, in order of id. */
  funds(): Fund[];
}

/** Document numbers run through the year within each body that hands out money, funds of one kind of source likewise. */
export function openTreasury(places: Places, random: Random): Treasury {
  const funds = new Map<string, Fund>();
  const all = new Map<string, Fund>();
  const owners = [
    ...places.purses.map((purse) => ({
      owner: purse as Fund['owner'],
      purse,
      county: purse.direct ? purse.counties[0] : undefined,
      scope: 'purse' as const,
    })),
    ...places.counties.map((county) => ({
      owner: county as Fund['owner'],
      purse: county.purse,
      county,
      scope: 'county' as const,
    })),
  ];
  for (const { owner, purse, county, scope } of owners) {
    const kinds = fundKinds.filter((kind) => kind.owner === scope && !(kind.cityOnly && purse.direct));
    const own = random.split(`funds/${owner.code}/${scope}`);
    const tag = scope === 'county' ? owner.letters : purse.fundTag;
    for (const year of sampleYears) {
      const serials = new Map<string, number>();
      let number = own.int(3, 9);
      for (const { kind, issuedOn } of issueDays(kinds, year, own.split(String(year)), tag)) {
        number += own.int(1, 4);
        if (issuedOn === firstOf2020.issuedOn && tag === '') number = firstOf2020.number;
        all.set(`${owner.code}/${scope}/${kind.key}/${year}`, {
          id: `${kind.letters}${year}-${tag}${countUp(serials, kind.letters)}`,
          kind,
          year,
          owner,
          county,
          purse,
          issuedOn,
          name: kind.name.replace('{year}', String(year)).replace('{place}', owner.name),
          documentNumber: `${documentSign(kind, owner)}〔${year}〕${number}号`,
          department: owner.name + kind.department,
          potsOn: officeDay(addDays(issuedOn, own.int(2, 6))),
          unallocated: 0,
        });
      }
    }
  }
  const find = (key: string, county: County, year: number): Fund | undefined =>
    all.get(`${county.code}/county/${key}/${year}`) ?? all.get(`${county.purse.code}/purse/${key}/${year}`);
  return {
    exists: (key, county, year) => find(key, county, year) !== undefined,
    fund(key, county, year) {
      const fund = find(key, county, year);
      if (fund) funds.set(fund.id, fund);
      return fund;
    },
    funds: () => [...funds.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** The document that the schema's examples and many tests speak of: 望财农〔2020〕12号. */
const firstOf2020 = { issuedOn: '2020-03-02', number: 12 };

/** A year's funds in the order in which their documents came out. */
function issueDays(
  kinds: readonly FundKind[],
  year: number,
  own: Random,
  tag: string,
): { kind: FundKind; issuedOn: string }[] {
  return kinds
    .filter(({ from, to }) => from <= year && year <= to)
    .map((kind) => {
      const day = officeDay(addDays(`${year}-${kind.issued}`, own.split(kind.key).int(0, year === lastYear ? 3 : 12)));
      return { kind, issuedOn: kind.key === 'central' && year === lastYear && tag === '' ? firstOf2020.issuedOn : day };
    })
    .sort((a, b) => compare(a.issuedOn, b.issuedOn) || compare(a.kind.key, b.kind.key));
}

const signs: Record<string, string> = {
  财政局: '财农',
  农业农村局: '农计',
  扶贫开发办公室: '扶办',
  发展和改革委员会: '发改协作',
  工商业联合会: '联发',
  慈善总会: '慈发',
  自然资源和规划局: '自然资',
  民政局: '民发',
  教育局: '教发',
  医疗保障局: '医保发',
};
const documentSign = (kind: FundKind, owner: Fund['owner']): string =>
  owner.short.slice(0, 1) + signs[kind.department]!;

/** The day on which a county (or, without pots, the fund's own body) gave the money to projects. */
export function allocationDay(fund: Fund, county: County, random: Random): string {
  const own = random.split(`allocation-day/${fund.id}/${county.code}`);
  const start = fund.kind.pots ? fund.potsOn : fund.issuedOn;
  return officeDay(addDays(start, own.int(3, 8)));
}

/** Hectares of which land quotas are sold; the price of one follows from what the quota brought. */
const quotaHectares = [0.1, 0.125, 0.16, 0.2, 0.25, 0.4, 0.5, 0.8, 1, 1.25];

/** A quota that, times its price, is the amount to the fen, priced as near to 400 万元 a hectare as can be. */
function landQuota({ kind }: Fund, amount: number): Pick<Row<'funds'>, 'quota_hectares' | 'price_per_hectare'> {
  if (kind.level !== 'land_quota') return { quota_hectares: undefined, price_per_hectare: undefined };
  const distance = (hectares: number): number => Math.abs(amount / hectares / wan - 400);
  const exact = quotaHectares.filter((hectares) => Number.isInteger((amount / hectares) / 100));
  const [hectares = 1] = exact.sort((a, b) => distance(a) - distance(b));
  return { quota_hectares: hectares, price_per_hectare: Math.round(amount / hectares) };
}

export const fundRow = (fund: Fund, amount: number): Row<'funds'> => ({
  fund_id: fund.id,
  name: fund.name,
  document_number: fund.documentNumber,
  year: fund.year,
  level: fund.kind.level,
  kind: fund.kind.kind,
  amount,
  issued_on: fund.issuedOn,
  allocation_method: fund.kind.method,
  department: fund.department,
  open_from: undefined,
  open_to: undefined,
  ...landQuota(fund, amount),
});
