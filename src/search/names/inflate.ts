/**
 * Unpacks gzip (RFC 1952, 1951) in the reader's browser. The files of the search are packed by us, because a plain file server
 * packs nothing; and unpacked by us, because a browser of 2020 has nothing that does it (DecompressionStream came to Safari and
 * Firefox in 2023).
 */
const lengthBase = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const lengthExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const distanceBase = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
];
const distanceExtra = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
const lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const longestCode = 15;

/** Canonical Huffman codes: how many there are of each length, and their symbols in order. */
interface Codes {
  counts: Uint16Array;
  symbols: Uint16Array;
}

function readCodes(lengths: Uint8Array): Codes {
  const counts = new Uint16Array(longestCode + 1);
  for (const length of lengths) counts[length]!++;
  counts[0] = 0;
  const next = new Uint16Array(longestCode + 2);
  for (let length = 1; length <= longestCode; length++) next[length + 1] = next[length]! + counts[length]!;
  const symbols = new Uint16Array(lengths.length);
  for (const [symbol, length] of lengths.entries()) if (length !== 0) symbols[next[length]!++] = symbol;
  return { counts, symbols };
}

const fixedLengths = Uint8Array.from({ length: 288 }, (_, symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8));

export const isPacked = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/**
 * @param bytes one gzip member with nothing but the plain header of ten bytes, as the build writes it
 * @throws Error when the bytes break off or are no such thing
 */
export function inflate(bytes: Uint8Array): Uint8Array {
  const broken = (): never => {
    throw new Error('the file is damaged');
  };
  if (!isPacked(bytes) || bytes[2] !== 8 || bytes[3] !== 0 || bytes.length < 18) broken();
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 4, true);
  const end = bytes.length - 8;
  // Deflate cannot pack better than about 1 : 1032: whoever claims so would only take memory.
  if (size > end * 1040) broken();
  const out = new Uint8Array(size);
  let at = 10;
  let done = 0;
  let held = 0;
  let heldBits = 0;

  const bits = (count: number): number => {
    while (heldBits < count) {
      if (at >= end) broken();
      held |= bytes[at++]! << heldBits;
      heldBits += 8;
    }
    const value = held & ((1 << count) - 1);
    held >>>= count;
    heldBits -= count;
    return value;
  };
  const symbol = ({ counts, symbols }: Codes): number => {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= longestCode; length++) {
      if (heldBits === 0) {
        if (at >= end) broken();
        held = bytes[at++]!;
        heldBits = 8;
      }
      code |= held & 1;
      held >>>= 1;
      heldBits--;
      const count = counts[length]!;
      if (code - first < count) return symbols[index + code - first]!;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    return broken();
  };
  const readTables = (): [Codes, Codes] => {
    const [literals, distances, codes] = [bits(5) + 257, bits(5) + 1, bits(4) + 4];
    const ofLengths = new Uint8Array(19);
    for (let index = 0; index < codes; index++) ofLengths[lengthOrder[index]!] = bits(3);
    const table = readCodes(ofLengths);
    const lengths = new Uint8Array(literals + distances);
    for (let index = 0; index < lengths.length; ) {
      const found = symbol(table);
      if (found < 16) lengths[index++] = found;
      else {
        const value = found === 16 ? lengths[index - 1]! : 0;
        const times = found === 16 ? 3 + bits(2) : found === 17 ? 3 + bits(3) : 11 + bits(7);
        lengths.fill(value, index, index + times);
        index += times;
      }
    }
    return [readCodes(lengths.subarray(0, literals)), readCodes(lengths.subarray(literals))];
  };
  const readBlock = (literals: Codes, distances: Codes): void => {
    for (let found = symbol(literals); found !== 256; found = symbol(literals)) {
      if (found < 256) {
        if (done >= size) broken();
        out[done++] = found;
        continue;
      }
      const length = lengthBase[found - 257]! + bits(lengthExtra[found - 257]!);
      const slot = symbol(distances);
      const distance = distanceBase[slot]! + bits(distanceExtra[slot]!);
      if (!(distance <= done && done + length <= size)) broken();
      for (let index = 0; index < length; index++, done++) out[done] = out[done - distance]!;
    }
  };

  for (let isLast = false; !isLast; ) {
    isLast = bits(1) === 1;
    const type = bits(2);
    if (type === 0) {
      held = heldBits = 0;
      const length = bytes[at]! | (bytes[at + 1]! << 8);
      at += 4;
      if (at + length > end || done + length > size) broken();
      out.set(bytes.subarray(at, at + length), done);
      at += length;
      done += length;
    } else if (type === 1) readBlock(readCodes(fixedLengths), readCodes(new Uint8Array(30).fill(5)));
    else if (type === 2) readBlock(...readTables());
    else broken();
  }
  if (done !== size) broken();
  return out;
}
