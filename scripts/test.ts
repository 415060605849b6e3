import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { UserError } from '../src/errors.ts';
import { findChromium } from './find-chromium.ts';
import { findNginx } from './find-nginx.ts';

/** Lint, type check, then every test. What stands after `npm test --` goes to Vitest. */
const root = resolve(import.meta.dirname, '..');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const env: NodeJS.ProcessEnv = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
try {
  env.CHROMIUM_PATH = findChromium(say);
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.message}\n${error.hint}\n`);
  process.exit(1);
}

const nginx = findNginx(say);
if (nginx !== undefined) env.NGINX_PATH = nginx;

const steps = [
  { name: 'Lint', command: 'eslint', arguments: ['.', '--max-warnings', '0'] },
  { name: 'Types of pages', command: 'astro', arguments: ['check', '--minimumFailingSeverity', 'warning', '--minimumSeverity', 'warning'] },
  { name: 'Types', command: 'tsc', arguments: ['-p', '.'] },
  { name: 'Tests', command: 'vitest', arguments: ['run', ...process.argv.slice(2)] },
];
for (const step of steps) {
  say(`${step.name}: ${step.command} ${step.arguments.join(' ')}`);
  const program = join(root, 'node_modules', '.bin', step.command);
  const { status } = spawnSync(program, step.arguments, { cwd: root, env, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
