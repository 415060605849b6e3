import type { Row } from '../schema/index.ts';
import { compare } from './grouping.ts';
import { countyNames, createNamer } from './names.ts';
import type { County, Places, Purse, Town } from './place-types.ts';
import { apportion, type Random } from './random.ts';
import type { Scale } from './scales.ts';
import { blankVillage, describeVillages } from './villages.ts';

const provinceCode = '990000000000';

/** The first city is the same at every scale; tests and documents may rely on its codes. */
const fixedCounties = [
  { code: '990101000000', name: '禾阳区', letters: 'HY', towns: 8 },
  { code: '990102000000', name: '青石县', letters: 'QS', towns: 14 },
  { code: '990103000000', name: '岚浦县', letters: 'LP', towns: 12 },
  { code: '990104000000', name: '榆津县', letters: 'YJ', towns: 12 },
  { code: '990105000000', name: '楠渡县', letters: 'ND', towns: 11 },
  { code: '990106000000', name: '砚湖县', letters: 'YH', towns: 11 },
  { code: '990107000000', name: '梓沙县', letters: 'ZS', towns: 12 },
];
const fixedDirect = { code: '999001000000', name: '澜洲市', letters: 'LZ', towns: 10 };

/** Names that the sample must show: namesakes, renamed and recoded villages, rare characters, a reading to override. */
const peculiarTowns: Record<string, Omit<Row<'regions'>, 'code'>> = {
  '990102101000': { name: '新桥镇' },
  '990102102000': { name: '柳湾镇' },
  '990104103000': { name: '重石镇', pinyin: 'chong shi zhen' },
};
const peculiarVillages: Record<string, Omit<Row<'regions'>, 'code'>> = {
  '990102101201': { name: '新桥村', former_codes: ['990102100201'], former_names: ['前进大队'] },
  '990102102203': { name: '柳湾村' },
  '990103101201': { name: '红星村' },
  '990103104201': { name: '红星村' },
  '990104102201': { name: '新民村' },
  '990106103201': { name: '新民村' },
  '990105102201': { name: '清泉村', former_names: ['石桥村', '沙桥村'] },
  '990106101201': { name: '㙍头村', pinyin: 'duo tou cun' },
  '990107102201': { name: '𬒈石村', pinyin: 'que shi cun' },
  '990101101201': { name: '单楼村', pinyin: 'shan lou cun' },
};
const peculiarNames = ['新桥', '柳湾', '重石', '红星', '新民', '清泉', '石桥', '沙桥', '单楼'];

const shortName = (name: string): string => name.slice(0, -1);

/** Cities, counties, towns and villages, all named, with the registry's totals shared out among the villages. */
export function planPlaces(scale: Scale, random: Random): Places {
  const purses = planPurses(scale, random.split('counties'));
  const counties = purses.flatMap((purse) => purse.counties).sort((a, b) => compare(a.code, b.code));
  const regions: Row<'regions'>[] = [
    { code: provinceCode, name: '示例省', full_name: '示例省' },
    ...purses.filter(({ direct }) => !direct).map(({ code, name }) => ({ code, name, full_name: `示例省${name}` })),
  ];
  planTowns(scale, counties, random.split('towns'));
  nameVillages(scale, counties, regions, random.split('villages'));
  regions.sort((a, b) => (a.code < b.code ? -1 : 1));
  const villages = counties.flatMap((county) => county.villages);
  describeVillages(scale, villages, random.split('village'));
  return { province: { code: provinceCode, name: '示例省' }, purses, counties, villages, regions };
}

function planPurses(scale: Scale, random: Random): Purse[] {
  const fixedNames = [...fixedCounties, fixedDirect].map(({ name }) => shortName(name));
  const names = countyNames(random, scale.cities - 1 + scale.counties - fixedCounties.length - 1, fixedNames);
  const lettersTaken = new Set([...fixedCounties, fixedDirect].map(({ letters }) => letters).concat('WH'));
  const uniqueLetters = (letters: string): string => {
    let unique = letters;
    for (let number = 2; lettersTaken.has(unique); number++) unique = `${letters}${number}`;
    lettersTaken.add(unique);
    return unique;
  };
  let lastPhone = 5550000;
  const nextPhone = (): string => `0990-${(lastPhone += 137)}`;
  const addCounty = (purse: Purse, code: string, name: string, letters: string): void => {
    purse.counties.push({
      code,
      name,
      short: shortName(name),
      letters,
      purse,
      phone: nextPhone(),
      towns: [],
      villages: [],
    });
  };
  const purseOf = (code: string, name: string, letters: string, fundTag: string, direct: boolean): Purse => ({
    code,
    name,
    short: shortName(name),
    letters,
    fundTag,
    phone: nextPhone(),
    counties: [],
    direct,
  });

  const home = purseOf('990100000000', '望禾市', 'WH', '', false);
  for (const { code, name, letters } of fixedCounties) addCounty(home, code, name, letters);
  const cities = [home];
  for (let number = 2; number <= scale.cities; number++) {
    const { short, letters } = names.pop()!;
    const unique = uniqueLetters(letters);
    cities.push(purseOf(`99${String(number).padStart(2, '0')}00000000`, `${short}市`, unique, unique, false));
  }
  const others = scale.counties - scale.directCounties - fixedCounties.length;
  for (let number = 0; number < others; number++) {
    const city = cities[1 + (number % (cities.length - 1))]!;
    const { short, letters } = names.pop()!;
    const code = `${city.code.slice(0, 4)}${String(city.counties.length + 1).padStart(2, '0')}000000`;
    addCounty(city, code, `${short}${city.counties.length === 0 ? '区' : '县'}`, uniqueLetters(letters));
  }
  const direct = Array.from({ length: scale.directCounties }, (_, number) => {
    const made = number === 0 ? fixedDirect : nextDirect(names.pop()!, number, uniqueLetters);
    const purse = purseOf(made.code, made.name, made.letters, made.letters, true);
    addCounty(purse, made.code, made.name, made.letters);
    return purse;
  });
  return [...cities, ...direct];
}

const nextDirect = (
  { short, letters }: { short: string; letters: string },
  number: number,
  uniqueLetters: (letters: string) => string,
) => ({
  code: `9990${String(number + 1).padStart(2, '0')}000000`,
  name: `${short}市`,
  letters: uniqueLetters(letters),
});

function planTowns(scale: Scale, counties: County[], random: Random): void {
  const fixed = [...fixedCounties, fixedDirect];
  const fixedTotal = fixed.reduce((sum, { towns }) => sum + towns, 0);
  const fresh = counties.filter(({ code }) => !fixed.some((county) => county.code === code));
  const shares = apportion(
    scale.towns - fixedTotal,
    fresh.length === 0 ? [1] : fresh.map(() => random.between(0.6, 1.4)),
  );
  const citywide = createNamer(random, peculiarNames);
  for (const county of counties) {
    const amount = fixed.find(({ code }) => code === county.code)?.towns ?? shares[fresh.indexOf(county)]!;
    // Kinds are numbered apart: streets from 001, towns from 101, townships from 201.
    const streets = county.name.endsWith('区') ? 2 : 0;
    const townships = Math.floor(amount * 0.3);
    const name = scale.name === 'city' ? citywide : createNamer(random.split(county.code), peculiarNames);
    for (let number = 0; number < amount; number++) {
      const towns = amount - streets - townships;
      const [local, word] =
        number < streets
          ? [1 + number, '街道']
          : number < streets + towns
            ? [101 + number - streets, '镇']
            : [201 + number - streets - towns, '乡'];
      const code = `${county.code.slice(0, 6)}${String(local).padStart(3, '0')}000`;
      const usual = name() + word;
      county.towns.push({ code, name: peculiarTowns[code]?.name ?? usual, county, villages: [] });
    }
  }
}

function nameVillages(scale: Scale, counties: County[], regions: Row<'regions'>[], random: Random): void {
  const towns = counties.flatMap((county) => county.towns);
  const programme = apportion(
    scale.villages - towns.length,
    towns.map(() => random.between(0.3, 2)),
  ).map((n) => n + 1);
  const others = apportion(
    scale.otherVillages,
    towns.map(() => random.between(0, 2)),
  );
  const citywide = createNamer(random, peculiarNames);
  for (const county of counties) {
    const upper = county.purse.direct ? '示例省' : county.purse.name;
    regions.push({ code: county.code, name: county.name, full_name: upper + county.name });
    // At the city's scale names repeat only where the sample says so; a province's villages do share names.
    const name = scale.name === 'city' ? citywide : createNamer(random.split(county.code), peculiarNames);
    for (const town of county.towns) {
      const index = towns.indexOf(town);
      const townFull = upper + county.name + town.name;
      regions.push({ code: town.code, full_name: townFull, ...(peculiarTowns[town.code] ?? { name: town.name }) });
      addVillages(town, programme[index]!, others[index]!, name, random.split(town.code), (row) =>
        regions.push({ ...row, full_name: townFull + row.name }),
      );
    }
  }
}

function addVillages(
  town: Town,
  programme: number,
  others: number,
  name: () => string,
  random: Random,
  addRegion: (row: Row<'regions'>) => void,
): void {
  const codeAt = (slot: number): string => town.code.slice(0, 9) + String(201 + slot);
  const peculiarSlots = Object.keys(peculiarVillages)
    .filter((code) => code.startsWith(town.code.slice(0, 9)))
    .map((code) => Number(code.slice(9)) - 201);
  const slots = Math.max(programme + others, ...peculiarSlots.map((slot) => slot + 1));
  const usual = random.shuffle(
    Array.from({ length: slots }, (_, slot) => slot).filter((slot) => !peculiarSlots.includes(slot)),
  );
  const covered = new Set([...peculiarSlots, ...usual].slice(0, Math.max(programme, peculiarSlots.length)));
  for (let slot = 0; slot < slots; slot++) {
    const code = codeAt(slot);
    const row = { code, ...(peculiarVillages[code] ?? { name: `${name()}村` }) };
    addRegion(row);
    if (!covered.has(slot)) continue;
    const village = blankVillage(row, town);
    town.villages.push(village);
    town.county.villages.push(village);
  }
}
