/**
 * A short name for a text: same text, same name; 16 hexadecimal digits. It keeps numbers of households and long lists out of a warning's key, and
 * guards against nothing: two rounds of FNV-1a with different beginnings.
 */
export function digestOf(text: string): string {
  let [a, b] = [0x811c9dc5, 0x9747b28c];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x01000193) ^ (b >>> 13);
  }
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
