import type { ProjectKind } from './project-kinds.ts';

const worksSources = [['central', 25], ['central-second', 15], ['provincial', 20], ['county', 20], ['city', 10], ['land_quota', 6], ['twinned', 4], ['assigned', 4], ['other', 2]] as const;
const smallSources = [['county', 28], ['city', 14], ['assigned', 14], ['social', 14], ['other', 18], ['provincial', 12]] as const;
const roadBenefits = ['改善出行条件，降低农产品运输成本，施工优先使用本村劳动力', '优先吸纳低收入户参与施工，发放劳务报酬', '群众出行和生产运输受益'];

/** Roads, water, houses, schools, clinics and the rest. */
export const worksKinds: readonly ProjectKind[] = [
  {
    key: 'group-road', category: '基础设施', weight: 12, median: 44, spread: 0.8, price: 28, decimals: 1,
    title: '{v}通组道路硬化', tasks: ['硬化通组道路{q}公里、宽4.5米、厚0.2米', '硬化道路{q}公里、宽3.5米，设错车道', '新建通组水泥路{q}公里并设安全防护栏'],
    standard: '每公里28万元', goals: ['道路验收合格率100%，通组率达到100%', '出行时间缩短15分钟以上'], benefits: roadBenefits,
    implementer: 'town', supervisor: '交通运输局', reach: [0.2, 0.7], days: [60, 150], sources: worksSources,
  },
  {
    key: 'farm-road', category: '基础设施', weight: 8, median: 22, spread: 0.65, price: 12, decimals: 1,
    title: '{v}机耕道建设', tasks: ['新修机耕道{q}公里、宽3米，铺碎石路面', '拓宽改造产业路{q}公里'],
    standard: '每公里12万元', goals: ['新增机械化作业面积200亩以上'], benefits: roadBenefits,
    implementer: 'village', supervisor: '农业农村局', reach: [0.15, 0.5], days: [40, 100], sources: worksSources,
  },
  {
    key: 'bridge', category: '基础设施', weight: 2, median: 62, spread: 0.6, price: 2.8, decimals: 0,
    title: '{v}便民桥', tasks: ['新建便民桥一座，长{q}米、宽5米', '拆除危桥，新建钢筋混凝土桥一座，长{q}米'],
    standard: '按审定造价据实补助', goals: ['消除涉水出行隐患，验收合格率100%'], benefits: roadBenefits,
    implementer: 'town', supervisor: '交通运输局', reach: [0.2, 0.6], days: [100, 220], sources: worksSources,
  },
  {
    key: 'drinking-water', category: '基础设施', weight: 9, median: 31, spread: 0.75, price: 6.5, decimals: 1,
    title: '{v}饮水安全巩固提升', tasks: ['铺设管网{q}公里，新建蓄水池一座', '延伸集中供水管网{q}公里，安装入户水表', '更换老旧管网{q}公里及消毒设备一套'],
    standard: '按审定造价据实补助', goals: ['供水保证率95%以上，水质达标率100%'], benefits: ['饮水安全全覆盖，低收入户免收入户安装费'],
    implementer: '水利局', supervisor: '农业农村局', reach: [0.25, 0.8], days: [50, 130], sources: worksSources,
  },
  {
    key: 'irrigation', category: '基础设施', weight: 6, median: 34, spread: 0.7, price: 9.5, decimals: 1,
    title: '{v}灌溉渠道整治', tasks: ['衬砌灌溉渠道{q}公里，配套分水闸', '整治渠系{q}公里，新建提灌站一座'],
    standard: '每公里9.5万元', goals: ['恢复和改善灌溉面积300亩以上'], benefits: ['旱涝保收，亩均增产，施工优先使用本村劳动力'],
    implementer: 'town', supervisor: '水利局', reach: [0.2, 0.6], days: [60, 140], sources: worksSources,
  },
  {
    key: 'pond', category: '基础设施', weight: 4, median: 15, spread: 0.55, price: 5, decimals: 0,
    title: '{v}当家塘堰整治', tasks: ['清淤扩容当家塘{q}口，护坡并更换涵闸'],
    standard: '每口5万元', goals: ['新增蓄水能力1万立方米以上'], benefits: ['改善灌溉和养殖条件，塘面承包收入归村集体'],
    implementer: 'village', supervisor: '水利局', reach: [0.1, 0.4], days: [40, 90], sources: smallSources,
  },
  {
    key: 'power', category: '基础设施', weight: 2, median: 36, spread: 0.5, price: 12, decimals: 0,
    title: '{v}生产用电改造', tasks: ['新增配电变压器{q}台，架设动力线路'],
    standard: '按审定造价据实补助', goals: ['产业用电保障率100%'], benefits: ['保障加工、冷藏用电，降低生产成本'],
    implementer: 'town', supervisor: '发展和改革局', reach: [0.2, 0.6], days: [50, 120], sources: worksSources,
  },
  {
    key: 'street-light', category: '公共服务', weight: 4, median: 8.5, spread: 0.5, price: 0.32, decimals: 0,
    title: '{v}太阳能路灯', tasks: ['安装太阳能路灯{q}盏'],
    standard: '每盏0.32万元', goals: ['亮灯率98%以上'], benefits: ['方便夜间出行，维护岗位由低收入户担任'],
    implementer: 'village', supervisor: '农业农村局', reach: [0.3, 0.8], days: [20, 60], sources: smallSources,
  },
  {
    key: 'clinic', category: '健康', weight: 4, median: 14, spread: 0.45, price: 0.18, decimals: 0,
    title: '{v}卫生室标准化建设', tasks: ['改扩建村卫生室{q}平方米，配备基本医疗设备', '新建村卫生室{q}平方米，诊断、治疗、药房三室分设'],
    standard: '按审定造价据实补助', goals: ['小病不出村，常用药品配备齐全'], benefits: ['低收入户家庭医生签约服务全覆盖'],
    implementer: '卫生健康局', supervisor: '财政局', reach: [0.3, 0.9], days: [50, 120], sources: smallSources,
  },
  {
    key: 'centre', category: '公共服务', weight: 5, median: 29, spread: 0.55, price: 0.14, decimals: 0,
    title: '{v}党群服务中心改扩建', tasks: ['改扩建党群服务中心{q}平方米，完善便民服务大厅', '新建文化活动室{q}平方米，配套健身器材'],
    standard: '按审定造价据实补助', goals: ['便民服务事项就近办理率90%以上'], benefits: ['公共服务就近可及，全村受益'],
    implementer: 'village', supervisor: '民政局', reach: [0.4, 0.9], days: [70, 160], sources: smallSources,
  },
  {
    key: 'sewage', category: '生态保护', weight: 4, median: 33, spread: 0.6, price: 0.55, decimals: 0,
    title: '{v}生活污水治理', tasks: ['建设小型污水处理设施，接管{q}户', '改造卫生户厕{q}座，配套化粪池'],
    standard: '每户0.55万元', goals: ['生活污水有效管控率80%以上'], benefits: ['改善人居环境，管护岗位由低收入户担任'],
    implementer: 'town', supervisor: '生态环境局', reach: [0.15, 0.5], days: [60, 150], sources: worksSources,
  },
  {
    key: 'forest', category: '生态保护', weight: 5, median: 12, spread: 0.6, price: 0.08, decimals: 0,
    title: '{v}退耕还林补植', tasks: ['退耕还林补植{q}亩，抚育管护一年', '荒山造林{q}亩，栽植乡土树种'],
    standard: '每亩800元', goals: ['造林成活率85%以上'], benefits: ['聘用低收入户为护林员，按月发放管护报酬'],
    implementer: '林业局', supervisor: '财政局', reach: [0.03, 0.15], days: [60, 150], sources: [['central', 40], ['provincial', 35], ['county', 25]],
  },
  {
    key: 'river', category: '生态保护', weight: 3, median: 55, spread: 0.7, price: 32, decimals: 1,
    title: '{v}河道整治', tasks: ['清淤疏浚河道{q}公里，生态护岸并绿化'],
    standard: '每公里32万元', goals: ['水质稳定达到Ⅲ类，防洪标准提高到10年一遇'], benefits: ['改善灌溉和人居环境，施工优先使用本村劳动力'],
    implementer: 'town', supervisor: '水利局', reach: [0.2, 0.6], days: [80, 180], sources: worksSources,
  },
  {
    key: 'relocation', counts: 'households', category: '易地搬迁', weight: 4, median: 150, spread: 0.95, price: 6, decimals: 0,
    title: '{v}易地搬迁安置点配套', tasks: ['为安置点{q}户配套道路、给排水、供电和绿化', '新建集中安置房{q}套，人均不超过25平方米'],
    standard: '每户配套6万元', goals: ['搬迁入住率100%，有劳动力家庭至少一人就业'], benefits: ['搬得出、稳得住，安置点配套公益岗位'],
    implementer: 'town', supervisor: '发展和改革局', reach: [0.03, 0.14], days: [150, 320], sources: [['central', 30], ['land_quota', 40], ['provincial', 30]],
  },
  {
    key: 'houses', counts: 'households', category: '危房改造', weight: 6, median: 11, spread: 0.6, price: 1.6, decimals: 0,
    title: '{v}危房改造', tasks: ['对{q}户C、D级危房加固或重建'],
    standard: 'C级每户0.75万元，D级每户2.1万元', goals: ['住房安全保障率100%'], benefits: ['到户补助，保障低收入户住房安全'],
    implementer: 'town', supervisor: '住房和城乡建设局', reach: [0.01, 0.04], days: [80, 170], sources: [['central', 45], ['provincial', 30], ['county', 25]],
  },
  {
    key: 'school', category: '教育', weight: 3, median: 27, spread: 0.55, price: 0.15, decimals: 0,
    title: '{v}教学点改善', tasks: ['改造教学点校舍{q}平方米，添置课桌椅和图书', '新建村幼儿教学点{q}平方米'],
    standard: '按审定造价据实补助', goals: ['义务教育阶段零辍学'], benefits: ['学龄儿童就近入学入园'],
    implementer: '教育局', supervisor: '财政局', reach: [0.05, 0.25], days: [50, 110], sources: smallSources,
  },
  {
    key: 'pupil-grants', counts: 'persons', handedOut: true, category: '教育', weight: 2, median: 3.2, spread: 0.4, price: 0.15, decimals: 0,
    title: '{v}困难学生资助', tasks: ['资助高中、中职和大学困难学生{q}人'],
    standard: '每人每年1500元', goals: ['应助尽助率100%'], benefits: ['直接资助到学生，减轻家庭负担'],
    implementer: 'town', supervisor: '教育局', reach: [0.005, 0.02], days: [60, 150], sources: [['social', 55], ['assigned', 25], ['other', 20]],
  },
  {
    key: 'subsistence', counts: 'households', handedOut: true, category: '低保兜底', weight: 2, median: 4.5, spread: 0.45, price: 0.12, decimals: 0,
    title: '{v}特困群众临时救助', tasks: ['对{q}户特困和突发困难家庭临时救助'],
    standard: '每户不超过1200元', goals: ['救助及时率100%'], benefits: ['托底线、救急难，直接救助到户'],
    implementer: 'town', supervisor: '民政局', reach: [0.008, 0.025], days: [40, 120], sources: [['county', 50], ['other', 50]],
  },
  {
    key: 'goods', counts: 'households', handedOut: true, category: '社会帮扶', weight: 3, median: 5, spread: 0.5, price: 0.05, decimals: 0,
    title: '{v}帮扶物资', tasks: ['为{q}户低收入户配送农资、种苗和过冬物资'],
    standard: '每户折价不超过500元', goals: ['物资发放准确率100%'], benefits: ['直接发放到户'],
    implementer: 'village', supervisor: '扶贫开发办公室', reach: [0.04, 0.12], days: [20, 60], sources: [['social', 50], ['assigned', 50]],
  },
  {
    key: 'shop', category: '社会帮扶', weight: 2, median: 9, spread: 0.4, price: 0.09, decimals: 0,
    title: '{v}爱心超市', tasks: ['设立爱心超市{q}平方米，积分兑换生活用品'],
    standard: '按审定造价据实补助', goals: ['积分评定公开率100%'], benefits: ['以表现换积分、以积分换物品，激发内生动力'],
    implementer: 'village', supervisor: '扶贫开发办公室', reach: [0.1, 0.4], days: [20, 60], sources: [['social', 40], ['assigned', 40], ['other', 20]],
  },
  {
    key: 'insurance', counts: 'households', handedOut: true, category: '其他', weight: 1, median: 3.5, spread: 0.4, price: 0.02, decimals: 0,
    title: '{v}农业保险保费补助', tasks: ['为{q}户种养殖户补助特色农业保险保费'],
    standard: '每户补助不超过200元', goals: ['参保率90%以上'], benefits: ['分散自然灾害和市场风险'],
    implementer: 'town', supervisor: '财政局', reach: [0.1, 0.3], days: [30, 90], sources: [['county', 70], ['city', 30]],
  },
  {
    key: 'education-fund', counts: 'persons', handedOut: true, category: '教育', weight: 0, median: 300, spread: 0, price: 0.3, decimals: 0,
    title: '{v}教育扶贫救助', tasks: ['设立教育扶贫救助基金，救助困难学生{q}人次'],
    standard: '每人次不超过3000元', goals: ['不让一名学生因家庭困难失学'], benefits: ['直接救助到学生'],
    implementer: '教育局', supervisor: '财政局', reach: [0.003, 0.008], days: [150, 220], sources: [['education', 1]],
  },
  {
    key: 'medical-fund', counts: 'persons', handedOut: true, category: '健康', weight: 0, median: 300, spread: 0, price: 0.5, decimals: 0,
    title: '{v}医疗扶贫救助', tasks: ['设立医疗扶贫救助基金，救助大病患者{q}人次'],
    standard: '按自付费用分档救助，每人次不超过5000元', goals: ['住院自付比例控制在10%以内'], benefits: ['直接救助到户，防止因病返贫'],
    implementer: '医疗保障局', supervisor: '财政局', reach: [0.003, 0.008], days: [150, 220], sources: [['medical', 1]],
  },
];
