import { isUtf8 } from 'node:buffer';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** What bytes turn out to be. `binary` names formats that are no text table at all. */
export type Detection =
  | { encoding: Encoding }
  | { binary: 'zip' | 'ole' | 'html' }
  /** Of this encoding but for some bytes, the first of them on this line. UTF-8 read as GB18030 would be other words. */
  | { damaged: Encoding; line: number }
  | { unknown: true }
  | { empty: true };

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean => start.every((byte, index) => bytes[index] === byte);

export const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06);
export const isOle = (bytes: Uint8Array): boolean => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);
export const isHtml = (bytes: Uint8Array): boolean =>
  /^\s*(?:<!doctype html|<html|<head|<meta|<table|<\?xml)/i.test(new TextDecoder('latin1').decode(bytes.subarray(0, 512)).replace(/^\u00ef\u00bb\u00bf/, ''));

/** Finds how text is encoded: a UTF-16 mark, else strict UTF-8, else strict GB18030 unless it is damaged UTF-8, else unknown. */
export function detectEncoding(bytes: Uint8Array): Detection {
  if (bytes.length === 0) return { empty: true };
  if (isZip(bytes)) return { binary: 'zip' };
  if (isOle(bytes)) return { binary: 'ole' };
  if (isHtml(bytes)) return { binary: 'html' };
  const encoding = startsWith(bytes, 0xff, 0xfe) ? 'utf-16le' : startsWith(bytes, 0xfe, 0xff) ? 'utf-16be' : undefined;
  if (encoding) return decodesAs(bytes, encoding) ? { encoding } : { unknown: true };
  // A zero byte is in no text table; it marks UTF-16 without its mark, and binary files.
  if (bytes.includes(0)) return { unknown: true };
  if (isUtf8(bytes)) return { encoding: 'utf-8' };
  const damagedLine = findDamage(bytes);
  if (damagedLine !== undefined) return { damaged: 'utf-8', line: damagedLine };
  const gb18030 = lookThroughGb18030(bytes);
  if (gb18030.bad === 0 && decodesAs(bytes, 'gb18030')) return { encoding: 'gb18030' };
  return gb18030.bad > 0 && gb18030.good >= 3 * gb18030.bad ? { damaged: 'gb18030', line: gb18030.damagedLine } : { unknown: true };
}

/**
 * The line of the first byte that is not UTF-8, when nearly all others are; undefined for text of another encoding. In
 * GB18030 hardly any characters look like three bytes of UTF-8 by chance, so that a few good ones tell the two apart.
 */
function findDamage(bytes: Uint8Array): number | undefined {
  const isTail = (at: number): boolean => at < bytes.length && (bytes[at]! & 0xc0) === 0x80;
  let good = 0;
  let bad = 0;
  let line = 1;
  let damagedLine = 1;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]!;
    if (byte === 0x0a) line += 1;
    if (byte < 0x80) continue;
    if (byte >= 0xe2 && byte <= 0xef && isTail(at + 1) && isTail(at + 2)) {
      good += 1;
      at += 2;
    } else {
      bad += 1;
      if (bad === 1) damagedLine = line;
    }
  }
  return good >= 3 * bad ? damagedLine : undefined;
}

/**
 * Counts good and bad characters of text taken for GB18030. A single byte 80 is one of the bad: decoders make a euro sign
 * of it, but in a table of a Chinese county it is the rest of a torn character.
 */
function lookThroughGb18030(bytes: Uint8Array): { good: number; bad: number; damagedLine: number } {
  const isDigit = (byte = 0): boolean => byte >= 0x30 && byte <= 0x39;
  const isLead = (byte = 0): boolean => byte >= 0x81 && byte <= 0xfe;
  let good = 0;
  let bad = 0;
  let line = 1;
  let damagedLine = 1;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]!;
    if (byte === 0x0a) line += 1;
    if (byte < 0x80) continue;
    const next = bytes[at + 1] ?? 0;
    if (isLead(byte) && next >= 0x40 && next !== 0x7f && next !== 0xff) {
      good += 1;
      at += 1;
    } else if (isLead(byte) && isDigit(next) && isLead(bytes[at + 2]) && isDigit(bytes[at + 3])) {
      good += 1;
      at += 3;
    } else {
      bad += 1;
      if (bad === 1) damagedLine = line;
    }
  }
  return { good, bad, damagedLine };
}

function decodesAs(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    const blocks = decodeText(bytes, encoding);
    while (!blocks.next().done);
    return true;
  } catch {
    return false;
  }
}

const blockSize = 1 << 18;

/** The text in blocks, without byte order mark, every line ending as LF. Throws TypeError on bytes that are not of the encoding. */
export function* decodeText(bytes: Uint8Array, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let heldReturn = false;
  for (let at = 0; at <= bytes.length; at += blockSize) {
    const last = at + blockSize > bytes.length;
    let text = decoder.decode(bytes.subarray(at, at + blockSize), { stream: !last });
    if (at === 0 && text.startsWith('\uFEFF')) text = text.slice(1);
    if (heldReturn) text = `\r${text}`;
    heldReturn = !last && text.endsWith('\r');
    if (heldReturn) text = text.slice(0, -1);
    yield text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  }
}
