import { statSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../src/release/list-files.ts';

/** One page of a finished site that stands for its kind. */
export interface TypicalPage {
  zh: string;
  en: string;
  /** Relative to the home page: `villages/990102101201/`. */
  path: string;
}

interface Kind {
  zh: string;
  en: string;
  /** Matches the files of this kind. */
  files: RegExp;
  /** Which of them by size: the largest when left out. */
  share?: number;
}

/** The kinds of pages that readers come for, in the order in which they meet them. */
const kinds: readonly Kind[] = [
  { zh: '首页', en: 'home', files: /^index\.html$/ },
  { zh: '村庄（最长）', en: 'village, fullest', files: /^villages\/\d+\/index\.html$/ },
  { zh: '村庄（居中）', en: 'village, median', files: /^villages\/\d+\/index\.html$/, share: 0.5 },
  { zh: '公示（最长）', en: 'notice, fullest', files: /^notices\/[A-Z][^/]*\/index\.html$/ },
  { zh: '公示（居中）', en: 'notice, median', files: /^notices\/[A-Z][^/]*\/index\.html$/, share: 0.5 },
  { zh: '项目', en: 'project', files: /^projects\/[A-Z][^/]*\/index\.html$/ },
  { zh: '资金', en: 'fund', files: /^funds\/[A-Z][^/]*\/index\.html$/ },
  { zh: '企业', en: 'enterprise', files: /^enterprises\/[\dA-Z]+\/index\.html$/ },
  { zh: '表彰证书', en: 'certificate', files: /^honours\/certificates\/[^/]+\/index\.html$/ },
  { zh: '列表', en: 'list', files: /^projects\/index\.html$/ },
  { zh: '搜索', en: 'search', files: /^search\/index\.html$/ },
  { zh: '政策', en: 'policy', files: /^policies\/[^/]+\/index\.html$/ },
  { zh: '县', en: 'county', files: /^counties\/\d+\/index\.html$/ },
  { zh: '专题：五本账', en: 'topic: accounts', files: /^accounts\/\d+\/index\.html$/ },
  { zh: '专题：村册', en: 'topic: ledger', files: /^ledgers\/\d+\/index\.html$/ },
  { zh: '建档立卡', en: 'registry', files: /^registry\/\d+\/index\.html$/ },
];

const pathOf = (file: string): string => file.replace(/index\.html$/, '');

/**
 * One page of each kind that a site has; one that it does not have is left out.
 *
 * @param folder a finished site
 */
export function findTypicalPages(folder: string): TypicalPage[] {
  const sized = listFiles(folder)
    .filter((file) => file.endsWith('/index.html') || file === 'index.html')
    .map((file) => ({ file, size: statSync(join(folder, file)).size }))
    // Old addresses only lead to new ones, in a few lines.
    .filter(({ size }) => size > 3000)
    .sort((a, b) => a.size - b.size || (a.file < b.file ? -1 : 1));
  return kinds.flatMap(({ zh, en, files, share = 1 }) => {
    const those = sized.filter(({ file }) => files.test(file));
    const one = those[Math.min(those.length - 1, Math.floor(those.length * share))];
    return one ? [{ zh, en, path: pathOf(one.file) }] : [];
  });
}
