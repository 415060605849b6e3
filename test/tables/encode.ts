export type TestEncoding = 'utf-8' | 'utf-8-bom' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** Every character that GB18030 writes in two bytes, or in four within the first plane, with its bytes. */
const gb18030 = new Map<string, number[]>();
const decoder = new TextDecoder('gb18030');
for (let lead = 0x81; lead <= 0xfe; lead += 1) {
  for (let trail = 0x40; trail <= 0xfe; trail += 1) learn([lead, trail]);
}
for (let code = 0; code < 39_420; code += 1) learn(fourBytes(0x81, code));

function learn(bytes: number[]): void {
  const text = decoder.decode(new Uint8Array(bytes));
  if (text.length === 1 && text !== '\uFFFD' && !gb18030.has(text)) gb18030.set(text, bytes);
}

function fourBytes(lead: number, code: number): number[] {
  return [lead + Math.floor(code / 12_600), 0x30 + (Math.floor(code / 1260) % 10), 0x81 + (Math.floor(code / 10) % 126), 0x30 + (code % 10)];
}

function encodeGb18030(text: string): Uint8Array {
  const bytes = Array.from(text).flatMap((character) => {
    const point = character.codePointAt(0)!;
    if (point < 0x80) return [point];
    if (point >= 0x10000) return fourBytes(0x90, point - 0x10000);
    const known = gb18030.get(character);
    if (!known) throw new Error(`GB18030 has no ${character}`);
    return known;
  });
  return new Uint8Array(bytes);
}

/** Bytes of a text, as a spreadsheet program of that encoding writes them. */
export function encode(text: string, encoding: TestEncoding): Uint8Array {
  if (encoding === 'gb18030') return encodeGb18030(text);
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding === 'utf-8-bom') return Buffer.from(`\uFEFF${text}`);
  const little = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return encoding === 'utf-16le' ? little : little.swap16();
}
