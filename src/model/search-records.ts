import type { RegionLevel } from '../schema/index.ts';
import { enterprisePath, fundPath, noticePath, placePath, projectPath } from './addresses.ts';
import type { Facts } from './facts.ts';
import { fundsOf } from './notices/subjects.ts';

/** A place that has a page. Source: regions table. */
export interface PlaceRecord {
  code: string;
  name: string;
  level: Exclude<RegionLevel, 'province'>;
  formerNames: string[];
  formerCodes: string[];
  /** Readings by syllable, where the automatic ones are wrong: `shan xian`. */
  pinyin?: string;
  href: string;
}

/** Anything else that is looked for by its name or number. */
export interface NamedRecord {
  /** As in its table: uscc, project, notice or fund id; file name of a policy. */
  id: string;
  title: string;
  /** Code of the lowest place among the places' records that holds it. */
  place?: string;
  /** Beside the title where no place says more: the document number of a fund, the place of a policy's document. */
  note?: string;
  /** Document numbers as published: 望财农〔2020〕12号. */
  numbers: string[];
  href: string;
}

/** What the search by name and by number knows, and nothing else. All of it stands on pages already. */
export interface SearchRecords {
  /** In the order of their codes. */
  places: PlaceRecord[];
  enterprises: NamedRecord[];
  funds: NamedRecord[];
  policies: NamedRecord[];
  /** Newest first. */
  projects: NamedRecord[];
  notices: NamedRecord[];
}

const documentNumber = /[\p{Script=Han}]{2,}〔\d{4}〕\d+号/gu;

export function searchRecords(facts: Facts): SearchRecords {
  const { places, money, enterprises, notices, policies, tables } = facts;
  const pinyins = new Map((tables.regions?.rows ?? []).map((row) => [row.code, row.pinyin]));
  const withPages = places.all.filter((place) => place.level !== 'province' && facts.hasPage(place));
  const known = new Set(withPages.map(({ code }) => code));
  const placeOf = (code: string | undefined): { place?: string } => {
    const place = code === undefined ? undefined : places.upward(code).find((above) => known.has(above.code));
    return place ? { place: place.code } : {};
  };
  return {
    places: withPages.flatMap(({ code, name, level, formerNames, formerCodes }) => {
      if (level === 'province') return [];
      const pinyin = pinyins.get(code);
      return [{ code, name, level, formerNames, formerCodes, ...(pinyin !== undefined && { pinyin }), href: placePath(level, code) }];
    }),
    enterprises: enterprises.all.map(({ uscc, name, region_code: region }) => ({
      id: uscc,
      title: name,
      ...placeOf(region),
      numbers: [...new Set(enterprises.honoursOf(uscc).flatMap((row) => row.document_number ?? []))],
      href: enterprisePath(uscc),
    })),
    funds: money.funds.map(({ fund_id: id, name, document_number: number }) => ({
      id,
      title: name,
      note: number,
      numbers: [number],
      href: fundPath(id),
    })),
    policies: policies.map(({ id, title, document, place }) => ({
      id,
      title,
      note: place,
      numbers: document.match(documentNumber) ?? [],
      href: `/policies/${id}/`,
    })),
    projects: money.projects.map((project) => ({
      id: project.project_id,
      title: project.name,
      ...placeOf(money.seat(project)?.code),
      numbers: [],
      href: projectPath(project.project_id),
    })),
    notices: notices.all.map((notice) => ({
      id: notice.notice_id,
      title: notice.title,
      ...placeOf(notice.region_code),
      numbers: fundsOf(facts, notice).map((fund) => fund.document_number),
      href: noticePath(notice.notice_id),
    })),
  };
}
