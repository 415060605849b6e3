/**
 * Paths of the keys that stand twice in one object of a JSON text: `contact.phone`, `hotlines.0.name`. JSON.parse keeps
 * the last of them and says nothing.
 *
 * @param text valid JSON
 */
export function repeatedKeys(text: string): string[] {
  const repeated: string[] = [];
  /** The objects and lists around the place; of a list only the position counts. */
  const around: { keys?: Set<string>; at: string | number }[] = [];
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"(?:\s*:)?|[{}[\],]/g)) {
    const inside = around.at(-1);
    if (token === '{') around.push({ keys: new Set(), at: '' });
    else if (token === '[') around.push({ at: 0 });
    else if (token === '}' || token === ']') around.pop();
    else if (token === ',' && typeof inside?.at === 'number') inside.at += 1;
    else if (token.endsWith(':') && inside?.keys) {
      const key = JSON.parse(token.slice(0, -1)) as string;
      inside.at = key;
      if (inside.keys.has(key)) repeated.push(around.map(({ at }) => at).join('.'));
      inside.keys.add(key);
    }
  }
  return repeated;
}
