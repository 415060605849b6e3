import { z } from 'zod';

const words = z.string().trim().min(1);
/** It stands in a tooltip too, where nobody reads a long text. */
const longest = 90;

/**
 * Front matter of one entry of the glossary. Its file is named by the term in pinyin, syllable by syllable: that is its anchor on the page, and
 * its first letter says where it stands. There is no text below the front matter.
 */
export const glossaryEntry = z.strictObject({
  /** The official word, as the pages use it. */
  term: words,
  /** Other words for the same, which lead here too. */
  forms: z.array(words).default([]),
  /** What it means, in one or two sentences that any villager understands. */
  plain: words.refine((text) => text.length <= longest, `最多 ${longest} 个字：一两句话说清楚`),
  /** The document or rule that it comes from. */
  source: words.optional(),
  /** Other entries that help to understand it, by their terms. */
  related: z.array(words).default([]),
  /** Whether pages link its first use: `first` goes before others where there are many, `never` is for words that everybody knows. */
  link: z.enum(['first', 'normal', 'never']).default('normal'),
});

export type GlossaryEntry = z.output<typeof glossaryEntry>;

/** How files of the glossary are named: the term in pinyin, `jian-dang-li-ka.mdx`. */
export const glossaryFile = /^[a-z]+(-[a-z]+)*\.mdx$/;
