import { Converter } from 'opencc-js';
import { pinyin } from 'pinyin-pro';
import type { NamedRecord, PlaceRecord, SearchRecords } from '../../../src/model/search-records.ts';
import { createRandom, type Random } from '../../../src/sample/random.ts';
import { isApproximate, type NameHit, type NameIndex } from '../../../src/search/names/index.ts';

/** A query that somebody may type, and what it is meant for. */
export interface Asked {
  query: string;
  href: string;
  /** Whether a hit in the first place is what was meant: the thing itself, or one that the query describes as well. */
  isMeant?: (hit: NameHit) => boolean;
}

export interface Kind {
  name: string;
  asked: Asked[];
  /** Share that must be found, and share that must come first. */
  found: number;
  first?: number;
}

/** Hits that the page can show for one query, a few at first and the rest on demand. */
export const listLength = 500;

const toTraditional = Converter({ from: 'cn', to: 'tw' });
/** What a wrong hand may put in place of a character. */
const strays = [...'的一国在人了有中到大为这个地出要年得你说生和自之后就过发作会可以多没然学对小成方里'];

const spell = (text: string, between: string): string => pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' }).join(between);

/**
 * Queries of each kind for a portal's records, drawn by a seeded generator. What they look like is worked out here from the
 * libraries, not from the tables of the index.
 *
 * @param count of each kind, at most
 */
export function makeKinds(records: SearchRecords, count: number, seed: string): Kind[] {
  const random = createRandom(seed);
  const nameOf = new Map(records.places.map((place) => [place.code, place.name]));
  const villages = records.places.filter(({ level }) => level === 'village');
  const town = ({ code }: PlaceRecord): string => nameOf.get(`${code.slice(0, 9)}000`) ?? '';
  const county = ({ code }: PlaceRecord): string => nameOf.get(`${code.slice(0, 6)}000000`) ?? '';
  const isNamesake = (place: PlaceRecord, above: string) => (hit: NameHit) => hit.title === place.name && hit.where.split(' ').includes(above);
  const draw = <T>(list: readonly T[], name: string, make: (item: T, random: Random) => Asked | undefined): Asked[] => {
    const own = random.split(name);
    return own.shuffle([...list]).flatMap((item) => make(item, own) ?? []).slice(0, count);
  };
  const ofVillages = (name: string, query: (village: PlaceRecord, random: Random) => string | undefined, above?: (village: PlaceRecord) => string): Asked[] =>
    draw(villages, name, (village, own) => {
      const text = query(village, own);
      return text === undefined ? undefined : { query: text, href: village.href, isMeant: above ? isNamesake(village, above(village)) : (hit) => hit.title === village.name };
    });
  const wrong = (name: string, own: Random): string => {
    const characters = [...name];
    const at = own.int(0, characters.length - 1);
    const stray = own.pick(strays);
    const way = own.int(0, 3);
    if (way === 0) characters[at] = stray;
    else if (way === 1) characters.splice(at, 0, stray);
    else if (way === 2 && characters.length > 2) characters.splice(at, 1);
    else if (at > 0) characters.splice(at - 1, 2, characters[at]!, characters[at - 1]!);
    return characters.join('');
  };
  const homophones = new Map<string, string[]>();
  for (const character of new Set(villages.flatMap(({ name }) => [...name]))) {
    const sound = spell(character, '');
    homophones.set(sound, [...(homophones.get(sound) ?? []), character]);
  }
  const ofRecords = (list: readonly NamedRecord[], name: string, query: (record: NamedRecord, random: Random) => string | undefined, isMeant?: (record: NamedRecord, hit: NameHit) => boolean): Asked[] =>
    draw(list, name, (record, own) => {
      const text = query(record, own);
      return text === undefined ? undefined : { query: text, href: record.href, isMeant: (hit) => hit.href === record.href || (isMeant?.(record, hit) ?? false) };
    });
  const sameNumber = (record: NamedRecord, hit: NameHit): boolean => record.numbers.includes(hit.via ?? '');
  const sameTitle = (record: NamedRecord, hit: NameHit): boolean => hit.title === record.title;
  const shortNumber = (record: NamedRecord, write: (year: string, number: string) => string): string => {
    const [, year = '', number = ''] = /(\d{4})〕(\d+)号/.exec(record.numbers[0] ?? '') ?? [];
    return write(year, number);
  };
  const brackets = ['()', '[]', '（）', '【】', '〔〕', '［］', '﹝﹞'];

  return [
    { name: '村名 full name', asked: ofVillages('name', ({ name }) => name), found: 1, first: 1 },
    { name: '县名＋村名 county + name', asked: ofVillages('county', (village) => county(village) + village.name, county), found: 1, first: 1 },
    { name: '县＋空格＋村 county, blank, name', asked: ofVillages('blank', (village) => `${county(village).replace(/(?:.族)+自治县$|(..)[县区市]$/, '$1')} ${village.name}`, county), found: 1, first: 1 },
    { name: '村名＋县名 name + county', asked: ofVillages('reversed', (village, own) => village.name + own.pick(['', ' ']) + county(village), county), found: 1, first: 1 },
    { name: '镇名＋村名 town + name', asked: ofVillages('town', (village) => town(village) + village.name, town), found: 1, first: 1 },
    { name: '村名＋镇名 name + town', asked: ofVillages('town-after', (village, own) => village.name + own.pick(['', ' ']) + town(village), town), found: 1, first: 1 },
    { name: '名称片段 fragment', asked: ofVillages('fragment', ({ name }, own) => fragment(name, own)), found: 1 },
    { name: '全拼 pinyin', asked: ofVillages('pinyin', ({ name }) => spell(name, '')), found: 0.99, first: 0.9 },
    { name: '全拼带空格 pinyin with blanks', asked: ofVillages('pinyin-blank', ({ name }) => spell(name, ' ')), found: 0.99, first: 0.9 },
    { name: '拼音未打完 pinyin half-way', asked: ofVillages('pinyin-part', ({ name }) => spell(name, '').slice(0, -1)), found: 0.99 },
    { name: '县和村的拼音 county + name in pinyin', asked: ofVillages('pinyin-county', (village, own) => spell(county(village), '') + own.pick(['', ' ']) + spell(village.name, ''), county), found: 0.99, first: 0.9 },
    { name: '首字母 initials', asked: ofVillages('initials', ({ name }) => initials(name)), found: 1 },
    { name: '繁体 traditional', asked: ofVillages('traditional', ({ name }) => changed(name, toTraditional(name))), found: 1, first: 1 },
    { name: '异体 variant (邨)', asked: ofVillages('variant', ({ name }) => changed(name, name.replace('村', '邨'))), found: 1, first: 1 },
    { name: '同音字 homophone', asked: ofVillages('homophone', ({ name }, own) => sameSound(name, own)), found: 0.99 },
    { name: '县名＋同音字 county + homophone', asked: ofVillages('homophone-county', (village, own) => prefixed(county(village), sameSound(village.name, own)), county), found: 0.99, first: 0.9 },
    { name: '错一字 one character wrong', asked: ofVillages('wrong', ({ name }, own) => changed(name, wrong(name, own))), found: 0.99 },
    { name: '县名＋错一字 county + one wrong', asked: ofVillages('wrong-county', (village, own) => prefixed(county(village), changed(village.name, wrong(village.name, own))), county), found: 0.99 },
    { name: '曾用名 former name', asked: ofVillages('former', ({ formerNames }) => formerNames[0]).map(({ query, href }) => ({ query, href })), found: 1 },
    { name: '区划代码 code', asked: ofVillages('code', ({ code }) => code).map(exactly), found: 1, first: 1 },
    { name: '曾用代码 former code', asked: ofVillages('former-code', ({ formerCodes }) => formerCodes[0]).map(exactly), found: 1, first: 1 },
    { name: '代码开头 head of a code', asked: draw(records.places.filter(({ level }) => level === 'town'), 'head', ({ code, href }) => ({ query: code.slice(0, 9), href })), found: 1, first: 1 },
    { name: '企业名称 enterprise', asked: ofRecords(records.enterprises, 'enterprise', ({ title }) => title, sameTitle), found: 1, first: 1 },
    { name: '企业简称 without 有限公司', asked: ofRecords(records.enterprises, 'short', ({ title }) => title.replace('有限公司', ''), sameTitle), found: 1, first: 1 },
    { name: '信用代码 uscc', asked: ofRecords(records.enterprises, 'uscc', ({ id }, own) => (own.chance(0.5) ? id : id.toLowerCase())), found: 1, first: 1 },
    { name: '文号 document number', asked: ofRecords(records.funds, 'document', ({ numbers: [number = ''] }) => number, sameNumber), found: 1, first: 1 },
    {
      name: '文号，其他括号 other brackets',
      asked: ofRecords(records.funds, 'brackets', ({ numbers: [number = ''] }, own) => {
        const [open = '', close = ''] = own.pick(brackets);
        return number.replace('〔', open).replace('〕', close);
      }, sameNumber),
      found: 1,
      first: 1,
    },
    { name: '文号，无机关代字 without issuer', asked: ofRecords(records.funds, 'issuer', (record, own) => shortNumber(record, (year, number) => own.pick([`〔${year}〕${number}号`, `${year} ${number}`, `[${year}]${number}`])), (record, hit) => (hit.via ?? '').endsWith(record.numbers[0]!.slice(record.numbers[0]!.indexOf('〔')))), found: 1, first: 1 },
    { name: '编号 id', asked: ofRecords([...records.funds, ...records.projects, ...records.notices], 'id', ({ id }) => id), found: 1, first: 1 },
    { name: '项目名称 project title', asked: ofRecords(records.projects, 'project', ({ title }) => title, sameTitle), found: 0, first: 0.99 },
    { name: '公示标题 notice title', asked: ofRecords(records.notices, 'notice', ({ title }) => title, sameTitle), found: 0, first: 0.99 },
  ];

  function sameSound(name: string, own: Random): string | undefined {
    const characters = [...name];
    const at = own.int(0, characters.length - 2);
    const others = (homophones.get(spell(characters[at]!, '')) ?? []).filter((other) => other !== characters[at]);
    if (others.length === 0) return undefined;
    characters[at] = own.pick(others);
    return characters.join('');
  }
}

const exactly = ({ query, href }: Asked): Asked => ({ query, href });
const changed = (name: string, other: string): string | undefined => (other === name ? undefined : other);
const prefixed = (county: string, name: string | undefined): string | undefined => (name === undefined ? undefined : county + name);
const initials = (name: string): string =>
  pinyin(name, { toneType: 'none', type: 'array', v: true })
    .map(([initial]) => initial)
    .join('');

function fragment(name: string, own: Random): string {
  const characters = [...name];
  const length = own.int(2, characters.length);
  const from = own.int(0, characters.length - length);
  return characters.slice(from, from + length).join('');
}

export interface Recall {
  name: string;
  queries: number;
  found: number;
  first: number;
  top10: number;
  approximate: number;
  /** Of computing, in milliseconds. */
  times: number[];
  /** A few that were not found, or did not come first. */
  missed: string[];
}

/** What else a machine does at the same time is not the search's doing: the quickest run counts. */
const timedRuns = 3;

/** Asks everything of a kind. `clock` is in milliseconds; without one no time is taken. */
export async function ask(index: NameIndex, { name, asked }: Kind, clock?: () => number): Promise<Recall> {
  const recall: Recall = { name, queries: asked.length, found: 0, first: 0, top10: 0, approximate: 0, times: [], missed: [] };
  for (const { query, href, isMeant = (hit: NameHit) => hit.href === href } of asked) {
    let hits: NameHit[] = [];
    let quickest = Infinity;
    for (let run = 0; run < (clock ? timedRuns : 1); run++) {
      const began = clock?.() ?? 0;
      hits = await index.find(query, listLength);
      quickest = Math.min(quickest, (clock?.() ?? 0) - began);
    }
    recall.times.push(quickest);
    const place = hits.findIndex((hit) => hit.href === href);
    const isFirst = hits[0] !== undefined && (hits[0].href === href || isMeant(hits[0]));
    if (place >= 0) recall.found++;
    if (isFirst) recall.first++;
    if (isFirst || hits.slice(0, 10).some((hit) => hit.href === href || isMeant(hit))) recall.top10++;
    if (hits[0] && isApproximate(hits[0].how)) recall.approximate++;
    if (place < 0 || !isFirst) recall.missed.push(`${query} → ${place < 0 ? '—' : place + 1}, first ${hits[0]?.title ?? '—'} ${hits[0]?.how ?? ''}`);
  }
  return recall;
}
