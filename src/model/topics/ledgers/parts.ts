import type { Facts } from '../../facts.ts';
import { placePath } from '../../addresses.ts';
import type { Place } from '../../places.ts';
import { undatedYear } from '../../registry-population.ts';
import { stockTitles } from '../../registry.ts';
import { count, money, share, to } from '../../values.ts';
import { registryPath, withoutUnit } from '../../views/registry.ts';
import type { Fact, Part, Value } from '../../views.ts';
import { ledgerLink, partsPath, sumsOf, type Sums } from './ledger.ts';

/** Parts that ledgers of every level have. */

const moneyTo = (fen: number, href: string): Value => ({ money: fen, href });
const countTo = (number: number, href: string, unit?: string): Value => ({ count: number, href, ...(unit !== undefined && { unit }) });

/** The four numbers of a place, each leading to what it is the sum of. */
export function sumValues(facts: Facts, place: Place, unit?: string): Value[] {
  const sums = sumsOf(facts, place.code);
  const href = (number: keyof Sums): string => partsPath(facts, place, number);
  return [moneyTo(sums.received, href('received')), moneyTo(sums.paid, href('paid')), countTo(sums.projects, href('projects'), unit), countTo(sums.finished, href('finished'), unit)];
}

export function sumFigures(facts: Facts, place: Place): Fact[] {
  const [received = null, paid = null, projects = null, finished = null] = sumValues(facts, place, '个');
  return [
    { label: '收到资金', value: received },
    { label: '已拨付', value: paid },
    { label: '项目', value: projects },
    { label: '已完工', value: finished },
  ];
}

/** Numbers of the registry that a ledger has a column for, at the end of the newest year. */
export function registryColumns({ registry }: Facts): { year: number; keys: readonly string[]; titles: readonly string[] } | undefined {
  const year = registry?.years.at(-1);
  if (year === undefined) return undefined;
  return year === undatedYear
    ? { year, keys: ['registered', 'registered_persons'], titles: ['建档立卡户', '人数'] }
    : { year, keys: ['registered', 'closing', 'left', 'closing_persons'], titles: [stockTitles.registered, '其中在册', '已脱贫', '在册人数'] };
}

/** "2019年底"; words of the day that the registry's numbers speak of. */
export const registryDay = (year: number): string => (year === undatedYear ? '现有名册' : `${year}年底`);

/** Numbers of the registry in one place, as they may be published. */
export function registryValues({ registry }: Facts, code: string): Value[] {
  const columns = registryColumns({ registry } as Facts);
  return columns ? columns.keys.map((key) => withoutUnit(registry!.value(code, columns.year, key))) : [];
}

/** Where the numbers of this ledger are counted: each ledger above it, and its share of the money there. */
export function upwardPart(facts: Facts, place: Place): Part | undefined {
  const [self, ...above] = facts.places.upward(place.code);
  if (!self || above.length === 0) return undefined;
  const own = sumsOf(facts, place.code);
  return {
    id: 'upward',
    title: '这些数计入哪里',
    blocks: [
      {
        type: 'table',
        hideCaption: true,
        table: {
          caption: '上级台账',
          columns: [
            { title: '上级台账', kind: 'title' },
            { title: '收到资金', kind: 'money' },
            { title: '本地占', kind: 'number' },
            { title: '已拨付', kind: 'money' },
            { title: '项目', kind: 'number' },
          ],
          rows: above.map((higher) => {
            const sums = sumsOf(facts, higher.code);
            return [to(ledgerLink(higher)), money(sums.received), share(Math.max(own.received, 0), sums.received), money(sums.paid), count(sums.projects, '个')];
          }),
        },
      },
    ],
  };
}

/** Other pages of the same place. */
export function elsewherePart(facts: Facts, place: Place, accounts: string | undefined): Part {
  const page = place.level === 'province' ? undefined : placePath(place.level, place.code);
  return {
    id: 'elsewhere',
    title: '逐笔、逐项在哪里',
    blocks: [
      {
        type: 'links',
        links: [
          ...(page ? [{ text: `${place.name}的页面`, href: page, note: '每一笔资金、每一个项目、每一则公示' }] : []),
          ...(accounts ? [{ text: '五本明细账', href: accounts, note: '目标、责任、路径、资金、项目' }] : []),
          ...(facts.registry?.isCounted(place.code) ? [{ text: '建档立卡统计', href: registryPath(place.code), note: '历年进出、致贫原因、帮扶措施' }] : []),
        ],
      },
    ],
  };
}
