import type { Facts } from '../facts.ts';
import type { Pages } from '../site.ts';
import type { FeedView, Link } from '../views.ts';
import { newestEvents } from './by-place.ts';

export const siteFeedId = 'feeds/all';

/**
 * Feeds by the path of their files without what follows the dot: `feeds/all`, `counties/<code>/feed`, `villages/<code>/feed`. These addresses do
 * not change.
 */
export function feedPages(facts: Facts): Pages<FeedView> {
  const { places, portal, asOf } = facts;
  const counties = places.of('county');
  const villages = places.of('village').filter(facts.hasPage);

  const makers = new Map<string, { title: string; page: Link; code?: string }>([
    [siteFeedId, { title: `${portal.name}：全站更新`, page: { text: portal.name, href: '/' } }],
    ...[...counties, ...villages].map((place) => {
      const page = { text: places.fullName(place.code), href: places.link(place.code).href };
      return [`${page.href.slice(1)}feed`, { title: `${page.text}：资金、项目、公示更新`, page, code: place.code }] as const;
    }),
  ]);

  return {
    ids: () => [...makers.keys()],
    view(id) {
      const maker = makers.get(id);
      if (!maker) throw new RangeError(`no feed ${id}`);
      const { all, byPlace } = newestEvents(facts);
      const events = maker.code === undefined ? all : (byPlace.get(maker.code) ?? []);
      return {
        path: `/${id}`,
        title: maker.title,
        page: maker.page,
        publisher: portal.publisher,
        // Without entries, the day on which it is known that there are none.
        updated: events[0]?.on ?? asOf,
        entries: events.map(({ places: _, ...entry }) => entry),
      };
    },
  };
}
