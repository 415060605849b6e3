import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkTerms, type LinkedTerm } from '../../src/layouts/link-terms.ts';

const term = (word: string, more: Partial<LinkedTerm> = {}): LinkedTerm => ({ id: `t-${word.length}${word.codePointAt(0)}`, words: [word], plain: `${word}：“说明”`, first: false, ...more });
const terms = [term('拨付'), term('文号', { words: ['文号', '文件号'] }), term('出列', { first: true }), term('出列标准'), term('八有', { first: true }), term('返贫'), term('补录')];
const options = { address: '/sub/glossary/', limit: 6, perSection: 2 };
const link = (html: string, more = {}) => linkTerms(html, terms, { ...options, ...more });
const linked = (html: string) => [...html.matchAll(/<a class="term"[^>]*>(.*?)<\/a>/g)].map((match) => match[1]);

test('the first use of a word leads to its entry, with the explanation as its description', () => {
  expect(link('<p>文号和文号，拨付</p>')).toBe(
    `<p><a class="term" href="/sub/glossary/#${terms[1]!.id}" title="文号：“说明”">文号</a>和文号，<a class="term" href="/sub/glossary/#${terms[0]!.id}" title="拨付：“说明”">拨付</a></p>`,
  );
});

test('another form of a word counts as its first use', () => {
  expect(linked(link('<p>文件号</p><p>文号</p>'))).toEqual(['文件号']);
});

test('of two words that begin at one place, the longer is linked', () => {
  expect(linked(link('<p>出列标准</p>'))).toEqual(['出列标准']);
});

test.each([
  ['a link', '<p><a href="/">文号</a></p>'],
  ['a button', '<p><button type="button">文号</button></p>'],
  ['a title', '<h1>文号</h1>'],
  ['a heading', '<h2>文号 <span>拨付</span></h2>'],
  ['navigation', '<nav><ul><li>文号</li></ul></nav>'],
  ['the name of a row', '<table><tr><th scope="row">文号</th></tr></table>'],
  ['a cell', '<table><tr><td><p>文号</p></td></tr></table>'],
  ['a header that a phone does not show', '<table class="table stack"><thead><tr><th scope="col">文号</th></tr></thead></table>'],
  ['words for the ear alone', '<p><span class="visually-hidden">文号</span></p>'],
  ['something hidden', '<p hidden>文号</p>'],
  ['a card of a notice', '<ul><li class="notice-card"><p>文号</p></li></ul>'],
  ['a folded part', '<details><summary>文号</summary><p>拨付</p></details>'],
  ['a script', '<p><script>"文号"</script></p>'],
  ['a comment', '<p><!-- 文号 --></p>'],
  ['an attribute', '<p title="文号 > 拨付">甲</p>'],
  ['a value of several words', '<dl><dd>文号和别的</dd></dl>'],
  ['words that stand nowhere', '文号<div>文号</div>'],
])('nothing is linked in %s', (_where, html) => {
  expect(link(html)).toBe(html);
});

test.each([
  ['a label', '<dl><dt>文号</dt></dl>'],
  ['a value that is nothing but the word', '<dl><dd>文号</dd></dl>'],
  ['a caption', '<table class="table stack"><caption><span>文号</span></caption></table>'],
  ['a header of a table that a phone shows as it is', '<table class="table"><thead><tr><th scope="col">文号</th></tr></thead></table>'],
  ['a step', '<ol><li>文号</li></ol>'],
  ['a stressed word', '<p><strong>文号</strong></p>'],
  ['words after a closed link', '<p><a href="/">甲</a>，文号<br>，乙</p>'],
])('a word is linked in %s', (_where, html) => {
  expect(linked(link(html))).toEqual(['文号']);
});

test('a page gets few links: hard words before others, and no section more than its share', () => {
  const html = '<section><p>文号、拨付、返贫、出列</p></section><section><p>补录、八有</p></section>';
  expect(linked(link(html))).toEqual(['文号', '出列', '补录', '八有']);
  expect(linked(link(html, { limit: 2 }))).toEqual(['出列', '八有']);
});

test('without a glossary, a page stays as it is', () => {
  expect(linkTerms('<p>文号</p>', [], options)).toBe('<p>文号</p>');
});

/** Fragments as Astro writes them: every element closed. */
const { html: fragments } = fc.letrec<{ html: string; element: string; text: string }>((tie) => ({
  text: fc.array(fc.constantFrom('文号', '拨付', '出列标准', '出列', '八有', '返贫', '甲', '，', '&lt;', ' ', '文', '号'), { maxLength: 6 }).map((words) => words.join('')),
  element: fc
    .tuple(fc.constantFrom('p', 'a', 'button', 'h1', 'h2', 'section', 'div', 'li', 'dt', 'dd', 'td', 'th', 'span', 'nav', 'table class="stack"', 'thead', 'details', 'svg', 'strong', 'span title="文号 > 拨付"'), tie('html'))
    .map(([tag, inner]) => `<${tag}>${inner}</${tag.split(' ')[0]}>`),
  html: fc.oneof({ maxDepth: 5 }, tie('text'), fc.array(fc.oneof(tie('text'), tie('element'), fc.constantFrom('<br>', '<img alt="文号">')), { maxLength: 5 }).map((parts) => parts.join(''))),
}));

test('whatever the page, its text and its own markup stay to the letter, and links are few, single and never inside what they must not be in', () => {
  fc.assert(
    fc.property(fragments, (html) => {
      const result = link(html);
      // Without the new links it is the old page: text, tags, order.
      expect(result.replace(/<a class="term"[^>]*>(.*?)<\/a>/g, '$1')).toBe(html);
      const words = linked(result);
      expect(words.length).toBeLessThanOrEqual(options.limit);
      const ids = [...result.matchAll(/class="term" href="[^"]*#([^"]*)"/g)].map((match) => match[1]);
      expect(new Set(ids).size).toBe(ids.length);
      for (const match of result.matchAll(/<a class="term"/g)) {
        const before = result.slice(0, match.index).replace(/<a class="term"[^>]*>.*?<\/a>/g, '');
        for (const name of ['a', 'button', 'h1', 'h2', 'nav', 'td', 'details', 'svg']) {
          expect(before.split(`<${name}>`).length, name).toBe(before.split(`</${name}>`).length);
        }
      }
      // A second time there is nothing more to link than what the first left out.
      expect(linked(link(result)).length).toBeLessThanOrEqual(2 * options.limit);
    }),
    { numRuns: 500 },
  );
});
