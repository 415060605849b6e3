import { expect, test } from 'vitest';
import { markUp } from '../../src/layouts/mark-up.ts';

test('a comment of the source becomes paragraphs, points and code, and nothing in it becomes HTML of its own', () => {
  expect(markUp('A table with `<td>` & more.\n\n- `unit`: false leaves it out.\n- `column`: stands.\nAfter.')).toBe(
    '<p>A table with <code>&lt;td&gt;</code> &amp; more.</p><ul><li><code>unit</code>: false leaves it out.</li><li><code>column</code>: stands.</li></ul><p>After.</p>',
  );
  expect(markUp('')).toBe('');
});
