import type { Pages, Site } from './site.ts';

/** One page, or one file that is made like a page, and what it is made of. */
export interface PageSource {
  /** Site path without the base: `/villages/990102100201/`, `/feeds/all.xml`. The page for what is not there counts as `/404/`. */
  path: string;
  /** Everything that the page is made of besides what all pages share. Plain data; made when asked for, and costs as much as the view. Files that are made of the same share it. */
  sources: () => unknown[];
  /** Files below the content folder that it is made of as well. */
  prose?: readonly string[];
  /** It speaks for the day and the release of the whole site, however old its own words are. */
  isFront?: boolean;
}

/** Prose of the portal: paths below the content folder. */
export interface ProseFiles {
  /** Ids of pages/, policies/: names without their ending. */
  pages: readonly string[];
  policies: readonly string[];
  hasGlossary: boolean;
}

const folderPath = (root: string, id: string): string => `${root}${id}${id === '' ? '' : '/'}`;

const fromPages = <View>(root: string, pages: Pages<View>, of: Partial<PageSource> = {}): PageSource[] =>
  pages.ids().map((id) => ({ path: folderPath(root, id), sources: () => [pages.view(id)], ...of }));

function asFiles<View>(root: string, pages: Pages<View>, sourceOf = (id: string): string => id): PageSource[] {
  const shared = new Map(pages.ids().map((id) => [sourceOf(id), () => [pages.view(sourceOf(id))]]));
  return pages.ids().map((id) => ({ path: root + id, sources: shared.get(sourceOf(id))! }));
}

const alone = (path: string, sources: () => unknown[], of: Partial<PageSource> = {}): PageSource => ({ path, sources, ...of });

function noticePages({ notices }: Site): PageSource[] {
  return notices.ids().map((id) => {
    let file: string | undefined;
    return {
      path: `/notices/${id}/`,
      sources() {
        const view = notices.view(id);
        file = view.bodyFile === undefined ? undefined : `notices/${view.bodyFile}`;
        return [view];
      },
      // Known once the view has been made.
      get prose() {
        return file === undefined ? [] : [file];
      },
    };
  });
}

function feedFiles({ feeds }: Site): PageSource[] {
  return feeds.ids().flatMap((id) => {
    const sources = () => [feeds.view(id)];
    return ['xml', 'json'].map((format) => ({ path: `/${id}.${format}`, sources }));
  });
}

/**
 * All that the site consists of, in one list: its pages and the files made with them. What differs between two releases is a difference of two such lists and
 * of what their entries are made of; routes under src/pages may ask the site for nothing else (test/long/republishing.test.ts holds them to it).
 * Source: architecture, promise 2.
 */
export function pageSources(site: Site, prose: ProseFiles): PageSource[] {
  const proseOfPolicies = prose.policies.map((id) => `policies/${id}.mdx`);
  const registryIndex = site.registryIndex();
  const written = new Set([...prose.pages, ...prose.policies.map((id) => `policies/${id}`)]);
  const newestHonours = site.honours.ids().sort().at(-1);
  return [
    alone('/', () => [site.home()], { isFront: true }),
    alone('/404/', () => [site.placeList()]),
    alone('/search/', () => [site.placeList(), site.placeLetters.view('')]),
    alone('/sitemap/', () => [site.siteMap()], { prose: proseOfPolicies }),
    alone('/places/', () => [site.placeList()]),
    // The names of places as the feeds have them, which are longer than those in the list of places.
    alone('/feeds/', () => site.feeds.ids().flatMap<unknown>((id) => (id.startsWith('counties/') ? [[id, site.feeds.view(id).page]] : id.startsWith('feeds/') ? [id] : []))),
    ...(site.portal.example ? [alone('/components/', () => [])] : []),
    ...prose.pages.map((id) => alone(`/${id}/`, () => [site.losses()], { prose: [`pages/${id}.mdx`] })),
    ...(prose.hasGlossary ? [alone('/glossary/', () => [])] : []),
    ...(prose.policies.length > 0 ? [alone('/policies/', () => [], { prose: proseOfPolicies })] : []),
    ...prose.policies.map((id) => alone(`/policies/${id}/`, () => [site.policyParts(id)], { prose: [`policies/${id}.mdx`] })),
    ...fromPages('/places/letters/', site.placeLetters),
    ...fromPages('/cities/', site.cities),
    ...fromPages('/counties/', site.counties),
    ...fromPages('/towns/', site.towns),
    ...fromPages('/villages/', site.villages),
    ...fromPages('/villages/', site.villageLists),
    ...noticePages(site),
    ...fromPages('/notices/', site.noticeLists),
    ...fromPages('/funds/', site.funds),
    ...fromPages('/funds/', site.fundLists),
    ...fromPages('/projects/', site.projects),
    ...fromPages('/projects/', site.projectLists),
    ...fromPages('/enterprises/', site.enterprises),
    ...fromPages('/enterprises/', site.enterpriseLists),
    ...fromPages('/honours/', site.honours),
    ...(newestHonours === undefined ? [] : [alone('/honours/', () => [site.honours.view(newestHonours)])]),
    ...fromPages('/honours/certificates/', site.certificates),
    ...(registryIndex ? [alone('/registry/', () => [registryIndex]), ...fromPages('/registry/', site.registry)] : []),
    ...fromPages('/data/', site.dataPages),
    ...fromPages('/', site.topicPages),
    ...fromPages('/', site.moved),
    // A page of prose that came back is not gone, which the model does not know.
    ...fromPages('/', site.gone).filter(({ path }) => !written.has(path.slice(1, -1))),
    ...fromPages('/corrections/', site.corrections),
    // The CSV file of a county says what its JSON file says, in more words.
    ...asFiles('/data/registry/', site.registryFiles, (file) => file.replace(/csv$/, 'json')),
    ...asFiles('/data/lists/', site.listFiles),
    // So does the CSV file of a table.
    ...asFiles('/data/', site.tableFiles, (file) => file.replace(/csv$/, 'json')),
    ...feedFiles(site),
  ];
}
