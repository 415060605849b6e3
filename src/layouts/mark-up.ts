const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** Code stands between backticks, as in comments of the source. */
const inline = (text: string): string => escape(text).replace(/`([^`]+)`/g, '<code>$1</code>');

/**
 * A comment of the source as HTML: paragraphs, points that begin with a hyphen, and code.
 *
 * @param text one line for each paragraph or point; nothing in it is taken for HTML
 */
export function markUp(text: string): string {
  const pieces: string[] = [];
  let points: string[] = [];
  const endList = (): void => {
    if (points.length > 0) pieces.push(`<ul>${points.map((point) => `<li>${inline(point)}</li>`).join('')}</ul>`);
    points = [];
  };
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line.startsWith('- ')) points.push(line.slice(2));
    else if (line !== '') {
      endList();
      pieces.push(`<p>${inline(line)}</p>`);
    }
  }
  endList();
  return pieces.join('');
}
