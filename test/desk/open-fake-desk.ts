import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openDesk, type Desk } from '../../src/desk/server.ts';
import type { DeskOptions } from '../../src/desk/routes.ts';
import type { FinishedSites } from '../../src/desk/site-server.ts';
import { answerWithFile } from '../../src/release/static-server.ts';
import { writeTinyPortal } from '../site/tiny-portal.ts';
import { createFakeOperations, type FakeOptions } from './fake-operations.ts';

export interface FakeDesk extends Desk {
  dataDir: string;
  publishedDir: string;
}

/** A desk over the tiny portal, or over the folders that are named, with operations that need no Astro. */
export async function openFakeDesk(folder: string, more: Partial<DeskOptions & FinishedSites> & Pick<FakeOptions, 'pause' | 'repaired'> = {}): Promise<FakeDesk> {
  if (more.dataDir === undefined) writeTinyPortal(folder);
  const dataDir = more.dataDir ?? join(folder, 'data');
  const contentDir = more.contentDir ?? join(folder, 'content');
  const publishedDir = join(folder, 'published');
  mkdirSync(publishedDir, { recursive: true });
  const { asOf = () => '2020-06-30', pause, repaired, ...options } = more;
  const desk = await openDesk({
    operations: createFakeOperations({ dataDir, contentDir, publishedDir, asOf, ...(pause && { pause }), ...(repaired && { repaired }) }),
    currentLink: join(publishedDir, 'current'),
    now: () => new Date('2020-06-30T01:45:01Z'),
    baseOf: () => '/',
    serveSite: answerWithFile,
    port: 0,
    ...options,
    asOf,
    dataDir,
    contentDir,
  });
  return { ...desk, dataDir, publishedDir };
}
