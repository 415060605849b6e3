import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';
import lighthouse from 'lighthouse';
import { exitCodes, UserError } from '../src/errors.ts';
import { readMarker } from '../src/release/marker.ts';
import { serveFolder } from '../src/release/static-server.ts';
import { folder } from './arguments.ts';
import { findChromium } from './find-chromium.ts';
import { run } from './run.ts';
import { findTypicalPages } from './typical-pages.ts';

const command = {
  name: 'lighthouse',
  zh: '用 Lighthouse（手机，模拟网速）给已生成网站的几种页面打分。',
  en: 'Scores pages of a finished site with Lighthouse (mobile, simulated throttling). It measures time: run it on a machine that does nothing else.',
  options: { out: folder('dist', '输出文件夹', 'output folder of the build') },
};

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
/** What the issue of the site's public face promises to be 100. */
const promised = ['home', 'village, fullest', 'notice, fullest', 'list', 'search', 'policy'];

/** Four scores out of 100 of a page, and each audit that lost points. */
async function score(address: string, port: number): Promise<{ scores: number[]; lost: string[]; vitals: string }> {
  const result = await lighthouse(address, { port, onlyCategories: [...categories], logLevel: 'silent' });
  if (!result) throw new UserError('Lighthouse 没有给出结果', { where: address, hint: '再运行一次' });
  const { lhr } = result;
  const lost = categories.flatMap((category) =>
    lhr.categories[category]!.auditRefs.flatMap(({ id, weight }) => {
      const audit = lhr.audits[id]!;
      return weight > 0 && audit.score !== null && audit.score < 1 ? [`${id} ${audit.score.toFixed(2)} (${audit.displayValue ?? audit.title})`] : [];
    }),
  );
  const vital = (id: string): string => lhr.audits[id]?.displayValue ?? '';
  return {
    scores: categories.map((category) => Math.round((lhr.categories[category]?.score ?? 0) * 100)),
    lost,
    vitals: `${vital('largest-contentful-paint')}, ${vital('total-blocking-time')}, ${vital('cumulative-layout-shift')}`,
  };
}

await run(command, async ({ out }) => {
  const site = resolve(out);
  const marker = readMarker(site);
  if (!marker) throw new UserError('这里没有已生成的网站', { where: out, hint: '先运行 npm run build，或用 --out 指明输出文件夹' });
  const server = await serveFolder(site, marker.base, 0);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}${marker.base}`;
  const lost: string[] = [];
  process.stdout.write('| 页面 page | 性能 performance | 无障碍 accessibility | 最佳做法 best practices | SEO | LCP, TBT, CLS |\n| --- | ---: | ---: | ---: | ---: | --- |\n');
  for (const { zh, en, path } of findTypicalPages(site).filter((page) => promised.includes(page.en))) {
    // A browser of its own for each page: nothing is in its cache.
    const port = 9300 + Math.floor(process.pid % 500);
    const browser = await chromium.launch({
      executablePath: findChromium(() => undefined),
      args: ['--no-sandbox', `--remote-debugging-port=${port}`],
    });
    try {
      const found = await score(address + path, port);
      process.stdout.write(`| ${zh} ${en} | ${found.scores.join(' | ')} | ${found.vitals} |\n`);
      lost.push(...found.lost.map((line) => `${en}: ${line}`));
    } finally {
      await browser.close();
    }
  }
  server.closeAllConnections();
  server.close();
  if (lost.length > 0) process.stdout.write(`\n失分 Points lost\n${lost.map((line) => `- ${line}`).join('\n')}\n`);
  return exitCodes.done;
});
