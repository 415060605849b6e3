import { undatedYear } from './registry-population.ts';
import { levelName, tableTitles, titleOf, unitOf, withheldMark, type RegistryFacts } from './registry.ts';
import type { Facts } from './facts.ts';
import type { Pages } from './site.ts';
import { groupBy } from './values.ts';
import { writeCsv } from '../write-csv.ts';

/**
 * The numbers of the registry as files: for each county all its places, for each place above counties itself, as JSON and as CSV (UTF-8 with
 * BOM, CRLF, so that spreadsheets open it right). A withheld number is the word 不公布, never blank and never 0.
 */
export function registryFiles(facts: Facts): Pages<string> {
  const { registry } = facts;
  const codes = registry ? registry.places.filter(({ level }) => level !== 'town' && level !== 'village').map(({ code }) => code) : [];
  let groups: Map<string, FilePlace[]> | undefined;
  return {
    ids: () => codes.flatMap((code) => [`${code}.csv`, `${code}.json`]),
    view(id) {
      const [code = '', format] = id.split('.');
      if (!registry || !codes.includes(code)) throw new RangeError(`no data file ${id}`);
      groups ??= placesByFile(facts, registry);
      const places = groups.get(code)!;
      return format === 'json' ? writeJson(facts, registry, places) : writeCsv(linesOf(registry, places));
    },
  };
}

/** Address of the files that hold a place: its county's, or its own above counties. */
export function registryFilePath(facts: Facts, code: string): string {
  return `/data/registry/${facts.places.countyOf(code)?.code ?? code}`;
}

interface FilePlace {
  code: string;
  name: string;
  level: RegistryFacts['places'][number]['level'];
  parent: string | null;
}

/** What stands in each file: a county with all below it, or one place above counties. */
function placesByFile({ places }: Facts, registry: RegistryFacts): Map<string, FilePlace[]> {
  const all = registry.places.map(({ code, level, parent }): FilePlace => ({ code, name: places.fullName(code), level, parent: registry.places[parent]?.code ?? null }));
  return groupBy(all, ({ code }) => places.countyOf(code)?.code ?? code);
}

function writeJson({ asOf, portal }: Facts, registry: RegistryFacts, places: readonly FilePlace[]): string {
  const byYear = <T>(make: (year: number) => T | undefined): Record<string, T> =>
    Object.fromEntries(registry.years.flatMap((year) => {
      const made = make(year);
      return made === undefined ? [] : [[String(year), made]];
    }));
  const columns = new Map(places.flatMap(({ level }) => registry.columns(level)).map((column) => [column.key, column]));
  const file = {
    as_of: asOf,
    threshold: portal.disclosure.threshold,
    suppressed: withheldMark,
    years: registry.years,
    columns: [...columns.values()].map((column) => ({ key: column.key, table: tableTitles[column.table], title: titleOf(column), unit: unitOf(column) })),
    places: places.map(({ code, name, level, parent }) => {
      const withdrawn = byYear((year) => {
        const keys = registry.withdrawn(code, year);
        return keys.length > 0 ? keys : undefined;
      });
      return {
        code,
        name,
        level,
        parent,
        values: byYear((year) => Object.fromEntries(registry.columns(level).map(({ key }) => [key, registry.number(code, year, key) ?? withheldMark]))),
        // Printed by an earlier release, withheld by this one: the next release has to know that the number is out.
        ...(Object.keys(withdrawn).length > 0 && { withdrawn }),
      };
    }),
  };
  return `${JSON.stringify(file)}\n`;
}

function linesOf(registry: RegistryFacts, places: readonly FilePlace[]): string[][] {
  const lines = [['区划代码', '名称', '级别', '年度', '表', '项目', '单位', '数值', '字段']];
  for (const { code, name, level } of places) {
    for (const year of registry.years) {
      for (const column of registry.columns(level)) {
        const number = registry.number(code, year, column.key);
        const said = year === undatedYear ? '0' : String(year);
        lines.push([code, name, levelName(level), said, tableTitles[column.table], titleOf(column), unitOf(column), String(number ?? withheldMark), column.key]);
      }
    }
  }
  return lines;
}
