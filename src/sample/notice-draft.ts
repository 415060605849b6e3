import type { Row } from '../schema/index.ts';
import { addDays, officeDay, officeDayBefore } from './days.ts';
import type { County, Purse } from './place-types.ts';
import type { Random } from './random.ts';

/** A notice before it has its number. */
export interface NoticeDraft {
  kind: Row<'notices'>['kind'];
  title: string;
  /** Whose numbering it is in, and whose phone and address it names. */
  office: County | Purse;
  /** Where it is published, when narrower than the office's place. */
  region?: string;
  publisher: string;
  publishedOn: string;
  /** How many days it stays open; the first does not count. */
  days: number;
  subject: string[];
  body: string;
  corrects?: NoticeDraft;
  /** Id of the inspection that came before it. */
  verifiedBy?: string;
}

/** Published on the last office day that leaves so many days before something happens. */
export const publishBefore = (day: string, days: number): string => officeDayBefore(addDays(day, -days));

/** Published on the first office day so many days after something was decided. */
export const publishAfter = (day: string, days: number): string => officeDay(addDays(day, days));

/** Most offices keep to the least number of days, some are generous; never beyond `most`. */
export const openDays = (least: number, own: Random, most = least + 5): number =>
  Math.min(
    most,
    least +
      own.weighted([
        [0, 55],
        [1, 10],
        [2, 10],
        [5, 25],
      ]),
  );

/** Who speaks for the programme in a county: the poverty office, from the reform of 2019 on the agriculture bureau. */
export const programmeOffice = (county: { name: string }, day: string): string =>
  county.name + (day < '2019-03-01' ? '扶贫开发办公室' : '农业农村局');

export const isCounty = (office: County | Purse): office is County => 'towns' in office;

export const contactOf = (office: County | Purse): Pick<Row<'notices'>, 'phone' | 'email' | 'address'> => ({
  phone: office.phone,
  email: `${office.letters.toLowerCase()}@gongshi.example`,
  address: `${office.name}${isCounty(office) ? '人民路' : '政务中心'}${(Number(office.code.slice(2, 6)) % 90) + 1}号`,
});
