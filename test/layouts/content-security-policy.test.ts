import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hostingExamples } from '../../scripts/hosting-examples.ts';
import { contentSecurityPolicy } from '../../src/layouts/content-security-policy.ts';
import { earlyScript } from '../../src/layouts/early-script.ts';

const directives = (policy: string): Map<string, string[]> =>
  new Map(policy.split('; ').map((directive) => directive.split(' ')).map(([name = '', ...sources]) => [name, sources]));

test('nothing is allowed that is not named, and nothing inline but the one early script', () => {
  for (const of of ['page', 'search'] as const) {
    const policy = contentSecurityPolicy(of);
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).not.toMatch(/https?:|\*|data:|blob:/);
    expect(directives(policy).get('default-src')).toEqual(["'none'"]);
    expect(directives(policy).get('base-uri')).toEqual(["'none'"]);
    const hash = createHash('sha256').update(earlyScript).digest('base64');
    expect(directives(policy).get('script-src')?.slice(0, 2)).toEqual(["'self'", `'sha256-${hash}'`]);
  }
});

test('only the search page may run WebAssembly', () => {
  expect(contentSecurityPolicy('page')).not.toContain('eval');
  expect(directives(contentSecurityPolicy('search')).get('script-src')?.slice(2)).toEqual(["'wasm-unsafe-eval'", "'unsafe-eval'"]);
});

test.each(Object.keys(hostingExamples()))('docs/hosting/%s is what the code says; `npm run docs` writes it', (name) => {
  const file = readFileSync(join(import.meta.dirname, '../../docs/hosting', name), 'utf8');
  expect(file, 'run `npm run docs` and commit docs/hosting/').toBe(hostingExamples()[name]);
});
