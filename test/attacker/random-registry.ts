import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seeded } from './seeded.ts';

const causes = ['因病', '因残', '因学', '因灾', '缺劳力', '缺技术', '缺资金', '缺土地', '缺水', '交通落后', '自身动力不足', '其他'];
const measures = ['产业', '就业', '搬迁', '生态', '教育', '健康', '低保', '危房', '金融', '社会', '灾后重建'];

const order = { out: ['识别纳入', '补录'], in: ['脱贫', '脱贫', '清退'], left: ['返贫'] };
const disorder = { out: ['识别纳入', '补录', '返贫'], in: ['脱贫', '脱贫', '清退'], left: ['返贫', '识别纳入', '清退'] };

/**
 * Writes the three tables of an invented registry: a city of one county and a county by itself, two to three years.
 *
 * @param isOrderly false to remove, add and take back also whom one should not, and with other persons than before
 */
export function writeRandomRegistry(folder: string, seed: number, householdsPerVillage = 12, isOrderly = true): void {
  const random = seeded(seed);
  const below = (count: number): number => Math.floor(random() * count);
  const pick = <T>(list: readonly T[]): T => list[Math.min(below(list.length), below(list.length))]!;
  const regions = ['990100000000', '990101000000', '999001000000'];
  const villages: string[] = [];
  for (const town of ['990101101', '990101102', '999001101']) {
    regions.push(`${town}000`);
    for (let village = 201; village < 203 + below(2); village += 1) villages.push(`${town}${village}`);
  }
  // A village right under a county, as some are.
  villages.push('990101000201');
  const registry = ['household_key,village_code,persons,cause,measures,has_labour'];
  const events = ['household_key,event,on,persons'];
  const years = 2 + below(2);
  let number = 0;
  for (const village of villages) {
    for (let count = below(householdsPerVillage) + 3; count > 0; count -= 1) {
      const key = `h${String((number += 1))}`;
      const taken = measures.filter(() => random() < 0.25).join('、');
      registry.push(`${key},${village},${1 + below(5)},${pick(causes)},${taken},${pick(['是', '否', ''])}`);
      let state: 'out' | 'in' | 'left' = 'out';
      for (let year = 2014; year < 2014 + years; year += 1) {
        for (const month of ['03', '08']) {
          if (random() < 0.5) continue;
          const event: string = pick((isOrderly ? order : disorder)[state]);
          events.push(`${key},${event},${year}-${month}-15,${isOrderly || random() < 0.7 ? '' : String(1 + below(5))}`);
          state = event === '脱贫' ? 'left' : event === '清退' ? 'out' : 'in';
        }
      }
    }
  }
  const write = (name: string, lines: readonly string[]): void => writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  write('regions.csv', ['code,name', ...[...regions, ...villages].map((code) => `${code},${code}`)]);
  write('registry.csv', registry);
  write('registry_events.csv', events);
}
