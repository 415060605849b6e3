import type { Facts } from '../facts.ts';
import type { Place } from '../places.ts';
import type { PlaceListView } from '../views.ts';

/** The index of places: every county with its towns, in the order of their codes. */
export function placeListView(facts: Facts): PlaceListView {
  const { places } = facts;
  const entry = (place: Place): PlaceListView['places'][number] => ({
    link: places.link(place.code),
    levelLabel: place.levelLabel,
    children: place.children.filter(facts.hasPage).map((child) => places.link(child.code)),
  });
  const counties = places.roots.flatMap(function below(place): Place[] {
    return place.level === 'county' || !place.children.some((child) => child.level !== 'village')
      ? [place]
      : place.children.some((child) => child.level === 'town')
        ? [place]
        : place.children.flatMap(below);
  });
  return {
    meta: {
      title: '各地',
      description: '按县、乡镇、村一级一级找。',
      path: '/places/',
      crumbs: [],
      section: 'places',
      unlisted: true,
    },
    ...(facts.registry && { registry: { text: '建档立卡统计', href: '/registry/' } }),
    places: counties.map(entry),
  };
}
