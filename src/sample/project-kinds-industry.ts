import type { ProjectKind } from './project-kinds.ts';

const industrySources = [['central', 28], ['central-second', 12], ['provincial', 20], ['city', 12], ['county', 12], ['twinned', 10], ['assigned', 7], ['social', 2]] as const;
const dividends = ['资产归村集体所有，年租金不低于投入的6%，其中六成分给低收入户', '村集体入股分红，优先安排低收入户务工', '“合作社＋基地＋农户”，按保底价收购并二次返利'];

/** What earns a village its living, and jobs. */
export const industryKinds: readonly ProjectKind[] = [
  {
    key: 'crop-base', category: '产业发展', weight: 9, median: 26, spread: 0.75, price: 0.16, decimals: 0, suits: ['crop', 'tree'],
    title: '{v}{i}种植基地', tasks: ['新建{i}种植基地{q}亩，购置种苗、有机肥并配套滴灌', '流转土地{q}亩发展{i}，整地、购苗并修建生产便道'],
    standard: '每亩补助0.16万元', goals: ['亩均增收800元以上，成活率不低于90%', '带动种植户年均增收1500元以上'], benefits: dividends,
    implementer: 'village', supervisor: '农业农村局', reach: [0.1, 0.35], days: [90, 200], sources: industrySources,
  },
  {
    key: 'greenhouse', category: '产业发展', weight: 6, median: 45, spread: 0.6, price: 4.2, decimals: 0, suits: ['crop', 'fungus'],
    title: '{v}蔬菜大棚', tasks: ['新建钢架大棚{q}座，配套水肥一体化设施', '新建连栋蔬菜大棚{q}座及田间作业道'],
    standard: '每座补助4.2万元', goals: ['年产蔬菜不低于300吨，棚均年收入2万元以上', '大棚利用率95%以上，带动就近务工'], benefits: ['租金分红并优先用工', ...dividends],
    implementer: 'village', supervisor: '农业农村局', reach: [0.08, 0.25], days: [80, 160], sources: industrySources,
  },
  {
    key: 'fungus-shed', category: '产业发展', weight: 7, median: 32, spread: 0.65, price: 1.6, decimals: 0, suits: ['fungus'],
    title: '{v}{i}产业园', tasks: ['新建{i}出菇棚{q}座及烘干房一处', '新建{i}菌棒生产线，配套棚架{q}座'],
    standard: '每座补助1.6万元', goals: ['年产干品不低于20吨，验收合格率100%'], benefits: dividends,
    implementer: 'village', supervisor: '农业农村局', reach: [0.1, 0.3], days: [70, 150], sources: industrySources,
  },
  {
    key: 'poultry-house', category: '产业发展', weight: 9, median: 28, spread: 0.55, price: 0.035, decimals: 0, suits: ['poultry'],
    title: '{v}{i}养殖大棚', tasks: ['新建{i}养殖大棚{q}平方米，配套饮水、通风和粪污处理设施'],
    standard: '每平方米补助350元', goals: ['年出栏2万羽以上，成活率不低于92%'], benefits: dividends,
    implementer: 'village', supervisor: '农业农村局', reach: [0.06, 0.2], days: [70, 150], sources: industrySources,
  },
  {
    key: 'livestock-shed', category: '产业发展', weight: 8, median: 38, spread: 0.6, price: 0.05, decimals: 0, suits: ['livestock'],
    title: '{v}{i}养殖圈舍', tasks: ['新建{i}标准圈舍{q}平方米，配套草料棚、沼气池', '改扩建{i}圈舍{q}平方米，购置种畜'],
    standard: '每平方米补助500元', goals: ['年末存栏增长20%以上，带动户均增收2000元以上'], benefits: ['借畜还畜，轮流饲养，收益归户', ...dividends],
    implementer: 'village', supervisor: '农业农村局', reach: [0.06, 0.2], days: [80, 170], sources: industrySources,
  },
  {
    key: 'water-farm', category: '产业发展', weight: 10, median: 36, spread: 0.7, price: 0.22, decimals: 0, suits: ['water'],
    title: '{v}{i}基地改造', tasks: ['改造{i}基地{q}亩，开挖环沟、硬化塘埂并疏通进排水', '整治低洼田{q}亩发展{i}，配套提灌设施'],
    standard: '每亩补助0.22万元', goals: ['亩均纯收入不低于2500元', '带动养殖户年均增收3000元以上'], benefits: ['合作社统一供苗、统一收购，低收入户免费领苗', ...dividends],
    implementer: 'village', supervisor: '农业农村局', reach: [0.12, 0.4], days: [60, 150], sources: industrySources,
  },
  {
    key: 'cold-store', category: '产业发展', weight: 5, median: 42, spread: 0.5, price: 0.16, decimals: 0,
    title: '{v}产地冷库', tasks: ['新建{q}立方米产地冷库一座及配套供电', '新建{q}立方米气调冷库，购置分拣设备'],
    standard: '按审定造价据实补助', goals: ['年周转农产品500吨以上，产后损耗下降10个百分点'], benefits: dividends,
    implementer: 'town', supervisor: '农业农村局', reach: [0.15, 0.45], days: [90, 180], sources: industrySources,
  },
  {
    key: 'processing', category: '产业发展', weight: 4, median: 58, spread: 0.6, price: 0.12, decimals: 0,
    title: '{v}{i}初加工车间', tasks: ['新建{i}初加工车间{q}平方米，购置清洗、烘干、包装设备'],
    standard: '按审定造价据实补助', goals: ['年加工农产品300吨以上，提供就近就业岗位'], benefits: ['优先招用低收入劳动力，租金归村集体', ...dividends],
    implementer: 'village', supervisor: '农业农村局', reach: [0.08, 0.3], days: [110, 220], sources: industrySources,
  },
  {
    key: 'solar', category: '产业发展', weight: 4, median: 48, spread: 0.45, price: 0.62, decimals: 0,
    title: '{v}村级光伏电站', tasks: ['新建{q}千瓦村级光伏电站并网发电'],
    standard: '每千瓦补助0.62万元', goals: ['年均发电小时数不低于1000小时，收益足额到村'], benefits: ['发电收益归村集体，用于公益岗位和小型公益事业'],
    implementer: 'town', supervisor: '发展和改革局', reach: [0.05, 0.18], days: [60, 140], sources: industrySources,
  },
  {
    key: 'starter', counts: 'households', handedOut: true, category: '产业发展', weight: 6, median: 6.5, spread: 0.5, price: 0.15, decimals: 0,
    title: '{v}到户产业奖补', tasks: ['对{q}户自主发展{i}等产业的低收入户以奖代补'],
    standard: '每户奖补不超过1500元，验收后兑现', goals: ['奖补对象准确率100%，户均增收1000元以上'], benefits: ['到户奖补，自己发展自己受益'],
    implementer: 'town', supervisor: '农业农村局', reach: [0.04, 0.12], days: [90, 180], sources: [['county', 40], ['central', 30], ['provincial', 30]],
  },
  {
    key: 'factory', category: '产业发展', weight: 0, median: 60, spread: 0, price: 0.06, decimals: 0,
    title: '{v}标准厂房', tasks: ['新建标准厂房{q}平方米，配套水、电、路'],
    standard: '每1000平方米省奖补40万元，市、县各配套10万元', goals: ['招租企业一家以上，吸纳低收入劳动力不低于用工总数的50%'],
    benefits: ['租金归村集体，承租企业用工优先录用低收入户'],
    implementer: 'town', supervisor: '财政局', reach: [0.1, 0.3], days: [120, 200], sources: [],
  },
  {
    key: 'job-posts', counts: 'households', handedOut: true, category: '就业', weight: 6, median: 5.5, spread: 0.45, price: 0.6, decimals: 0,
    title: '{v}公益性岗位', tasks: ['开发保洁、护路、护河等公益性岗位{q}个'],
    standard: '每岗每年补助6000元', goals: ['岗位到岗率100%，按月足额发放'], benefits: ['低收入户劳动力就地就业，按月领取劳动报酬'],
    implementer: 'village', supervisor: '人力资源和社会保障局', reach: [0.01, 0.04], days: [150, 240], sources: [['county', 50], ['central', 30], ['provincial', 20]],
  },
  {
    key: 'workshop', category: '就业', weight: 3, median: 24, spread: 0.5, price: 0.055, decimals: 0,
    title: '{v}就业帮扶车间', tasks: ['改造闲置校舍{q}平方米为就业帮扶车间，购置缝制设备', '新建就业帮扶车间{q}平方米'],
    standard: '每平方米补助550元', goals: ['吸纳就业20人以上，人均月收入1800元以上'], benefits: ['就近务工，计件取酬，低收入户优先'],
    implementer: 'town', supervisor: '人力资源和社会保障局', reach: [0.04, 0.12], days: [70, 150], sources: industrySources,
  },
  {
    key: 'training', counts: 'persons', handedOut: true, category: '就业', weight: 0, median: 28, spread: 0.4, price: 0.05, decimals: 0,
    title: '{v}农村劳动力技能培训', tasks: ['开展种养殖、家政、电子商务等培训{q}人次'],
    standard: '每人补助500元', goals: ['培训合格率95%以上，就业率90%以上'], benefits: ['免费培训，推荐就业'],
    implementer: '人力资源和社会保障局', supervisor: '财政局', reach: [0.004, 0.01], days: [90, 200], sources: [['county', 60], ['provincial', 22], ['assigned', 18]],
  },
  {
    key: 'interest', counts: 'households', handedOut: true, category: '金融', weight: 0, median: 22, spread: 0.5, price: 0.2, decimals: 0,
    title: '{v}扶贫小额信贷贴息', tasks: ['对{q}户低收入户的小额信贷按季贴息'],
    standard: '按基准利率的50%贴息', goals: ['贴息兑付率100%，逾期率低于1%'], benefits: ['财政贴息，减轻贷款户利息负担'],
    implementer: '农业农村局', supervisor: '财政局', reach: [0.004, 0.012], days: [120, 220], sources: [['interest', 1]],
  },
  {
    key: 'village-fund', counts: 'households', handedOut: true, category: '金融', weight: 0, median: 15, spread: 0, price: 0.5, decimals: 0,
    title: '{v}产业扶持周转金', tasks: ['设立村级产业扶持周转金，首批扶持{q}户'],
    standard: '每村15万元至20万元', goals: ['周转使用，到期回收率98%以上'], benefits: ['低收入户无息借用，到期归还，滚动使用'],
    implementer: 'village', supervisor: '农业农村局', reach: [0.05, 0.15], days: [40, 90], sources: [],
  },
];
