import type { Ledger } from './allocations.ts';
import { addDays, later } from './days.ts';
import { compare, groupBy } from './grouping.ts';
import type { Fund } from './money.ts';
import { openDays, programmeOffice, publishAfter, publishBefore, type NoticeDraft } from './notice-draft.ts';
import type { County } from './place-types.ts';
import type { PlannedProject } from './project-rows.ts';
import type { Random } from './random.ts';
import { sampleAsOf, type Scale } from './scales.ts';

const subjectsOf = (projects: readonly { id: string }[]): string[] => projects.map(({ id }) => `project:${id}`);

/** Nearly all within the 20 working days the rule gives; a few offices forget. */
const delay = (own: Random): number => (own.chance(0.008) ? own.int(36, 50) : own.int(1, 6));

/** Fills in the funds' own periods too. Who gives out money publishes it: each fund by its own body, large pots again by the county that shared them out. */
export function allocationNotices(ledger: Ledger, random: Random): NoticeDraft[] {
  const rows = new Map(ledger.funds.map((row) => [row.fund_id, row]));
  const drafts: NoticeDraft[] = [];
  const decided = new Map<Fund, string>();
  for (const [county, list] of ledger.fundsByCounty) {
    for (const { fund, day, projects } of list) {
      decided.set(fund, later(decided.get(fund) ?? '', fund.kind.pots ? fund.potsOn : day));
      const fresh = fund.issuedOn > addDays(sampleAsOf, -40);
      if (fund.kind.pots && (fresh || projects.length >= 3) && !fund.kind.exact && fund.kind.level !== 'city') {
        drafts.push(potNotice(county, fund, day, projects, random.split(`pot/${fund.id}/${county.code}`)));
      }
    }
  }
  for (const [fund, day] of decided) {
    const own = random.split(`fund/${fund.id}`);
    const publishedOn = publishAfter(day, delay(own));
    const days = openDays(10, own);
    Object.assign(rows.get(fund.id)!, { open_from: publishedOn, open_to: addDays(publishedOn, days) });
    drafts.push({
      kind: 'allocation',
      title: `关于${fund.name}分配结果的公告`,
      office: fund.county ?? fund.purse,
      publisher: fund.department,
      publishedOn,
      days,
      subject: [`fund:${fund.id}`],
      body: `根据${fund.documentNumber}文件，现将${fund.name}分配结果予以公告，接受社会监督。`,
    });
  }
  return drafts;
}

function potNotice(
  county: County,
  fund: Fund,
  day: string,
  projects: readonly { id: string }[],
  own: Random,
): NoticeDraft {
  return {
    kind: 'allocation',
    title: `关于${fund.name}${county.name}项目安排的公告`,
    office: county,
    publisher: `${county.name}财政局`,
    publishedOn: publishAfter(day, delay(own)),
    days: openDays(10, own),
    subject: [`fund:${fund.id}`, ...subjectsOf(projects)],
    body: `${fund.name}已由${county.name}安排到具体项目，现将安排结果予以公告。`,
  };
}

/** The day on which the last of a project's money was allocated. */
const fundedOn = ({ parts }: PlannedProject): string => parts.map(({ allocatedOn }) => allocatedOn).reduce(later);

/** A plan is published before any of its projects begins, so that a county publishes one whenever the next money came too late for the last. */
function planBatches(funded: readonly PlannedProject[]): PlannedProject[][] {
  const batches: PlannedProject[][] = [];
  let firstStart = '';
  for (const project of [...funded].sort((a, b) => compare(fundedOn(a), fundedOn(b)) || compare(a.id, b.id))) {
    const { startsOn } = project.course;
    const batch = batches.at(-1);
    if (batch && addDays(fundedOn(project), 10) < firstStart) {
      batch.push(project);
      if (startsOn < firstStart) firstStart = startsOn;
    } else {
      batches.push([project]);
      firstStart = startsOn;
    }
  }
  return batches;
}

const batchNumber = (number: number): string => '一二三四五六七八九十'[number - 1] ?? String(number);

/** A county's lists of the year: the pool before it, the plan once the money is there, and additions in the middle. */
export function listNotices(projects: readonly PlannedProject[], random: Random): NoticeDraft[] {
  return [...groupBy(projects, ({ county, year }) => `${county.code}/${year}`).values()].flatMap((group) => {
    const { county, year } = group[0]!;
    const own = random.split(`lists/${county.code}/${year}`);
    const inVillages = group.filter(({ villages }) => villages.length > 0);
    const pooled = inVillages.filter(({ parts, cancelled }) => parts.length === 0 && !cancelled);
    const first = inVillages.filter((project) => !pooled.includes(project));
    const funded = group.filter(({ parts }) => parts.length > 0);
    const drafts: NoticeDraft[] = [];
    // Projects that nothing was given to yet name the county's fund that is to pay.
    const source =
      funded
        .flatMap(({ parts }) => parts)
        .map(({ fund }) => fund)
        .find(({ kind }) => kind.key === 'county') ?? funded[0]?.parts[0]?.fund;
    const add = (
      kind: NoticeDraft['kind'],
      title: string,
      day: string,
      list: readonly PlannedProject[],
      body: string,
    ): void => {
      if (list.length === 0) return;
      const lacking = source && list.some(({ parts }) => parts.length === 0) ? [`fund:${source.id}`] : [];
      drafts.push({
        kind,
        title,
        office: county,
        publisher: programmeOffice(county, day),
        publishedOn: day,
        days: openDays(10, own),
        subject: [...subjectsOf(list), ...lacking],
        body,
      });
    };
    const poolDay =
      year === 2014 ? publishAfter('2014-01-20', own.int(0, 10)) : publishAfter(`${year - 1}-11-08`, own.int(0, 25));
    add(
      'project_pool',
      `关于${county.name}${year}年度脱贫攻坚项目库的公示`,
      poolDay,
      first,
      '经村申报、乡镇审核、县级论证，拟将下列项目纳入项目库，现予公示。',
    );
    add(
      'project_pool',
      `关于${county.name}${year}年度脱贫攻坚项目库动态调整的公示`,
      publishAfter(`${year}-06-17`, own.int(0, 20)),
      pooled,
      '根据产业发展需要，拟将下列项目补充纳入项目库，现予公示。',
    );
    planBatches(funded).forEach((batch, at, batches) => {
      add(
        'annual_plan',
        `关于${county.name}${year}年度扶贫项目资金计划${batches.length > 1 ? `（第${batchNumber(at + 1)}批）` : ''}的公告`,
        publishAfter(batch.map(fundedOn).reduce(later), own.int(2, 7) + (own.chance(0.02) ? 45 : 0)),
        batch,
        '现将年度扶贫项目资金安排计划予以公告，接受群众和社会监督。',
      );
    });
    return drafts;
  });
}

/** Notices of single projects: before the work, after it, and on who benefits where money goes to households. */
export function projectNotices(projects: readonly PlannedProject[], scale: Scale, random: Random): NoticeDraft[] {
  const shares = scale.noticeShares;
  return projects.flatMap((project) => {
    if (project.parts.length === 0 || project.villages.length === 0) return [];
    const own = random.split(`project/${project.id}`);
    const drafts: NoticeDraft[] = [];
    // In the last months nearly every project has its notice: those are the ones that villagers can still object to.
    const current = project.course.startsOn > addDays(sampleAsOf, -45) && scale.name === 'city';
    if (own.chance(current ? 0.85 : shares.beforeWork)) drafts.push(beforeWork(project, own));
    const { acceptedOn } = project.course;
    const justAccepted = acceptedOn !== undefined && acceptedOn > addDays(sampleAsOf, -25) && scale.name === 'city';
    if (acceptedOn && own.chance(justAccepted ? 0.9 : shares.completion)) drafts.push(completion(project, own));
    const justFunded =
      project.parts.some(({ allocatedOn }) => allocatedOn > addDays(sampleAsOf, -30)) && scale.name === 'city';
    if (project.kind.counts && own.chance(justFunded ? 0.9 : shares.beneficiaries * 3.6))
      drafts.push(beneficiaries(project, own));
    return drafts;
  });
}

const placeOf = ({ villages, town, county }: PlannedProject): string =>
  villages.length === 1 ? villages[0]!.code : (town?.code ?? county.code);

function beforeWork(project: PlannedProject, own: Random): NoticeDraft {
  return {
    kind: 'before_work',
    title: `关于${project.name}实施前的公示`,
    office: project.county,
    region: placeOf(project),
    publisher: project.row.implementer,
    publishedOn: publishBefore(project.course.startsOn, 14),
    days: openDays(10, own, 13),
    subject: subjectsOf([project]),
    body: '项目即将实施，现将建设任务、资金来源、实施单位和带贫减贫机制予以公示，欢迎监督。',
  };
}

function completion(project: PlannedProject, own: Random): NoticeDraft {
  return {
    kind: 'completion',
    title: `关于${project.name}完工验收的公告`,
    office: project.county,
    region: placeOf(project),
    publisher: project.row.implementer,
    publishedOn: publishAfter(project.course.acceptedOn!, own.int(2, 12)),
    days: openDays(10, own),
    subject: subjectsOf([project]),
    body: '项目已完工并通过验收，现将资金使用、验收结果和受益情况予以公告。',
  };
}

function beneficiaries(project: PlannedProject, own: Random): NoticeDraft {
  const funded = project.parts.reduce((day, { allocatedOn }) => later(day, allocatedOn), '');
  return {
    kind: 'beneficiaries',
    title: `关于${project.name}受益对象的公示`,
    office: project.county,
    region: placeOf(project),
    publisher: project.row.implementer,
    publishedOn: publishAfter(funded, own.int(4, 15)),
    days: openDays(10, own),
    subject: [...subjectsOf([project]), ...project.villages.map(({ code }) => `village:${code}`)],
    // The standard is composed from the project's row, where it is known whether it may be printed.
    body: '经申请、入户调查、民主评议，拟定受益对象，名单张贴于各村公示栏，网上不公开个人信息。',
  };
}
