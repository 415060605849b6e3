import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { judgeImport, roomOf, rooms } from '../../scripts/import-rules.ts';

const root = resolve(import.meta.dirname, '../..');
const eslint = new ESLint({ cwd: root });

async function rulesBroken(path: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath: join(root, path) });
  return (result?.messages ?? []).map((message) => message.ruleId);
}

describe('the linter', () => {
  test.each([
    ['a page reaching for rows', 'src/pages/x.ts', `import '../tables/dataset.ts';`],
    ['a component reaching for the model', 'src/components/X.astro', `---\nimport { createSite } from '../model/create-site.ts';\ncreateSite;\n---\n`],
    ['a script inside a component reaching for the model', 'src/components/X.astro', `<script>import '../model/site.ts';</script>`],
    ['the disclosure rules touching files', 'src/disclosure/x.ts', `import { readFileSync } from 'node:fs';\nreadFileSync('x');`],
    ['the release reaching for the tables', 'src/release/x.ts', `export * from '../tables/issue.ts';`],
    ['the release reaching for a value of the model', 'src/release/x.ts', `import { a } from '../model/site.ts';\na;`],
    ['the model reaching for a page', 'src/model/x.ts', `void import('../pages/x.ts');`],
    ['the sources reaching for a script', 'src/tables/x.ts', `import '../../scripts/run.ts';`],
    ['a folder that has no line in the table', 'src/utils/x.ts', `export const x = 1;`],
  ])('refuses %s', async (_case, path, code) => {
    expect(await rulesBroken(path, code)).toContain('gongshi/imports');
  });

  test.each([
    ['types of the model in a component', 'src/components/X.astro', `---\nimport type { Site } from '../model/site.ts';\nconst site: Site = Astro.props;\n---\n{site.asOf}`],
    ['types of the model in the release', 'src/release/x.ts', `export type { Site } from '../model/site.ts';`],
    ['the model in a page', 'src/pages/x.ts', `export * from '../model/site.ts';`],
    ['anything in a script', 'scripts/x.ts', `import '../src/tables/issue.ts';`],
    ['its own folder', 'src/disclosure/x.ts', `import './threshold.ts';`],
  ])('allows %s', async (_case, path, code) => {
    expect(await rulesBroken(path, code)).toEqual([]);
  });

  test.each(['Date.now()', 'new Date()', 'Date()', 'Math.random()'])('refuses %s in the sources', async (code) => {
    expect(await rulesBroken('src/model/x.ts', `export const x = ${code};`)).toEqual(['no-restricted-syntax']);
  });

  test('allows a date that is given, and the reader\'s own day in the browser', async () => {
    expect(await rulesBroken('src/model/x.ts', `export const x = new Date('2020-06-30');`)).toEqual([]);
    expect(await rulesBroken('src/client/x.ts', `export const x = new Date();`)).toEqual([]);
  });
});

test('only errors, format and the like import nothing, and nothing may import a page', () => {
  const nothing = Object.keys(rooms).filter((room) => rooms[room]?.values.length === 0 && !rooms[room].types);
  expect(nothing).toEqual(['errors', 'format', 'write-csv', 'plain-text', 'styles']);
  for (const { values, types } of Object.values(rooms)) expect([...values, ...(types ?? [])]).not.toContain('pages');
});

test('a file outside the sources belongs to no room', () => {
  expect(roomOf(join(root, 'scripts/run.ts'))).toBeUndefined();
  expect(judgeImport(join(root, 'scripts/run.ts'), '../src/model/site.ts', false)).toBeUndefined();
});

test('no file of the sources imports itself by way of others', () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(root, 'src', name));
  const imports = new Map(files.map((file) => [file, valueImportsOf(file)]));
  const done = new Set<string>();
  const follow = (file: string, way: string[]): void => {
    if (way.includes(file)) throw new Error([...way, file].map((it) => relative(root, it)).join(' → '));
    if (done.has(file)) return;
    for (const next of imports.get(file) ?? []) follow(next, [...way, file]);
    done.add(file);
  };
  for (const file of files) follow(file, []);
  expect(done.size).toBe(files.length);
});

/** Files that a file imports at run time; what it imports for types only cannot go round in circles. */
function valueImportsOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement) => {
    const imported = ts.isImportDeclaration(statement) && !statement.importClause?.isTypeOnly;
    const exported = ts.isExportDeclaration(statement) && !statement.isTypeOnly;
    if (!imported && !exported) return [];
    const specifier = statement.moduleSpecifier;
    if (specifier === undefined || !ts.isStringLiteral(specifier) || !specifier.text.startsWith('.')) return [];
    const target = resolve(dirname(file), specifier.text);
    return statSync(target, { throwIfNoEntry: false })?.isFile() ? [target] : [];
  });
}
