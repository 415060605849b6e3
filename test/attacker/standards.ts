import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const rateRow = /贫困发生率<\/t[hd]>\s*<td[^>]*>低于([\d.]+)%<\/td>.*?>达标<.*?datetime="(\d{4})-/s;
const population = /全村人口<\/dt>\s*<dd>(?:<span[^>]*>)?([\d,]+)</;

/**
 * What villages' pages say of their hidden numbers without printing one: that fewer than a share of all people are
 * still in the registry, when the village is said to have met the standard for it.
 *
 * @param folder a finished site
 * @returns the most that cells of persons can be, for `AttackOptions.atMost`
 */
export function metStandards(folder: string): Map<string, number> {
  const found = new Map<string, number>();
  const villages = join(folder, 'villages');
  if (!existsSync(villages)) return found;
  for (const code of readdirSync(villages).sort()) {
    const page = join(villages, code, 'index.html');
    if (!existsSync(page)) continue;
    const text = readFileSync(page, 'utf8');
    const [, percent, year] = rateRow.exec(/<tr(?:(?!<tr).)*?贫困发生率.*?<\/tr>/s.exec(text)?.[0] ?? '') ?? [];
    const people = population.exec(text)?.[1];
    if (percent === undefined || people === undefined) continue;
    const limit = (Number(percent) / 100) * Number(people.replaceAll(',', ''));
    found.set(`${code}/${year}/closing_persons`, Math.ceil(limit) - 1);
  }
  return found;
}
