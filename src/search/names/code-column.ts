/**
 * Region codes of 12 digits as a column that packs well: each code as its difference from the one before.
 *
 * A token is a mark for the level (`!` city, `/` county, `:` town, none for a village) and, in base 36, how far its own digits
 * are from those of the sibling before it, or from zero. With `=` before it, it is all digits down to its own: where
 * the code does not lie under the one before it (a county without a city).
 */
const ends = [4, 6, 9, 12] as const;
const marks = ['!', '/', ':', ''] as const;
const nothing = '0'.repeat(12);

const levelOf = (code: string): number => ends.findIndex((end) => /^0*$/.test(code.slice(end)));
const startOf = (level: number): number => (level === 0 ? 0 : ends[level - 1]!);

/** @param codes ascending, none of them of a province */
export function packCodes(codes: readonly string[]): string {
  let previous = nothing;
  return codes
    .map((code) => {
      const level = levelOf(code);
      const [start, end] = [startOf(level), ends[level]!];
      const isUnder = code.slice(0, start) === previous.slice(0, start);
      const step = Number(code.slice(start, end)) - Number(previous.slice(start, end));
      previous = code;
      return isUnder ? marks[level]! + step.toString(36) : `=${marks[level]!}${code.slice(0, end)}`;
    })
    .join(',');
}

export interface UnpackedCodes {
  codes: string[];
  /** 0 city, 1 county, 2 town, 3 village. */
  levels: Uint8Array;
}

export function unpackCodes(column: string): UnpackedCodes {
  const tokens = column === '' ? [] : column.split(',');
  const levels = new Uint8Array(tokens.length);
  let previous = nothing;
  const codes = tokens.map((token, row) => {
    const isWhole = token.startsWith('=');
    const marked = isWhole ? token.slice(1) : token;
    const found = marks.indexOf(marked[0] as (typeof marks)[number]);
    const level = found === -1 ? 3 : found;
    const digits = found === -1 ? marked : marked.slice(1);
    const [start, end] = [startOf(level), ends[level]!];
    const own = (): string => String(Number(previous.slice(start, end)) + Number.parseInt(digits, 36)).padStart(end - start, '0');
    levels[row] = level;
    previous = (isWhole ? digits : previous.slice(0, start) + own()).padEnd(12, '0');
    return previous;
  });
  return { codes, levels };
}
