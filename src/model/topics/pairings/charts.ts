import { formatPercent } from '../../../format.ts';
import { total } from '../../values.ts';
import type { Chart } from '../../views.ts';

/** Lying bars for more names than this are a wall, not a picture. */
const mostBars = 12;

/** Ways of helping beside each other; a village may use several, so they are never added. */
export function modeChart(sums: readonly { mode: string; villages: number }[], paired: number): { chart?: Chart } {
  const byVillages = [...sums].sort((a, b) => b.villages - a.villages);
  const [most, least] = [byVillages[0], byVillages.at(-1)];
  if (!most || !least || most === least || most.villages === 0) return {};
  const summary = `结对的${paired}个村里，用得最多的办法是${most.mode}，${most.villages}个村；最少的是${least.mode}，${least.villages}个村。`;
  return { chart: { bars: 'lying', series: 'beside', of: [1], unit: '个', summary } };
}

/** Villages of each county with one enterprise, with several, and with none. Columns as in `coverageTable`. */
export function coverageChart(counties: readonly { name: string; villages: number; paired: number; byOne: number; bySeveral: number }[]): { chart?: Chart } {
  const own = counties.filter(({ villages }) => villages > 0);
  if (own.length < 2 || own.length > mostBars) return {};
  const all = total(own.map(({ villages }) => villages));
  const sum = (key: 'paired' | 'byOne' | 'bySeveral'): number => total(own.map((county) => county[key]));
  const byShare = [...own].sort((a, b) => b.paired * a.villages - a.paired * b.villages);
  const [most, least] = [byShare[0]!, byShare.at(-1)!];
  const words = ({ name, paired, villages }: typeof most): string => `${name}，${formatPercent(paired, villages)}`;
  const summary = `${all}个帮扶村里，一企一村的${sum('byOne')}个，多企一村的${sum('bySeveral')}个，没有企业的${all - sum('paired')}个。有企业的村占得最多的是${words(most)}；最少的是${words(least)}。`;
  return { chart: { bars: 'lying', series: 'stacked', of: [5, 6, 3], unit: '个', summary } };
}
