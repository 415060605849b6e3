/** Names of lying bars, short enough to leave room for the bars. */

/** So many lines have room beside a bar (styles/chart.css). */
const mostLines = 2;

/** Broken into lines of so many characters; what is longer ends with an ellipsis, the table has it whole. */
export function breakName(name: string, width: number): string[] {
  const characters = [...name];
  if (characters.length > width * mostLines) return [...breakName(characters.slice(0, width * (mostLines - 1)).join(''), width), `${characters.slice(width * (mostLines - 1), width * mostLines - 1).join('')}…`];
  return Array.from({ length: Math.max(1, Math.ceil(characters.length / width)) }, (_, line) => characters.slice(line * width, (line + 1) * width).join(''));
}

/** Without the name that the page has anyway, where every label begins with it and goes on. */
export function dropOwnName(labels: readonly string[], own: string): string[] {
  const isSaid = own !== '' && labels.every((label) => label.startsWith(own) && label.length > own.length + 1);
  return isSaid ? labels.map((label) => label.slice(own.length)) : [...labels];
}
