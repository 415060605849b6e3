const base = import.meta.env.BASE_URL.replace(/\/$/, '');

/** Address of a page of this site under the base it is published at; addresses of other sites stay as they are. */
export const href = (path: string): string => (path.startsWith('/') ? `${base}${path}` : path);
