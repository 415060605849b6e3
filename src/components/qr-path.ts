import { encode } from 'uqr';

export interface QrPath {
  /** Modules a side. */
  size: number;
  /** The dark modules as lines one module thick, row by row; the first row's middle is y = 0. */
  path: string;
}

/**
 * The QR code of an address, with error correction M: read from a board behind glass, even with a corner torn. One mask for all: to try the
 * eight of them for the most even picture takes twenty times as long as all the rest, on each of thousands of pages.
 */
export function drawQr(address: string): QrPath {
  const { data, size } = encode(address, { ecc: 'M', border: 0, maskPattern: 2 });
  const path = data.map((row, y) => drawRow(row, y)).join('');
  return { size, path };
}

function drawRow(row: readonly boolean[], y: number): string {
  let path = '';
  let end = 0;
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const start = x;
    while (row[x + 1]) x += 1;
    path += path === '' ? `M${start} ${y}` : `m${start - end} 0`;
    end = x + 1;
    path += `h${end - start}`;
  }
  return path;
}
