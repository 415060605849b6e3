import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { listFiles } from '../../src/release/list-files.ts';
import { sampleAsOf } from '../../src/sample/index.ts';

export const root = resolve(import.meta.dirname, '../..');

/** The sample city on the day that it speaks for. */
export const sampleArguments = ['--data', join(root, 'data'), '--content', join(root, 'content'), '--as-of', sampleAsOf];

export interface Finished {
  status: number | null;
  stdout: string;
  stderr: string;
  /** Both, for messages. */
  output: string;
}

/** Runs one of the npm scripts to its end, as outsiders would: through npm, which brings the right Node. */
export function runNpm(script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Finished {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', script, '--', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 1 << 28,
  });
  return { status, stdout, stderr, output: stdout + stderr };
}

export const runBuild = (args: readonly string[], env?: NodeJS.ProcessEnv): Finished => runNpm('build', args, env);

/** Starts a script that is to be watched or killed: the process itself, without npm before it. */
export function startScript(name: string, args: readonly string[]): { child: ChildProcess; finished: Promise<Finished> } {
  const child = spawn(process.execPath, [join(root, 'scripts', `${name}.ts`), ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const finished = once(child, 'close').then(([status]) => ({
    status: status as number | null,
    stdout,
    stderr,
    output: stdout + stderr,
  }));
  return { child, finished };
}

export const startBuild = (args: readonly string[]): ReturnType<typeof startScript> => startScript('build', args);

/** Processes that a process has started, as Linux lists them. */
export function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
}

/** One hash over names and bytes of all files below a folder. */
export function hashTree(folder: string): string {
  const hash = createHash('sha256');
  for (const file of listFiles(folder)) {
    const content = readFileSync(join(folder, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
