import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { AstroIntegration } from 'astro';
import { contentSlot, siteSlot } from '../src/integration/index.ts';
import type { Site } from '../src/model/site.ts';
import { waitForLock } from '../src/release/lock.ts';

export interface RenderOptions {
  site: Site;
  contentDir: string;
  /** Where the pages are written; emptied first. */
  outDir: string;
  /** Whatever Astro wants to keep for itself, so that two builds never share it. */
  cacheDir: string;
  base: string;
  progress: (done: number, total: number) => void;
  /** Told once when another build has to finish its pages first. */
  onWait: () => void;
}

/** Counts pages as Astro renders them. */
function countPages(progress: RenderOptions['progress']): AstroIntegration {
  return {
    name: 'gongshi-progress',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((prerenderer) => {
          let total = 0;
          let done = 0;
          return {
            ...prerenderer,
            async getStaticPaths() {
              const paths = await prerenderer.getStaticPaths();
              total = paths.length;
              return paths;
            },
            async render(request, options) {
              const response = await prerenderer.render(request, options);
              progress((done += 1), total);
              return response;
            },
          };
        });
      },
    },
  };
}

const root = resolve(import.meta.dirname, '..');

/**
 * Has Astro write every page of the site. Nothing is sent anywhere: its telemetry is off.
 *
 * One build at a time, whatever its output: Astro keeps a list of the content files in `.astro/` of the project, and two
 * portals' lists must not mix.
 *
 * @throws whatever a page throws
 */
export async function renderSite(options: RenderOptions): Promise<void> {
  const ownFolder = resolve(root, '.astro');
  mkdirSync(ownFolder, { recursive: true });
  const lock = await waitForLock(resolve(ownFolder, 'render.lock'), options.onWait);
  try {
    await renderPages(options);
  } finally {
    lock.release();
  }
}

/** What the shell happens to have set must not find its way into pages: Astro would take these for its own settings. */
function isolateEnvironment(): void {
  for (const name of ['BASE_URL', 'SITE', 'ASSETS_PREFIX', 'MODE', 'DEV', 'PROD', 'SSR']) delete process.env[name];
  process.env.NODE_ENV = 'production';
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
}

async function renderPages({ site, contentDir, outDir, cacheDir, base, progress }: RenderOptions): Promise<void> {
  const slots = globalThis as unknown as Record<symbol, unknown>;
  slots[siteSlot] = site;
  slots[contentSlot] = resolve(contentDir);
  isolateEnvironment();
  const { build } = await import('astro');
  await build({
    root,
    outDir,
    cacheDir,
    base,
    site: site.portal.site,
    logLevel: 'error',
    prerenderConflictBehavior: 'error',
    integrations: [countPages(progress)],
    vite: { cacheDir: resolve(cacheDir, 'vite'), logLevel: 'error' },
  });
}
