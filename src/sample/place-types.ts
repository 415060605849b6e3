import type { Row } from '../schema/index.ts';
import type { IndustryKind } from './names.ts';

export interface Place {
  code: string;
  name: string;
}

/** A body that hands money from above down to its counties: a city, or a county straight under the province. */
export interface Purse extends Place {
  short: string;
  /** Letters in the ids of its notices, and of its funds when another purse could have the same. */
  letters: string;
  fundTag: string;
  phone: string;
  counties: County[];
  /** A county that is its own purse has no city above it. */
  direct: boolean;
}

export interface County extends Place {
  short: string;
  /** Letters that begin the ids of its projects: QS in QS2020-001. */
  letters: string;
  purse: Purse;
  phone: string;
  towns: Town[];
  /** Programme villages, in order of code. */
  villages: Village[];
}

export interface Town extends Place {
  county: County;
  /** Programme villages, in order of code. */
  villages: Village[];
}

export interface Village extends Place {
  town: Town;
  county: County;
  designation: Row<'villages'>['designation'];
  listedYear: number;
  exitedOn?: string;
  /** Households and people of the whole village. */
  households: number;
  population: number;
  /** Of these in the registry, and the number of its first household among all, for the household's key. */
  registered: { households: number; persons: number; firstHousehold: number };
  industry: readonly [string, IndustryKind];
  noticeBoard: string;
  /** Newly listed: no project, no money, no notice yet. */
  nothingYet: boolean;
}

export interface Places {
  province: Place;
  purses: Purse[];
  counties: County[];
  villages: Village[];
  regions: Row<'regions'>[];
}
