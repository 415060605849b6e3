import type { GonePage } from '../public-log.ts';
import type { Pages, Site } from '../site.ts';
import type { GoneView, Link } from '../views.ts';
import { reasonOf, type Entry } from './releases.ts';

/** Where a reader goes on from a page of each folder, and what the pages in it are. Only what is there can be gone to. */
const folders: Record<string, { what: string; up: Link[] }> = {
  cities: { what: '这个地方的页面', up: [{ text: '各地', href: '/places/' }] },
  counties: { what: '这个地方的页面', up: [{ text: '各地', href: '/places/' }] },
  towns: { what: '这个地方的页面', up: [{ text: '各地', href: '/places/' }] },
  villages: { what: '这个村的页面', up: [{ text: '村庄名单', href: '/villages/' }, { text: '各地', href: '/places/' }] },
  notices: { what: '这份公示', up: [{ text: '全部公示公告', href: '/notices/' }] },
  funds: { what: '这笔资金的页面', up: [{ text: '全部资金', href: '/funds/' }] },
  projects: { what: '这个项目的页面', up: [{ text: '全部项目', href: '/projects/' }] },
  enterprises: { what: '这家企业的页面', up: [{ text: '全部企业', href: '/enterprises/' }] },
  honours: { what: '这一页', up: [{ text: '光荣榜', href: '/honours/' }, { text: '全部企业', href: '/enterprises/' }] },
  registry: { what: '这个地方的统计', up: [{ text: '建档立卡统计', href: '/registry/' }, { text: '各地', href: '/places/' }] },
  policies: { what: '这份文件的页面', up: [] },
  places: { what: '这一页', up: [{ text: '各地', href: '/places/' }] },
  data: { what: '这张数据表的页面', up: [{ text: '数据下载', href: '/data/' }] },
};

/** Words in the addresses of pages that are parts of a list. */
const partsOfLists = new Set(['page', 'open', 'years', 'kinds', 'levels', 'places', 'categories']);

/**
 * The pages that stand where others disappeared. They say nothing of what was there, not even its name, which may be why it was taken down.
 *
 * @param exists whether a path is a page now, or leads on
 * @returns by path without outer slashes
 */
export function gonePageViews(gone: readonly GonePage[], entries: readonly Entry[], exists: (path: string) => boolean, { topics, portal }: Pick<Site, 'topics' | 'portal'>): Pages<GoneView> {
  const byId = new Map(gone.filter(({ path }) => !exists(path)).map((page) => [page.path.slice(1, -1), page]));
  return {
    ids: () => [...byId.keys()],
    view(id) {
      const page = byId.get(id);
      if (!page) throw new RangeError(`no page that is gone ${id}`);
      const [first = '', ...rest] = id.split('/');
      const folder = folders[first];
      const isPart = rest.some((part) => partsOfLists.has(part));
      const topic = topics.find(({ root }) => root === `/${first}/`);
      const up = [...(folder?.up ?? []), ...(topic ? [{ text: topic.title, href: topic.root }] : [])].find(({ href }) => exists(href) && href !== page.path);
      // An undo has the name of what it took back, and is not why a page went.
      const named = entries.filter(({ id: release, kind }) => release === page.release && kind !== 'undo');
      const entry = named.find(({ on }) => on === page.on) ?? named[0];
      const reason = entry && reasonOf(entry);
      return {
        meta: { title: '这一页已不再公布', description: '这一页以前公布过，现在已不再公布。', path: page.path, crumbs: up ? [up] : [], section: 'about', unlisted: true },
        what: isPart || !folder || rest.length === 0 ? '这一页' : folder.what,
        isPart,
        on: page.on,
        release: { text: page.release, ...(entry && { href: entry.path }) },
        ...(reason !== undefined && { reason }),
        publisher: portal.publisher,
        ...(up && { up }),
      };
    },
  };
}
