import type { APIContext } from 'astro';
import { site } from 'virtual:gongshi/site';
import { href } from '../components/href.ts';
import { feedFormats, writeFeed, type FeedFormat } from '../model/feeds/write-feed.ts';

const addressOf = (path: string): string => new URL(href(path), site.portal.site).href;

/** The feeds of one folder, as paths and answers: `/<folder>/<code>/feed.<format>`. */
export const feedRoute = (folder: string) => ({
  getStaticPaths: () =>
    site.feeds.ids().flatMap((id) => {
      const [own, code] = id.split('/');
      return own === folder ? feedFormats.map((format) => ({ params: { code, format } })) : [];
    }),
  GET: ({ params }: APIContext) => new Response(writeFeed(site.feeds.view(`${folder}/${params.code ?? ''}${folder === 'feeds' ? '' : '/feed'}`), params.format as FeedFormat, addressOf)),
});
