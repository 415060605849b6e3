import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseFrontmatter } from 'astro/markdown';
import { glossaryEntry, glossaryFile, type GlossaryEntry } from '../schema/glossary.ts';
import type { Raise } from './checks/context.ts';

interface Read {
  file: string;
  entry: GlossaryEntry;
  /** What stands below the front matter. */
  body: string;
}

/** One entry; undefined when it cannot be read or is not whole, which `checkProse` says. */
async function readEntry(contentDir: string, file: string): Promise<Read | undefined> {
  try {
    const { frontmatter, content } = parseFrontmatter(await readFile(join(contentDir, file), 'utf8'), { frontmatter: 'empty-with-spaces' });
    const { data } = glossaryEntry.safeParse(frontmatter);
    return data && { file, entry: data, body: content.trim() };
  } catch {
    return undefined;
  }
}

/**
 * What no entry of the glossary can show by itself: every file is named in pinyin, every word is explained once, and entries point to entries that
 * are there.
 *
 * @param files paths relative to `contentDir`, as `listContent` gives them
 */
export async function checkGlossary(contentDir: string, files: readonly string[], raise: Raise): Promise<void> {
  const own = files.filter((file) => file.startsWith('glossary/'));
  const entries = (await Promise.all(own.map((file) => readEntry(contentDir, file)))).filter((entry) => entry !== undefined);
  for (const file of own) {
    if (glossaryFile.test(file.slice('glossary/'.length))) continue;
    raise('content-invalid', { file: `content/${file}` }, '名词解释的文件名不是词语的拼音', '请用小写拼音作文件名，音节之间用 - 连接，例如 jian-dang-li-ka.mdx。');
  }
  const explained = new Map<string, string>();
  for (const { file, entry, body } of entries) {
    const at = { file: `content/${file}` };
    if (body !== '') raise('content-invalid', at, '名词解释的正文不会显示', '请把解释写在文件开头的 plain 里，--- 以下留空。');
    for (const word of [entry.term, ...entry.forms]) {
      const earlier = explained.get(word);
      if (earlier === undefined) explained.set(word, file);
      else raise('content-invalid', { ...at, column: word === entry.term ? 'term' : 'forms' }, `“${word}”在 ${basename(earlier)} 中已经解释过`, '一个词只解释一次：请删去一处，或并成一条。');
    }
  }
  for (const { file, entry } of entries) {
    for (const word of entry.related) {
      if (explained.has(word)) continue;
      raise('content-invalid', { file: `content/${file}`, column: 'related' }, `related 中的“${word}”没有名词解释`, '请核对写法，或为它另写一个文件。');
    }
  }
}
