import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseFrontmatter } from 'astro/markdown';
import { mdxToJs, mdxToMdast, markdownToMdast } from 'satteri';
import { proseSchemas } from '../schema/prose.ts';
import type { Raise } from './checks/context.ts';
import { findCode, type ProseNode } from './prose-code.ts';
import { describeMistake } from './schema-wording.ts';

/**
 * One prose file can be made into a page, and nothing in it runs: front matter by the schema of its folder, Markdown by the
 * compiler that Astro uses. What is wrong is raised at its line.
 *
 * @param file path below the content folder, with `/` between
 */
export function checkProse(contentDir: string, file: string, text: string, raise: Raise): void {
  const at = (row: number) => ({ file: `content/${file}`, row });
  const body = checkFrontMatter(file, text, raise);
  if (body === undefined) return;
  const isMdx = file.endsWith('.mdx');
  try {
    const nodes = flatten((isMdx ? mdxToMdast(body) : markdownToMdast(body)) as ProseNode);
    const code = nodes.flatMap(findCode);
    for (const { row, what } of code) raise('content-code', at(row), `正文中有${what}`);
    for (const { type, url, position } of nodes) {
      if (type !== 'image' || url === undefined) continue;
      if (!isThere(join(contentDir, dirname(file)), url)) raise('content-invalid', at(position?.start.line ?? 1), '图片文件不存在', imageHint);
    }
    // Code has been reported as such; without any, nothing is left that only the last step would refuse.
    if (isMdx && code.length === 0) mdxToJs(body);
  } catch (error) {
    const [, row, column] = /^(\d+):(\d+):/.exec((error as Error).message) ?? [];
    // The compiler's own words may quote the text around the mistake, so only the place is taken from them.
    raise('content-invalid', at(Number(row ?? 1)), column === undefined ? '正文写法有误' : `第 ${column} 个字符附近写法有误`, markupHint);
  }
}

const markupHint = '请检查这里的 <、>、{、} 是否成对；正文里要写小于号、大括号的，请改用汉字，如“小于”。';
const imageHint = '请把图片放进 public/，写成以 / 开头的地址，例如 ![村貌](/village.png)；或核对文件名。';

const flatten = (node: ProseNode): ProseNode[] => [node, ...(node.children ?? []).flatMap(flatten)];

/** A picture beside the text is looked for on the disk; others are addresses, which the finished site is searched for. */
function isThere(folder: string, url: string): boolean {
  try {
    const path = decodeURI(url);
    return path.startsWith('/') || /^[a-z]+:/i.test(path) || existsSync(join(folder, path));
  } catch {
    return false;
  }
}

/** The text without its front matter, every line in its place; undefined when that cannot be told apart. */
function checkFrontMatter(file: string, text: string, raise: Raise): string | undefined {
  const at = { file: `content/${file}` };
  let parsed;
  try {
    parsed = parseFrontmatter(text, { frontmatter: 'empty-with-spaces' });
  } catch (error) {
    const { mark, line } = error as { mark?: { line: number }; line?: number };
    const row = (mark ? mark.line + 1 : (line ?? 1)) + text.slice(0, text.search(/\S/)).split('\n').length - 1;
    const hint = '请检查冒号、引号和缩进；内容里有冒号的，请给整句加引号。';
    raise('content-invalid', { ...at, row }, '文件开头 --- 之间的写法有误', hint);
    return undefined;
  }
  const schema = Object.entries(proseSchemas).find(([folder]) => new RegExp(`^${folder}/[^/]+\\.mdx$`).test(file))?.[1];
  const { error } = schema?.safeParse(parsed.frontmatter) ?? {};
  for (const issue of error?.issues ?? []) {
    const extra = issue.code === 'unrecognized_keys' ? issue.keys : [];
    const paths = extra.length > 0 ? extra.map((key) => [...issue.path, key]) : [issue.path];
    for (const path of paths) {
      const column = path.join('.');
      const message = extra.length > 0 ? `文件开头没有名为“${column}”的项` : `文件开头的 ${column} ${describeMistake(issue, parsed.frontmatter)}`;
      raise('content-invalid', { ...at, row: rowOfKey(text, String(path[0])), column }, message, `请在文件开头的 --- 之间改正 ${column}。`);
    }
  }
  return parsed.content;
}

/** Line of a key of front matter; the first line for one that is not there. */
function rowOfKey(text: string, key: string): number {
  const index = text.split('\n').findIndex((line) => /^["']?(.*?)["']?\s*[:=]/.exec(line)?.[1] === key);
  return index + 1 || 1;
}
