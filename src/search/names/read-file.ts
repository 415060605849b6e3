import { inflate, isPacked } from './inflate.ts';
import { firstLine } from './layout.ts';

/** Gives the bytes of a file of the site, by its path below the root without a slash before it. */
export type Read = (file: string) => Promise<ArrayBuffer>;

/**
 * The lines of a file of the index, without the first.
 *
 * @throws Error when it is damaged, or made by another version
 */
export function linesOf(buffer: ArrayBuffer): string[] {
  const bytes = new Uint8Array(buffer);
  // A server that takes our gzip for its own packing has had the browser unpack it already.
  const text = new TextDecoder().decode(isPacked(bytes) ? inflate(bytes) : bytes);
  const [first, ...lines] = text.split('\n');
  if (first !== firstLine) throw new Error('the index was made by another version');
  return lines;
}
