import type { Facts } from '../facts.ts';
import type { Pages } from '../site.ts';
import type { FeedView, Link } from '../views.ts';
import { feedEvents, type FeedEvent } from './events.ts';

/** How many of the newest entries a feed holds: who looks in once a week should miss nothing. */
const lengths = { site: 100, county: 50, village: 20 };

export const siteFeedId = 'feeds/all';

/**
 * Feeds by the path of their files without what follows the dot: `feeds/all`, `counties/<code>/feed`, `villages/<code>/feed`. These addresses do
 * not change.
 */
export function feedPages(facts: Facts): Pages<FeedView> {
  const { places, portal, asOf } = facts;
  const counties = places.of('county');
  const villages = places.of('village').filter(facts.hasPage);
  let sorted: { all: FeedEvent[]; byPlace: Map<string, FeedEvent[]> } | undefined;

  /** Each event is looked at once, and each place keeps only what its feed can hold. */
  function sort() {
    const room = new Map([...counties.map(({ code }) => [code, lengths.county] as const), ...villages.map(({ code }) => [code, lengths.village] as const)]);
    const all = feedEvents(facts);
    const byPlace = new Map<string, FeedEvent[]>();
    for (const event of all) {
      const touched = new Set(event.places.flatMap((code) => places.upward(code).map((place) => place.code)));
      for (const code of touched) {
        const own = byPlace.get(code) ?? [];
        if (own.length === 0) byPlace.set(code, own);
        if (own.length < (room.get(code) ?? 0)) own.push(event);
      }
    }
    return { all: all.slice(0, lengths.site), byPlace };
  }

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
      sorted ??= sort();
      const events = maker.code === undefined ? sorted.all : (sorted.byPlace.get(maker.code) ?? []);
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
