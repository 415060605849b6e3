import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openDesk, type Desk } from '../../src/desk/server.ts';
import type { DeskOptions } from '../../src/desk/routes.ts';
import { answerWithFile } from '../../src/release/static-server.ts';
import { writeTinyPortal } from '../site/tiny-portal.ts';
import { createFakeOperations, type FakeOptions } from './fake-operations.ts';

export interface FakeDesk extends Desk {
  dataDir: string;
  publishedDir: string;
}

/** A desk over the tiny portal, or over the folders that are named, with operations that need no Astro. */
export async function openFakeDesk(folder: string, more: Partial<Omit<DeskOptions, 'asOf'>> & Pick<Partial<FakeOptions>, 'asOf' | 'pause' | 'repaired'> = {}): Promise<FakeDesk> {
  if (more.dataDir === undefined) writeTinyPortal(folder);
  const dataDir = more.dataDir ?? join(folder, 'data');
  const contentDir = more.contentDir ?? join(folder, 'content');
  const publishedDir = join(folder, 'published');
  mkdirSync(publishedDir, { recursive: true });
  const { asOf: day = '2020-06-30', pause, repaired, ...options } = more;
  const current = join(publishedDir, 'current');
  const desk = await openDesk({
    operations: createFakeOperations({ dataDir, contentDir, publishedDir, asOf: day, ...(pause && { pause }), ...(repaired && { repaired }) }),
    currentSite: () => (existsSync(current) ? current : undefined),
    now: () => new Date('2020-06-30T01:45:01Z'),
    serveSite: (site, request, response, headers) => answerWithFile(site, '/', request, response, headers),
    port: 0,
    ...options,
    asOf: () => day,
    dataDir,
    contentDir,
  });
  return { ...desk, dataDir, publishedDir };
}
