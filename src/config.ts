import { z } from 'zod';

/**
 * portal.json: what a portal says about itself. Unknown keys are errors, so that a typo is never silently ignored.
 * Every field carries its default beside it.
 */
const regionCode = z.string().regex(/^\d{12}$/, '应为 12 位区划代码');

/** Words to be read: blanks alone are none. */
const words = z.string().trim().min(1);

/** Address of a site. Only http and https: a browser would run a `javascript:` link. */
const webAddress = z.url({ protocol: /^https?$/ });

/** Characters of a note on a release, and of the post that publishes: both stand on pages. */
export const longestNote = 500;
export const longestPost = 40;

const contributionPoints = z.strictObject({
  /** Points for each 万元 of money given, goods, project investment and purchases. Whole numbers keep scores exact. */
  资金: z.int().min(0).default(2),
  实物: z.int().min(0).default(2),
  项目投资: z.int().min(0).default(1),
  采购: z.int().min(0).default(1),
  /** Points for each job. */
  岗位: z.int().min(0).default(3),
  /** Points for each person trained. */
  培训: z.int().min(0).default(1),
});

export const portalSchema = z.strictObject({
  /** Name of the site, shown in the header and in every page's title. */
  name: words,
  /** The region the portal covers. */
  region: regionCode,
  /** Other places it covers that do not lie under `region` by code, such as a county straight under the province. */
  also_covers: z.array(regionCode).default([]),
  /** Address of the published site, for feeds, canonical links and citations. */
  site: webAddress.default('https://gongshi.example'),
  /** The body that publishes and answers for the site. */
  publisher: words,
  contact: z
    .strictObject({ phone: z.string().optional(), email: z.string().optional(), address: z.string().optional() })
    .default({}),
  /** Published numbers; these alone pass the search for personal phone numbers. */
  hotlines: z.array(z.strictObject({ name: words, number: z.string().trim().regex(/(?:\d\D*){3}/, '应为电话号码') })).default([]),
  /** Filing numbers in the footer: ICP, public security, and the site's identification code (网站标识码). */
  filings: z
    .strictObject({
      icp: z.string().optional(),
      public_security: z.string().optional(),
      site_id_code: z.string().optional(),
    })
    .default({}),
  footer_links: z.array(z.strictObject({ title: words, url: webAddress })).default([]),
  locale: z.literal('zh-CN').default('zh-CN'),
  disclosure: z
    .strictObject({
      /** Counts of fewer households than this are not printed. */
      threshold: z.int().min(2).default(5),
      /** A number that gives somebody away must be open to at least so many values, as far as anybody can work it out. */
      primary_values: z.int().min(2).max(4).default(3),
      /** So must any other number that is withheld. */
      secondary_values: z.int().min(2).max(4).default(2),
    })
    .prefault({}),
  notice_days: z
    .strictObject({
      /** Whether notice periods count calendar days or working days (by the published holiday calendar). */
      unit: z.enum(['calendar', 'working']).default('calendar'),
      /** Least days a notice stays open (国开办发〔2018〕11号). The first day does not count. */
      default: z.int().min(1).default(10),
      identification: z.int().min(1).default(7),
      household_exit: z.int().min(1).default(7),
      village_exit: z.int().min(1).default(7),
      /** Money data goes up within this many working days of the decision; later ones are warned about. */
      publish_within_working_days: z.int().min(1).default(20),
    })
    .prefault({}),
  /** Checks of a village against a standard older than so many months are marked: it should be looked at again. */
  checklist_stale_after_months: z.int().min(1).default(12),
  /** When the pages call a payment late; printed there beside the judgement. Source: 按照工程项目实施的进度分期分批拨付 (Huai'an); the numbers of days are this portal's own. */
  payments: z
    .strictObject({
      /** A payment for finished or accepted work is late after so many days. */
      late_after_days: z.int().min(1).default(60),
      /** A project that is being built and still has money to come is called stalled after so many days without a payment. */
      stalled_after_days: z.int().min(1).default(120),
    })
    .prefault({}),
  /** How the yearly honour list is scored; printed beside each score. */
  honour_rule: z
    .strictObject({
      title: words.default('帮扶投入积分办法'),
      points: contributionPoints.prefault({}),
    })
    .prefault({}),
  /** On what terms the data may be used, as it stands on the page of downloads and in their description. */
  data_terms: words.default('引用、转载请注明来源和数据截至日期。'),
  /** The licence of the data, where there is one: its short name (`CC-BY-4.0`), its title, and where it can be read. */
  data_license: z.strictObject({ name: words, title: words.optional(), path: webAddress.optional() }).optional(),
  map: z
    .strictObject({
      /** Review number (审图号) of the boundaries in boundaries.json, shown under every map. Without the file there are no maps. */
      review_number: words.optional(),
    })
    .prefault({}),
  /** Rewards for standard factories, for each whole unit of built area. Amounts in 万元. Source: Huai'an 三(八). */
  factory_reward: z
    .strictObject({
      /** Built area, ㎡, for which one reward is given. */
      unit_area: z.number().positive().default(1000),
      /** What each level gives for a unit; helping units may find the province's part instead. */
      provincial: z.number().min(0).default(40),
      city: z.number().min(0).default(10),
      county: z.number().min(0).default(10),
      /** Average building cost that the rule counts with, 元 for each ㎡. */
      cost: z.number().positive().default(600),
      /** Least share of a tenant's workers who are in the registry, %, and for how many years at least. */
      hire_share: z.number().min(0).max(100).default(50),
      hire_years: z.int().min(0).default(3),
    })
    .prefault({}),
  /** How much agricultural money each county sets aside in a year, 万元. Source: Huai'an 三(七). */
  county_floor: z
    .strictObject({
      general: z.number().min(0).default(100),
      /** For the counties in `key_counties`. */
      key: z.number().min(0).default(300),
      key_counties: z.array(regionCode).default([]),
      /** Source levels and kinds of funds that count, by the words of the funds table. */
      levels: z.array(words).min(1).default(['县级']),
      kinds: z.array(words).min(1).default(['专项扶贫', '衔接补助', '涉农整合', '标准厂房奖补']),
    })
    .prefault({}),
  /** Targets for training; one that is not set is not compared with. Source: Huai'an 三(三) (15,000 a year, 90%, 20%). */
  training: z
    .strictObject({
      /** Trained in a year in `region`, at least. */
      trainees_per_year: z.int().min(1).optional(),
      /** Share of the trained who found work, %, at least. */
      employed_share: z.number().min(0).max(100).optional(),
      /** Share of the assigned units' money that goes to training, %, about. */
      assigned_money_share: z.number().min(0).max(100).optional(),
    })
    .prefault({}),
  /** Share of the interest of microloans that is subsidised, %; not set: not compared with. Source: Huai'an 三(四) (50%). */
  microloans: z.strictObject({ subsidy_share: z.number().min(0).max(100).optional() }).prefault({}),
  /** One cadre, one household: what a year of help is to bring. */
  cadre_pairing: z
    .strictObject({
      /** By how much a household's income is to rise in a year of help by a cadre, in 元 (“千名公仆”, Huai'an). */
      raise: z.int().min(1).default(1000),
    })
    .prefault({}),
  /** When new data go up; every page says it. */
  updates: z
    .strictObject({
      /** In words, as promised to the public: 每月10日前更新. */
      rule: words.optional(),
      /** Day of the month before which the next data are up; with it pages name the day. */
      day_of_month: z.int().min(1).max(28).optional(),
    })
    .prefault({}),
  /** When the checks warn that the site itself is stale (国办发〔2017〕47号 and its inspection rules). Days before `--as-of`; 0 never warns. */
  freshness: z
    .strictObject({
      /** The home page must show something new: a notice, an allocation, a payment or a finished project. */
      home_days: z.int().min(0).default(14),
      /** Each kind of notice is a column of its own; so are all notices, all funds and all payments. */
      column_days: z.int().min(0).default(183),
      /** Other numbers of days for single columns, by what the site calls them: { "表彰公示": 400, "村出列公示": 0 }. */
      columns: z.record(z.string(), z.int().min(0)).default({}),
      /** A notice whose period is over so long should say what came of it. */
      outcome_days: z.int().min(0).default(15),
    })
    .prefault({}),
  /** True puts a banner 示例数据 on every page. */
  example: z.boolean().default(false),
});

export type Portal = z.output<typeof portalSchema>;
