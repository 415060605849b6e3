import { resolve } from 'node:path';
import type { AstroIntegration } from 'astro';
import type { ViteDevServer } from 'vite';
import type { Site } from '../model/site.ts';
import { loadSite } from './load-site.ts';
import { proseMarkup } from './prose-markup.ts';
import { traditionalWords } from './traditional-words.ts';

/**
 * Where the site waits for Astro. The build script puts a checked one here; without it (`astro dev`) the integration
 * loads one itself. A global, because the pages are bundled apart from the code that makes the site.
 */
export const siteSlot = Symbol.for('gongshi.site');
/** Path of the folder that holds the portal's prose; read by content.config.ts. */
export const contentSlot = Symbol.for('gongshi.contentDir');

const slots = globalThis as unknown as { [siteSlot]?: Site; [contentSlot]?: string };

const moduleName = 'virtual:gongshi/site';
const resolvedName = `\0${moduleName}`;

const siteModule = {
  name: moduleName,
  resolveId: (id: string) => (id === moduleName ? resolvedName : undefined),
  load: (id: string) =>
    id === resolvedName ? `export const site = globalThis[Symbol.for(${JSON.stringify(siteSlot.description)})];` : undefined,
};

/** The part of the Markdown processor's options that is set here. */
interface ProcessorOptions {
  hastPlugins: unknown[];
  features: { smartPunctuation?: boolean };
}

/** Sections that stand or fall with an optional table. */
function absentSections(site: Site | undefined): string[] {
  if (!site) return [];
  const sections = { '/notices/': site.notices, '/enterprises/': site.enterprises, '/honours/': site.honours, '/corrections/': site.corrections };
  return [...Object.entries(sections).flatMap(([root, pages]) => (pages.ids().length === 0 ? [root] : [])), ...(site.registryIndex() ? [] : ['/registry/']), ...site.absentTopics];
}

function fitProse(options: ProcessorOptions, base: string): void {
  options.hastPlugins.push(proseMarkup(base, () => absentSections(slots[siteSlot])));
  // Quotation marks stay as the authors wrote them.
  options.features.smartPunctuation = false;
}

function reload(server: ViteDevServer): void {
  for (const environment of Object.values(server.environments)) {
    environment.moduleGraph.invalidateAll();
    environment.hot.send({ type: 'full-reload' });
  }
}

/** Brings the portal's data to Astro's pages, and fits its prose to the site. */
export function gongshi(): AstroIntegration {
  const data = resolve(process.env.GONGSHI_DATA ?? 'data');
  const content = resolve(process.env.GONGSHI_CONTENT ?? 'content');
  const asOf = process.env.GONGSHI_AS_OF;
  let isLoadedHere = false;

  return {
    name: 'gongshi',
    hooks: {
      async 'astro:config:setup'({ config, command, updateConfig }) {
        slots[contentSlot] ??= content;
        updateConfig({ vite: { plugins: [siteModule, traditionalWords()] } });
        fitProse(config.markdown.processor.options as ProcessorOptions, config.base);
        if (slots[siteSlot] === undefined && command !== 'sync') {
          slots[siteSlot] = await loadSite(data, content, asOf);
          isLoadedHere = true;
        }
      },
      'astro:server:setup'({ server, logger }) {
        if (!isLoadedHere) return;
        server.watcher.add(data);
        server.watcher.on('all', (_event, file) => {
          if (!resolve(file).startsWith(data)) return;
          loadSite(data, content, asOf).then(
            (site) => {
              slots[siteSlot] = site;
              reload(server);
            },
            // The last good site stays while the tables are being mended.
            (error: unknown) => logger.error(error instanceof Error ? error.message : String(error)),
          );
        });
      },
    },
  };
}
