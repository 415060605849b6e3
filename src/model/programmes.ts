import type { measures as registryMeasures } from '../schema/index.ts';
import type { Project } from './money.ts';

/** A measure of the registry, as in its column `measure_<key>`. */
export type Measure = keyof typeof registryMeasures;
type Category = Project['category'];

/** One programme of a scheme: which projects are its own, and which measures of the registry tell whom it reaches. */
export interface Programme {
  slug: string;
  title: string;
  /** What the document says it does, in a sentence for everybody. */
  does: string;
  categories: readonly Category[];
  measures: readonly Measure[];
}

/** A way to divide all help. A category belongs to one programme at most; what belongs to none is shown apart, so that all adds up. */
export interface Scheme {
  title: string;
  /** What a reader of the page must know first: whose division it is. */
  source: string;
  /** Id of the policy whose document it is, where the portal has it. */
  policy: string;
  programmes: readonly Programme[];
  /** What the projects of no programme are called here. */
  rest: string;
}

/**
 * 十一项工程 (Luoyang, 措施精准). Dangerous houses are named there under infrastructure, drinking water under public services; the category of a project
 * decides here all the same.
 */
export const elevenProgrammes: Scheme = {
  title: '十一项工程',
  source: '洛阳市《关于打赢脱贫攻坚战的实施意见》把帮扶分成十一项脱贫工程。',
  policy: 'luoyang',
  rest: '其他项目',
  programmes: [
    { slug: 'employment', title: '转移就业', does: '培训、找活、设公益岗位，让有劳力的人有工资拿。', categories: ['就业'], measures: ['employment'] },
    { slug: 'industry', title: '特色产业', does: '一村一品，发展种植、养殖、加工和村集体经济，让农户分到收益。', categories: ['产业发展'], measures: ['industry'] },
    { slug: 'relocation', title: '扶贫搬迁', does: '住在不好发展的地方的人，搬得出、稳得住、能致富。', categories: ['易地搬迁'], measures: ['relocation'] },
    { slug: 'ecology', title: '生态保护', does: '退耕还林、治水治土，请有劳力的困难群众当护林员。', categories: ['生态保护'], measures: ['ecology'] },
    { slug: 'subsistence', title: '低保兜底', does: '没有劳动能力的人由低保兜底，遇到突发灾祸的给临时救助。', categories: ['低保兜底'], measures: ['subsistence'] },
    { slug: 'infrastructure', title: '基础设施', does: '修路、通电、办光伏，改造危房。', categories: ['基础设施', '危房改造'], measures: ['housing'] },
    { slug: 'public-services', title: '公共服务设施', does: '村里的活动室、广场、网点、路灯和环境整治。', categories: ['公共服务'], measures: [] },
    { slug: 'education', title: '教育', does: '改善学校，资助学生，不让孩子因为穷而失学。', categories: ['教育'], measures: ['education'] },
    { slug: 'health', title: '健康', does: '建好乡村卫生室，补贴参保，救助大病。', categories: ['健康'], measures: ['health'] },
    { slug: 'finance', title: '金融', does: '扶贫小额信贷、贴息、互助资金和农业保险。', categories: ['金融'], measures: ['credit'] },
    { slug: 'society', title: '社会', does: '机关、企业、社会组织和爱心人士一起帮。', categories: ['社会帮扶'], measures: ['social'] },
  ],
};

/** 五个一批 (Sichuan, 分类施策): a division of people by what helps them. Much that is built serves everybody and belongs to no batch. */
export const fiveBatches: Scheme = {
  title: '五个一批',
  source: '四川按贫困的主要原因把人分成“五个一批”，扶到点上、不漏一人。',
  policy: 'sichuan',
  rest: '不属于五个一批的项目',
  programmes: [
    { slug: 'production', title: '扶持生产和就业发展一批', does: '能劳动的，帮着发展生产、找到活干。', categories: ['产业发展', '就业'], measures: ['industry', 'employment'] },
    { slug: 'relocation', title: '生态扶贫和移民搬迁安置一批', does: '护好山水，把住在难处的人搬出来。', categories: ['生态保护', '易地搬迁'], measures: ['ecology', 'relocation'] },
    { slug: 'subsistence', title: '低保政策兜底一批', does: '完全或部分丧失劳动能力的，由低保兜底。', categories: ['低保兜底'], measures: ['subsistence'] },
    { slug: 'medical', title: '医疗救助扶持一批', does: '因病致贫的，看病少花钱。', categories: ['健康'], measures: ['health'] },
    { slug: 'reconstruction', title: '灾后重建帮扶一批', does: '受了灾的，帮着重建家园。', categories: [], measures: ['reconstruction'] },
  ],
};

/** The ten special plans of the 3+10 (Sichuan, 政策组合拳). The three are the outline, the regulation and the decision that stand above them. */
export const tenPlans: Scheme = {
  title: '十个专项方案',
  source: '四川的“3+10”：一个纲要（《四川省农村扶贫开发纲要（2011-2020年）》）、一个条例（《四川省农村扶贫开发条例》）、一个决定（《关于集中力量打赢扶贫攻坚战确保同步全面建成小康社会的决定》），加十个专项扶贫方案。',
  policy: 'sichuan',
  rest: '其他项目',
  programmes: [
    { slug: 'infrastructure', title: '基础设施', does: '路、水、电。', categories: ['基础设施'], measures: [] },
    { slug: 'industry', title: '产业扶贫', does: '种植、养殖、加工和村集体经济。', categories: ['产业发展'], measures: ['industry'] },
    { slug: 'new-villages', title: '新村建设', does: '危旧房改造和易地搬迁，住上好房子。', categories: ['易地搬迁', '危房改造'], measures: ['relocation', 'housing', 'reconstruction'] },
    { slug: 'education-employment', title: '教育与就业', does: '上学有资助，就业有培训和岗位。', categories: ['教育', '就业'], measures: ['education', 'employment'] },
    { slug: 'ecology', title: '生态建设', does: '植树、治水、治污。', categories: ['生态保护'], measures: ['ecology'] },
    { slug: 'medical', title: '医疗卫生', does: '卫生室和看病救助。', categories: ['健康'], measures: ['health'] },
    { slug: 'culture', title: '文化惠民', does: '活动室、广场等公共服务设施。', categories: ['公共服务'], measures: [] },
    { slug: 'security', title: '社会保障', does: '低保兜底。', categories: ['低保兜底'], measures: ['subsistence'] },
    { slug: 'society', title: '社会扶贫', does: '机关、企业、社会各界的帮扶。', categories: ['社会帮扶'], measures: ['social'] },
    { slug: 'finance', title: '财政金融', does: '小额信贷、贴息、周转金。', categories: ['金融'], measures: ['credit'] },
  ],
};

/** The projects of each programme of a scheme, and those of none. Every project is in exactly one list. */
export function divideProjects<P extends Pick<Project, 'category'>>({ programmes }: Scheme, projects: readonly P[]): { of: { programme: Programme; projects: P[] }[]; rest: P[] } {
  const placed = new Set(programmes.flatMap(({ categories }) => categories));
  return {
    of: programmes.map((programme) => ({ programme, projects: projects.filter(({ category }) => programme.categories.includes(category)) })),
    rest: projects.filter(({ category }) => !placed.has(category)),
  };
}
