import { findTypicalPages } from './typical-pages.ts';
import { weighPage, type Bytes } from './page-weight.ts';

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);

/**
 * The table of what pages weigh: one line for each kind of page, in kilobytes over the wire, gzip with brotli after it.
 *
 * @param folder a finished site
 * @param base the path that it is made for, with a slash at both ends
 */
export function formatWeights(folder: string, base: string): string {
  const both = ({ gzip, brotli }: Bytes): string => (gzip === 0 ? '0' : `${kilobytes(gzip)} / ${kilobytes(brotli)}`);
  const lines = findTypicalPages(folder).map(({ zh, en, path }) => {
    const { parts, total, requests } = weighPage(folder, base, `${path}index.html`);
    const cells = [parts.html, parts.style, parts.blocking, parts.deferred, parts.icon, parts.other, total].map(both);
    return `| ${zh} ${en} | ${cells.join(' | ')} | ${requests} |`;
  });
  return [
    '每页传输量，kB，gzip / brotli Bytes over the wire of a page by itself, kB',
    '',
    '| 页面 page | 网页 HTML | 样式 CSS | 阻塞脚本 blocking scripts | 延后脚本 deferred scripts | 图标 icon | 其他 other | 合计 total | 请求 requests |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...lines,
    '',
  ].join('\n');
}
