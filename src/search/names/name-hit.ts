/** What a hit is. A place by its level. */
export type NameKind = '村庄' | '乡镇' | '县区' | '市' | '企业' | '项目' | '公示' | '资金' | '政策';

/**
 * How a name answers a query, best first. `number`: it has this code, id or document number; `former`: it was called
 * so; `part`: its name holds the query; `homophone` and `near` (one character wrong, missing, too many or swapped) are
 * approximate, and the reader is told so (近似匹配).
 */
export const ways = ['number', 'exact', 'former', 'prefix', 'part', 'pinyin', 'initials', 'homophone', 'near'] as const;
export type Way = (typeof ways)[number];

export interface NameHit {
  kind: NameKind;
  title: string;
  /** The places that it lies in, highest first, with blanks between; of a fund its document number. */
  where: string;
  /** Root-relative, without the base. */
  href: string;
  how: Way;
  /** What matched, where that is not the title: the former name, the code or the document number. */
  via?: string;
}

export const isApproximate = (how: Way): boolean => how === 'homophone' || how === 'near';
