/** The two sizes a sample comes in. */
export interface Scale {
  name: 'city' | 'province';
  /** Cities, the fixed first one among them. */
  cities: number;
  /** Counties in all, and how many of them lie straight under the province. */
  counties: number;
  directCounties: number;
  towns: number;
  /** Villages that the programme covers. */
  villages: number;
  /** Others that only the register of places knows. */
  otherVillages: number;
  households: number;
  persons: number;
  projects: number;
  enterprises: number;
  /** Share of the projects that have notices of their own before work, after work, and on their beneficiaries. */
  noticeShares: { beforeWork: number; completion: number; beneficiaries: number };
}

/** The sizes that the published accounts of such cities speak of. */
export const cityScale: Scale = {
  name: 'city',
  cities: 1,
  counties: 8,
  directCounties: 1,
  towns: 90,
  villages: 223,
  otherVillages: 137,
  households: 22_108,
  persons: 64_052,
  projects: 968,
  enterprises: 46,
  noticeShares: { beforeWork: 0.3, completion: 0.3, beneficiaries: 0.12 },
};

/** The size of a large western province, to measure speed and memory with. */
export const provinceScale: Scale = {
  name: 'province',
  cities: 20,
  counties: 160,
  directCounties: 4,
  towns: 1_810,
  villages: 11_501,
  otherVillages: 3_000,
  households: 1_100_000,
  persons: 3_800_000,
  projects: 40_000,
  enterprises: 2_300,
  noticeShares: { beforeWork: 0.12, completion: 0.11, beneficiaries: 0.04 },
};

/** The day the sample speaks for: build it with `--as-of` this day. */
export const sampleAsOf = '2020-06-30';
export const firstYear = 2014;
export const lastYear = 2020;
export const sampleYears = [2014, 2015, 2016, 2017, 2018, 2019, 2020] as const;
