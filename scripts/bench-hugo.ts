/*
 * What Hugo takes for as many pages as ours, as a yardstick. To be fair to Hugo:
 * - the pages are as many and on average as large as ours (--like reads both from a finished site), with the same sorts of parts: head with description and Open Graph,
 *   navigation, a line of figures, facts, three tables with links, explanations, a list of links, footer. Where an average page of the sample city (29.5 kB) has 16 rows of tables,
 *   94 cells, 69 links, 38 list items, 31 paragraphs and 13 headings, Hugo's of that size has 25, 149, 73, 36, 19 and 14: more in tables, less in text;
 * - each page is one content file: JSON front matter, which Hugo reads faster than YAML, and four paragraphs of Markdown. Nothing is computed or looked up in other pages, and
 *   figures come printed, whereas our pages count them from the tables;
 * - no lists, taxonomies, feeds, sitemap or search, no page resources, images, shortcodes, minifying or fetching; frames that do not change come from partialCached;
 * - more pages than fit into memory are several sites, made one after the other (run-hugo.ts), and their times are added;
 * - Hugo uses all processors as it sees fit; writing the content files is not counted, and they are on the disk and in the cache when Hugo starts.
 * From scratch means: no output, no cache, no resources of an earlier run.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCodes } from '../src/errors.ts';
import { optionalFolder, wholeNumber } from './arguments.ts';
import { formatHugo } from './release-tables.ts';
import { run } from './run.ts';
import { runHugo } from './run-hugo.ts';
import { measurePages } from './tree-size.ts';

const command = {
  name: 'bench',
  zh: '用 Hugo 从头生成同样多、同样大的网页，量用时，供 npm run bench 对照。没有安装 hugo 就不量。',
  en: 'Has Hugo make as many pages, as large as ours, from scratch, and measures its time; started by npm run bench. Without hugo nothing is measured.',
  options: {
    pages: wholeNumber(5000, '网页数', 'HTML pages'),
    bytes: wholeNumber(30_000, '网页的平均字节数', 'average bytes of an HTML page'),
    like: optionalFolder('无 none', '页数和平均大小取自这个做好的网站', 'finished site to take both numbers from'),
    out: optionalFolder('临时文件夹 temporary', '写到哪个空文件夹，做完留着', 'empty folder to write to; it is kept'),
  },
};

await run(command, async ({ pages, bytes, like, out }) => {
  const folder = out ?? mkdtempSync(join(tmpdir(), 'gongshi-hugo-'));
  try {
    const hugo = await runHugo({ ...(like === undefined ? { pages, bytes } : measurePages(like)), out: folder });
    process.stdout.write(formatHugo(hugo));
    return exitCodes.done;
  } finally {
    if (out === undefined) rmSync(folder, { recursive: true, force: true });
  }
});
