/// <reference types="astro/client" />

declare module 'virtual:gongshi/site' {
  /** The portal's pages, made from its tables before Astro starts (src/integration.ts). */
  export const site: import('./model/site.ts').Site;
}

declare module 'virtual:gongshi/traditional-words' {
  /** See src/integration/traditional-words.ts. */
  export const characters: string;
  export const words: string[];
}

declare module 'opencc-js/dict/*' {
  const dictionary: string;
  export default dictionary;
}
