import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { runBuild, sampleArguments } from './commands.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of the finished sample city. Read only. */
    sampleSite: string;
  }
}

/** Builds the sample city once for all tests of finished sites. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'gongshi-site-'));
  const site = join(folder, 'dist');
  const { status, output } = runBuild([...sampleArguments, '--out', site]);
  if (status !== 0) throw new Error(`the sample city does not build:\n${output}`);
  project.provide('sampleSite', site);
  return () => rmSync(folder, { recursive: true, force: true });
}
