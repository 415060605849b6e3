import type { Alphabet } from './alphabet.ts';
import { squeeze } from './normalise.ts';

/** Many names as one run of numbered characters: what a scan goes through. */
export interface NameColumn {
  characters: Uint16Array;
  /** Where each name begins; one more than there are names. */
  starts: Uint32Array;
  /** Length of what tells a name apart from others: 新桥 of 新桥村, 绿源农业 of 绿源农业有限公司. */
  cores: Uint8Array;
  /** Which of `endings` a name has; 0 for none. */
  endings: Uint8Array;
  size: number;
}

/** What the kind of a thing adds at the end of its name. Those of one line mean the same. */
const endings = [
  /(?:村?村民委员会|村?村委会|村)$/,
  /(?:社区居民委员会|社区居委会|居民委员会|居委会|社区)$/,
  /(?:街道办事处|街道)$/,
  /(?:镇人民政府|镇)$/,
  /(?:乡人民政府|乡)$/,
  /(?:自治县|县)$/,
  /(?:自治州|州)$/,
  /区$/,
  /市$/,
  /(?:股份有限公司|有限责任公司|有限公司|集团公司|集团|公司)$/,
  /(?:农民专业合作社|专业合作社|合作社)(?:联合社)?$/,
];
/** Those that readers leave away without meaning something else. */
const company = 10;

/** Last characters of the endings: most names need no more than a look at theirs. */
const lastOfEnding = new Set('村会社区处道府镇乡县州市司团');

/** The core of a name and the number of its ending. A name that would be nothing without its ending has none. */
export function splitName(folded: string): { core: string; ending: number } {
  if (!lastOfEnding.has(folded.slice(-1))) return { core: folded, ending: 0 };
  if (/村$/.test(folded) && folded.length > 2) return { core: folded.slice(0, -1), ending: 1 };
  for (const [index, ending] of endings.entries()) {
    const core = folded.replace(ending, '');
    if (core !== folded && core !== '' && !(core.length === 1 && folded.length === 2)) return { core, ending: index + 1 };
  }
  return { core: folded, ending: 0 };
}

/** Whether a name with one ending is meant by a query with the other, when all else is the same. */
export const isSameEnding = (ofName: number, ofQuery: number): boolean => ofName === ofQuery || (ofQuery === 0 && ofName >= company);

/** @param names folded */
export function createNameColumn(names: readonly string[], alphabet: Alphabet): NameColumn {
  const starts = new Uint32Array(names.length + 1);
  const cores = new Uint8Array(names.length);
  const kinds = new Uint8Array(names.length);
  const numbers: number[] = [];
  for (const [row, name] of names.entries()) {
    const plain = squeeze(name);
    const { core, ending } = splitName(plain);
    for (const number of alphabet.encode(plain, true)) numbers.push(number);
    cores[row] = Math.min(255, [...core].length);
    kinds[row] = ending;
    starts[row + 1] = numbers.length;
  }
  return { characters: Uint16Array.from(numbers), starts, cores, endings: kinds, size: names.length };
}
