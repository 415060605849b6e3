import type { Row } from '../schema/index.ts';
import { addDays, officeDayBefore, yearOf } from './days.ts';
import { compare, groupBy } from './grouping.ts';
import { isCounty, type NoticeDraft } from './notice-draft.ts';
import type { County } from './place-types.ts';
import type { Random } from './random.ts';

type Inspection = Row<'inspections'>;

/** Kinds of notices that an inspection verifies before they are published, with the letters of its id. */
const verified = { identification: 'BD', household_exit: 'YS', village_exit: 'YC' } as const;
type Verified = keyof typeof verified;

/** Evaluation by others began in 2016; before that the county's superiors came to look. */
const evaluators = (county: County, year: number): Pick<Inspection, 'kind' | 'by'> =>
  year < 2016 ? { kind: '考核', by: `${county.purse.direct ? '示例省' : county.purse.name}脱贫攻坚领导小组` } : { kind: '第三方评估', by: '示例省委托的第三方评估组' };

const reports: Record<Verified, (county: County, drafts: readonly NoticeDraft[], own: Random) => Omit<Inspection, 'inspection_id' | 'on' | 'region_code'>> = {
  // Eight departments and thirteen items are how Qianjiang compares its data.
  identification: (county, _, own) => {
    const sampled = own.int(260, 620);
    return {
      kind: '数据比对',
      by: `${county.name}民政局`,
      scope: '拟纳入对象的家庭经济信息，与公安、税务、人社、工商、民政、财政、住房、公积金8个部门13个项目比对',
      sampled,
      sampled_unit: '户',
      passed: sampled - own.int(6, 24),
      summary: '比对有疑点的已退回村里入户复核。',
    };
  },
  household_exit: (county, [draft], own) => {
    const sampled = own.int(60, 140);
    return {
      ...evaluators(county, yearOf(draft!.publishedOn)),
      scope: '拟脱贫户，入户核实“一有两不愁四保障”',
      sampled,
      sampled_unit: '户',
      passed: sampled - own.weighted([[0, 5], [own.int(1, 4), 2], [own.int(5, 8), 3]]),
      summary: '退出程序规范；不合格的已从拟脱贫名单中剔除。',
    };
  },
  village_exit: (county, drafts) => ({
    ...evaluators(county, yearOf(drafts[0]!.publishedOn)),
    scope: '拟出列村，逐村对照出列标准核查',
    sampled: drafts.length,
    sampled_unit: '村',
    passed: drafts.length,
    summary: '各项指标达到出列标准。',
  }),
};

/**
 * The inspections that came before notices of who is let in and who leaves, and the notices with the id of theirs. One
 * inspection serves all notices of a county that were published on one day. Source: 第三方评估 (Panjin, Qianjiang), 在线比对 (Qianjiang).
 */
export function planAcceptance(drafts: readonly NoticeDraft[], random: Random): { drafts: NoticeDraft[]; inspections: Inspection[] } {
  const isVerified = (draft: NoticeDraft): boolean => draft.kind in verified && isCounty(draft.office);
  const groups = groupBy(drafts.filter(isVerified), ({ kind, office, publishedOn }) => `${kind}/${office.letters}/${publishedOn}`);
  const serials = new Map<string, number>();
  const idOf = new Map<NoticeDraft, string>();
  const inspections = [...groups].sort(([a], [b]) => compare(a, b)).map(([key, group]): Inspection => {
    const { kind, office, publishedOn } = group[0]!;
    const county = office as County;
    const series = `${verified[kind as Verified]}${yearOf(publishedOn)}-${county.letters}`;
    serials.set(series, (serials.get(series) ?? 0) + 1);
    const id = `${series}${serials.get(series)}`;
    for (const draft of group) idOf.set(draft, id);
    return {
      inspection_id: id,
      on: officeDayBefore(addDays(publishedOn, -1)),
      region_code: county.code,
      ...reports[kind as Verified](county, group, random.split(key)),
    };
  });
  return { drafts: drafts.map((draft) => ({ ...draft, ...(idOf.has(draft) && { verifiedBy: idOf.get(draft)! }) })), inspections };
}
