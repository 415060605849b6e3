import type { Pages, Site } from '../site.ts';
import type { Meta } from '../views.ts';

/** What is known of any page. */
export interface AnyView {
  meta: Meta;
}

type Kinds = Pick<
  Site,
  | 'cities' | 'counties' | 'towns' | 'villages' | 'villageLists' | 'notices' | 'noticeLists' | 'funds' | 'fundLists' | 'projects' | 'projectLists' | 'enterprises' | 'enterpriseLists'
  | 'honours' | 'certificates' | 'registry' | 'dataPages' | 'topicPages' | 'placeLetters'
>;

/** In which folder each kind of page is: its address is that and the page's id. */
const foldersOfPages: Record<keyof Kinds, string> = {
  cities: '/cities/',
  counties: '/counties/',
  towns: '/towns/',
  villages: '/villages/',
  villageLists: '/villages/',
  notices: '/notices/',
  noticeLists: '/notices/',
  funds: '/funds/',
  fundLists: '/funds/',
  projects: '/projects/',
  projectLists: '/projects/',
  enterprises: '/enterprises/',
  enterpriseLists: '/enterprises/',
  honours: '/honours/',
  certificates: '/honours/certificates/',
  registry: '/registry/',
  dataPages: '/data/',
  topicPages: '/',
  placeLetters: '/places/letters/',
};

export const kindsOfPages = Object.keys(foldersOfPages) as (keyof Kinds)[];

/**
 * Looks pages up by their paths. Pages of prose are not among them: the model does not know what is written there.
 *
 * @returns asks for one page: its view when it is there. Views are made when asked for
 */
export function pageFinder(site: Kinds & Pick<Site, 'home' | 'siteMap' | 'placeList' | 'registryIndex'>): (path: string) => (() => AnyView) | undefined {
  const single: Record<string, () => AnyView | undefined> = { '/': site.home, '/sitemap/': site.siteMap, '/places/': site.placeList, '/registry/': site.registryIndex };
  const known = new Map<string, Set<string>>();
  const idsOf = (kind: keyof Kinds): Set<string> => {
    const ids = known.get(kind) ?? new Set(site[kind].ids());
    known.set(kind, ids);
    return ids;
  };
  return (path) => {
    const own = single[path]?.();
    if (own) return () => own;
    for (const kind of kindsOfPages) {
      const folder = foldersOfPages[kind];
      if (!path.startsWith(folder)) continue;
      const id = path.slice(folder.length).replace(/\/$/, '');
      const pages: Pages<AnyView> = site[kind];
      if (idsOf(kind).has(id)) return () => pages.view(id);
    }
    return undefined;
  };
}
