import { mkdirSync, rmSync } from 'node:fs';
import { cp, rename } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { AstroIntegration, PathWithRoute } from 'astro';
import { contentSlot, siteSlot } from '../integration/index.ts';
import type { Site } from '../model/site.ts';
import { waitForLock } from '../release/lock.ts';
import { root } from './program.ts';

export interface RenderOptions {
  site: Site;
  contentDir: string;
  /** Existing empty folder that the pages go to. */
  outDir: string;
  base: string;
  /** Site paths that need not be rendered, because an earlier release has them. */
  isKept?: (path: string) => boolean;
  progress: (done: number, total: number) => void;
  /** Told once when another build has to finish its pages first. */
  onWait: () => void;
}

/** Leaves out pages that are there already, and counts the others as Astro renders them. */
function choosePages({ base, isKept = () => false, progress }: RenderOptions): AstroIntegration {
  // Astro writes some pages without their last slash, and some files with one.
  const pathOf = ({ pathname, route }: PathWithRoute): string => {
    const path = decodeURIComponent(pathname.startsWith(base) ? `/${pathname.slice(base.length)}` : pathname).replace(/\/$/, '');
    return route.type === 'page' ? `${path}/` : path;
  };
  return {
    name: 'gongshi-pages',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((prerenderer) => {
          let total = 0;
          let done = 0;
          return {
            ...prerenderer,
            async getStaticPaths() {
              const paths = (await prerenderer.getStaticPaths()).filter((path) => !isKept(pathOf(path)));
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

const workshop = join(root, '.gongshi', 'render');
let renders = 0;

/**
 * Has Astro write every page of the site. Nothing is sent anywhere: its telemetry is off.
 *
 * The pages are written inside the project and then moved, because the code that Astro makes of them must find the
 * project's packages. One build at a time, whatever its output: Astro also keeps a list of the content files
 * in `.astro/`, and two portals' lists must not mix.
 *
 * @throws whatever a page throws
 */
export async function renderSite(options: RenderOptions): Promise<void> {
  mkdirSync(dirname(workshop), { recursive: true });
  const lock = await waitForLock(`${workshop}.lock`, options.onWait);
  const clear = (): void => rmSync(workshop, { recursive: true, force: true });
  process.once('exit', clear);
  try {
    clear();
    // Each in a folder of its own: Node remembers code by its path, and the code of pages remembers its site.
    const outDir = join(workshop, `site-${(renders += 1)}`);
    await renderPages({ ...options, outDir });
    await moveFolder(outDir, options.outDir);
  } finally {
    clear();
    process.off('exit', clear);
    lock.release();
  }
}

async function moveFolder(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    // The output is on another disk than the project.
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await cp(from, to, { recursive: true });
  }
}

/** What the shell happens to have set must not find its way into pages: Astro would take these for its own settings. */
function isolateEnvironment(): void {
  for (const name of ['BASE_URL', 'SITE', 'ASSETS_PREFIX', 'MODE', 'DEV', 'PROD', 'SSR']) delete process.env[name];
  process.env.NODE_ENV = 'production';
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
}

async function renderPages(options: RenderOptions): Promise<void> {
  const { site, contentDir, outDir, base } = options;
  const slots = globalThis as unknown as Record<symbol, unknown>;
  slots[siteSlot] = site;
  slots[contentSlot] = resolve(contentDir);
  isolateEnvironment();
  const cacheDir = join(workshop, 'cache');
  const { build } = await import('astro');
  const startedIn = process.cwd();
  // Astro looks at it to tell whether the output lies inside the project.
  process.chdir(root);
  try {
    await build({
      root,
      outDir,
      cacheDir,
      base,
      site: site.portal.site,
      logLevel: 'error',
      prerenderConflictBehavior: 'error',
      integrations: [choosePages(options)],
      vite: { cacheDir: join(cacheDir, 'vite'), logLevel: 'error' },
    });
  } finally {
    process.chdir(startedIn);
  }
}
