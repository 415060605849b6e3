import type { Facts } from '../facts.ts';
import type { Place } from '../places.ts';
import { isRunning, printedCount, printedMoney, printedShare, reaches, verdict, type Printed } from '../printed.ts';
import { aboutPoints, assignedToTraining, createTrainingFacts, isAbout, type TrainingFacts, type TrainingNumbers } from '../training-numbers.ts';
import { money, share, to, words } from '../values.ts';
import type { Column, Fact, Part, Table, TopicView, Value } from '../views.ts';
import type { LedgerGroup, LedgerRow, LedgerYear } from '../year-ledger.ts';
import type { Row } from '../../schema/index.ts';
import { pagesFrom, type MakeTopic, type Topic } from './topic.ts';

export const trainingRoot = '/training/';
const yearPath = (year: number): string => `${trainingRoot}years/${year}/`;
const countyPath = (code: string): string => `${trainingRoot}${code}/`;

type Course = Row<'training'>;

interface Training {
  facts: Facts;
  training: TrainingFacts;
  /** Newest first. */
  years: number[];
  counties: Place[];
}

/** Columns that every table of training ends with. */
function numberColumns({ facts }: Training): Column[] {
  const { employed_share: target } = facts.portal.training;
  return [
    { title: '培训（人）', kind: 'number' },
    { title: '就业（人）', kind: 'number' },
    { title: '就业率', kind: 'number' },
    ...(target === undefined ? [] : [{ title: `满${target}%`, kind: 'text' } as const]),
    { title: '费用', kind: 'money' },
  ];
}

const withheldOr = (employed: Printed, trainees: Printed, value: Value): Value => (employed === 'withheld' || trainees === 'withheld' ? { suppressed: true } : value);

function numberCells({ facts }: Training, { trainees, employed, cost }: TrainingNumbers, year: number): Value[] {
  const { employed_share: target } = facts.portal.training;
  return [
    printedCount(trainees),
    printedCount(employed),
    printedShare(employed, trainees),
    ...(target === undefined ? [] : [withheldOr(employed, trainees, verdict(reaches(employed, trainees, target), { yes: '达到', no: '没达到' }, isRunning(year, facts.asOf)))]),
    printedMoney(cost),
  ];
}

/** Years of one place that the portal covers. Only the portal's own region is held against the number of trainees a year. */
function rootTable(topic: Training, root: Place): Table {
  const { facts, training } = topic;
  const target = root.code === facts.portal.region ? facts.portal.training.trainees_per_year : undefined;
  const own = training.years.filter((year) => year.root === root);
  const columns = numberColumns(topic);
  return {
    caption: `${root.name}各年度培训`,
    columns: [{ title: '年度', kind: 'title' }, columns[0]!, ...(target === undefined ? [] : [{ title: `满${target}人`, kind: 'text' } as const]), ...columns.slice(1)],
    rows: own.map((entry) => {
      const numbers = training.numbers(entry.id, training.rowsOf(entry));
      const [trainees, ...rest] = numberCells(topic, numbers, entry.year);
      const enough = typeof numbers.trainees === 'number' && target !== undefined ? numbers.trainees >= target : undefined;
      return [to({ text: `${entry.year}年`, href: yearPath(entry.year) }), trainees!, ...(target === undefined ? [] : [verdict(enough, { yes: '达到', no: '没达到', none: '不公布' }, isRunning(entry.year, facts.asOf))]), ...rest];
    }),
  };
}

function groupsTable(topic: Training, entry: LedgerYear<Course>, caption: string): Table {
  const { training } = topic;
  const row = (name: Value, numbers: TrainingNumbers): Value[] => [name, ...numberCells(topic, numbers, entry.year)];
  const isSum = entry.groups.length > 1;
  return {
    caption,
    columns: [{ title: '地方', kind: 'title' }, ...numberColumns(topic)],
    rows: entry.groups.map(({ id, place, rows }) => row(placeValue(topic, place), training.numbers(id, rows))),
    ...(isSum && { foot: row('合计', training.numbers(entry.id, training.rowsOf(entry))) }),
  };
}

const placeValue = ({ facts, counties }: Training, place: Place): Value => (counties.includes(place) ? to({ text: place.name, href: countyPath(place.code) }) : facts.places.value(place.code));

/** What of the assigned units' money went to training, year by year. Source: Huai'an 三(三), 20%左右. */
function assignedPart({ facts }: Training): Part[] {
  const years = [...new Set(facts.money.funds.filter(({ level }) => level === 'assigned').map(({ year }) => year))].sort((a, b) => b - a);
  if (years.length === 0) return [];
  const { assigned_money_share: target } = facts.portal.training;
  return [
    {
      id: 'assigned',
      title: '帮扶单位的钱有多少用来培训',
      blocks: [
        {
          type: 'table',
          hideCaption: true,
          table: {
            caption: '帮扶单位的钱用于培训',
            columns: [
              { title: '年度', kind: 'title' },
              { title: '帮扶单位的钱（已分配）', kind: 'money' },
              { title: '分给培训项目', kind: 'money' },
              { title: '占', kind: 'number' },
              ...(target === undefined ? [] : [{ title: `${target}%左右`, kind: 'text' } as const]),
            ],
            rows: years.flatMap((year) => {
              const sums = assignedToTraining(facts, year);
              if (!sums) return [];
              const mark = target === undefined ? [] : [verdict(isAbout(sums, target), { yes: '达到', no: '没达到' }, isRunning(year, facts.asOf))];
              return [[`${year}年`, money(sums.assigned), money(sums.training), share(sums.training, sums.assigned), ...mark]];
            }),
            note: `培训项目是类别为“就业”、名称或任务中有“培训”的项目。${target === undefined ? '' : `${target}%左右：少${aboutPoints}个百分点以内的也算达到，就是不低于${target - aboutPoints}%。`}`,
          },
        },
      ],
    },
  ];
}

const withheldNote = ({ facts }: Training): Part => ({
  id: 'withheld',
  title: '为什么有的数不公布',
  blocks: [{ type: 'text', paragraphs: [`不到${facts.portal.disclosure.threshold}人的数容易认出是谁，不公布；能从合计里减出它的数，也不公布。没就业的人数太少时，就业人数同样不公布。`] }],
});

function figuresOf({ training, facts }: Training, entry: LedgerYear<Course>): Fact[] {
  const { trainees, employed, cost } = training.numbers(entry.id, training.rowsOf(entry));
  const { employed_share: target } = facts.portal.training;
  return [
    { label: `${entry.year}年培训`, value: printedCount(trainees, '人') },
    { label: '就业', value: printedCount(employed, '人') },
    { label: '就业率', value: printedShare(employed, trainees), ...(target !== undefined && { note: `目标${target}%` }) },
    { label: '费用', value: printedMoney(cost) },
  ];
}

/** The newest year that is over, else the newest. */
const newestOf = ({ facts, training }: Training, root: Place): LedgerYear<Course> | undefined => {
  const own = training.years.filter((entry) => entry.root === root);
  return own.find(({ year }) => !isRunning(year, facts.asOf)) ?? own[0];
};

const rootsOf = ({ facts, training }: Training): Place[] => facts.places.roots.filter((root) => training.years.some((entry) => entry.root === root));

function frontView(topic: Training): TopicView {
  const roots = rootsOf(topic);
  const newest = roots.flatMap((root) => newestOf(topic, root) ?? []);
  return {
    meta: { title: '技能培训', description: '各年、各县培训了多少人，多少人就了业，花了多少钱；帮扶单位的钱有多少用来培训。', path: trainingRoot, crumbs: [], section: 'projects' },
    kind: '台账',
    heading: '技能培训',
    lead: '培训了多少人，多少人就了业，和目标比怎么样。',
    ...(newest[0] && { figures: figuresOf(topic, newest[0]) }),
    parts: [
      { id: 'years', title: '各年度', blocks: roots.map((root) => ({ type: 'table', table: rootTable(topic, root), hideCaption: roots.length === 1 })) },
      ...newest.filter(({ groups, root }) => groups.some(({ place }) => place !== root)).map((entry): Part => ({ id: `counties-${entry.root.code}`, title: `${entry.root.name}各县（${entry.year}年）`, blocks: [{ type: 'table', table: groupsTable(topic, entry, `${entry.year}年${entry.root.name}各县培训`), hideCaption: true }] })),
      ...assignedPart(topic),
      withheldNote(topic),
    ],
  };
}

function yearView(topic: Training, year: number): TopicView {
  const entries = topic.training.years.filter((entry) => entry.year === year);
  return {
    meta: { title: `${year}年技能培训`, description: `${year}年各县培训了多少人，多少人就了业。`, path: yearPath(year), crumbs: [{ text: '技能培训', href: trainingRoot }], section: 'projects' },
    kind: '台账',
    heading: `${year}年技能培训`,
    ...(entries[0] && { figures: figuresOf(topic, entries[0]) }),
    parts: [...entries.map((entry): Part => ({ id: `counties-${entry.root.code}`, title: entry.root.name, blocks: [{ type: 'table', table: groupsTable(topic, entry, `${year}年${entry.root.name}培训`), hideCaption: true }] })), withheldNote(topic)],
  };
}

/** Years of a county, and its courses. */
function ofCounty({ training }: Training, county: Place): { entry: LedgerYear<Course>; group: LedgerGroup<Course> }[] {
  return training.years.flatMap((entry) => {
    const group = entry.groups.find(({ place }) => place === county);
    return group ? [{ entry, group }] : [];
  });
}

/** `years`: only so many of the newest, where it stands on the county's own page. */
function countyTable(topic: Training, county: Place, years?: number): Table {
  return {
    caption: `${county.name}各年度培训`,
    columns: [{ title: '年度', kind: 'title' }, ...numberColumns(topic)],
    rows: ofCounty(topic, county).slice(0, years).map(({ entry, group }) => [to({ text: `${entry.year}年`, href: yearPath(entry.year) }), ...numberCells(topic, topic.training.numbers(group.id, group.rows), entry.year)]),
  };
}

function courseTable({ facts, training }: Training, rows: readonly LedgerRow<Course>[], caption: string): Table {
  return {
    caption,
    columns: [
      { title: '课程', kind: 'title' },
      { title: '年度', kind: 'text' },
      { title: '机构', kind: 'text' },
      { title: '培训（人）', kind: 'number' },
      { title: '就业（人）', kind: 'number' },
      { title: '就业率', kind: 'number' },
      { title: '费用', kind: 'money' },
    ],
    rows: rows.map(({ id, row }) => {
      const { trainees, employed, cost } = training.numbers(id, [{ id, row }]);
      const place = facts.places.get(row.region_code);
      return [row.course ?? place.name, `${row.year}年`, words(row.provider), printedCount(trainees), printedCount(employed), printedShare(employed, trainees), printedMoney(cost)];
    }),
  };
}

function countyView(topic: Training, county: Place): TopicView {
  const rows = ofCounty(topic, county).flatMap(({ group }) => group.rows);
  return {
    meta: { title: `${county.name}技能培训`, description: `${county.name}历年办了哪些培训班，培训多少人，多少人就了业。`, path: countyPath(county.code), crumbs: [{ text: '技能培训', href: trainingRoot }], section: 'projects' },
    kind: '台账',
    heading: `${county.name}技能培训`,
    where: county.name,
    parts: [
      { id: 'years', title: '各年度', blocks: [{ type: 'table', table: countyTable(topic, county), hideCaption: true }] },
      { id: 'courses', title: '每个班', blocks: [{ type: 'table', table: courseTable(topic, rows, '每个培训班'), hideCaption: true }] },
      withheldNote(topic),
    ],
  };
}

function placePart(topic: Training, code: string): Part | undefined {
  const county = topic.counties.find((place) => place.code === code);
  if (county) return { id: 'training', title: '技能培训', blocks: [{ type: 'table', table: countyTable(topic, county, 3), hideCaption: true }], more: { text: `${county.name}的培训班`, href: countyPath(code) } };
  const rows = topic.training.years.flatMap(({ groups }) => groups.flatMap((group) => group.rows.filter(({ row }) => row.region_code === code)));
  if (rows.length === 0) return undefined;
  return { id: 'training', title: '技能培训', blocks: [{ type: 'table', table: courseTable(topic, rows, '培训班'), hideCaption: true }], more: { text: '技能培训', href: trainingRoot } };
}

/** The ledger of training with its rates beside their targets. Source: Huai'an 三(三): 1.5万人以上, 就业率90%以上, 扶贫资金20%左右用于培训. */
export const trainingTopic: MakeTopic<Facts> = (facts): Topic | undefined => {
  if ((facts.tables.training?.rows ?? []).length === 0) return undefined;
  const training = createTrainingFacts(facts);
  const withRows = new Set(training.years.flatMap(({ groups }) => groups.map(({ place }) => place)));
  const topic: Training = {
    facts,
    training,
    years: [...new Set(training.years.map(({ year }) => year))].sort((a, b) => b - a),
    counties: facts.places.of('county').filter((county) => withRows.has(county)),
  };
  const places = new Set((facts.tables.training?.rows ?? []).map(({ region_code: code }) => code));
  return {
    root: trainingRoot,
    section: 'projects',
    title: '技能培训',
    description: '培训多少人、就业多少人、花多少钱，和目标比。',
    pages: pagesFrom([
      ['', () => frontView(topic)],
      ...topic.years.map((year) => [`years/${year}`, () => yearView(topic, year)] as const),
      ...topic.counties.map((county) => [county.code, () => countyView(topic, county)] as const),
    ]),
    at: (code) => (places.has(code) || topic.counties.some((county) => county.code === code) ? placePart(topic, code) : undefined),
  };
};
