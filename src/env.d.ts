/// <reference types="astro/client" />

declare module 'virtual:gongshi/site' {
  /** The portal's pages, made from its tables before Astro starts (src/integration.ts). */
  export const site: import('./model/site.ts').Site;
}
