/** Where the site is published, for what leaves the page: a copy on another host, or on one's own disk, cites the site itself. */
export interface SiteAddresses {
  /** Full address of the home page. */
  home: string;
  /** Full address of the page with what is chosen in it. */
  page: string;
}

/**
 * @param canonical full address that the page prints as its own (`<link rel="canonical">`); undefined where it prints none
 * @param here address of the page as it is being read
 * @param base path under which the site is published, such as `/` or `/gongshi/`
 */
export function siteAddresses(canonical: string | undefined, here: string, base: string): SiteAddresses {
  const page = new URL(canonical ?? here);
  page.search = new URL(here).search;
  page.hash = '';
  return { home: new URL(base.endsWith('/') ? base : `${base}/`, page).href, page: page.href };
}
