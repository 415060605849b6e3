import { dirname, relative, resolve, sep } from 'node:path';
import type { Rule } from 'eslint';

/**
 * Who may import whom under src/. The one copy of the table in docs/development.md that anything enforces.
 * A room is a folder under src/, or a file right under it by its name. A room always sees itself.
 */
export const rooms: Record<string, { values: readonly string[]; types?: readonly string[]; node?: boolean }> = {
  errors: { values: [] },
  format: { values: [] },
  'write-csv': { values: [] },
  'plain-text': { values: [] },
  config: { values: ['errors'] },
  schema: { values: ['errors'] },
  tables: { values: ['schema', 'config', 'errors'], node: true },
  disclosure: { values: ['config', 'errors'] },
  model: { values: ['tables', 'disclosure', 'schema', 'config', 'errors', 'format', 'write-csv'] },
  // The difference between two portals, counted by the model so that it says what the pages say; no file is read here.
  changes: { values: ['model', 'tables', 'schema', 'config', 'errors', 'format'] },
  'report-workbook': { values: ['tables', 'schema', 'errors'], node: true },
  styles: { values: [] },
  // What is drawn in the page is worded by the same pure functions; of the model only the shapes of its data files.
  client: { values: ['format', 'write-csv', 'plain-text'], types: ['model'] },
  components: { values: ['config', 'format', 'styles', 'client'], types: ['model', 'layouts'] },
  // Of the search, the browser side only: the builders are for scripts.
  layouts: { values: ['components', 'config', 'format', 'styles', 'client', 'search'], types: ['model'] },
  pages: { values: ['model', 'components', 'layouts', 'config', 'format', 'styles', 'client', 'search'] },
  search: { values: ['config', 'errors', 'format', 'plain-text'], types: ['model'], node: true },
  release: { values: ['config', 'errors', 'format'], types: ['model'], node: true },
  desk: { values: ['tables', 'schema', 'config', 'errors', 'format', 'changes', 'client'], types: ['model', 'release'], node: true },
  sample: { values: ['schema', 'config', 'errors', 'format'], node: true },
  templates: { values: ['schema', 'config', 'errors'], node: true },
  integration: { values: ['tables', 'model', 'config', 'errors'], node: true },
  // What reads from top to bottom like the list of a release's steps: it may see every room but the desk.
  pipeline: { values: ['tables', 'disclosure', 'changes', 'model', 'components', 'integration', 'release', 'search', 'schema', 'config', 'errors', 'format'], node: true },
  'content.config': { values: ['schema', 'config', 'errors'], node: true },
};

const root = resolve(import.meta.dirname, '..');

/** The room that a file belongs to, or undefined outside src/. */
export function roomOf(file: string): string | undefined {
  const [top, first, ...rest] = relative(root, file).split(sep);
  if (top !== 'src' || first === undefined) return undefined;
  return rest.length > 0 ? first : first.replace(/\.\w+$/, '');
}

/**
 * Says what is wrong with an import, or undefined when it is allowed.
 *
 * @param file absolute path of the importing file
 * @param specifier as written: `../model/views.ts`, `node:fs`
 */
export function judgeImport(file: string, specifier: string, typesOnly: boolean): string | undefined {
  const from = roomOf(file);
  const rules = from === undefined ? undefined : rooms[from];
  if (from === undefined || rules === undefined) return undefined;
  if (specifier.startsWith('node:')) {
    return rules.node ? undefined : `src/${from} must not touch files or the process ("${specifier}")`;
  }
  if (!specifier.startsWith('.')) return undefined;
  const target = resolve(dirname(file), specifier.replace(/[?#].*$/, ''));
  const to = roomOf(target);
  if (to === undefined) {
    const place = relative(root, target).split(sep)[0];
    return place === 'scripts' || place === 'test' ? `src must not import ${place}` : undefined;
  }
  if (to === from || rules.values.includes(to)) return undefined;
  if (rules.types?.includes(to)) return typesOnly ? undefined : `src/${from} may import only types from src/${to}`;
  return `src/${from} must not import src/${to}`;
}

interface ImportLike {
  source?: { value?: unknown } | null;
  importKind?: string;
  exportKind?: string;
  specifiers?: { importKind?: string; exportKind?: string }[];
}

function isTypesOnly(node: ImportLike): boolean {
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  const specifiers = node.specifiers ?? [];
  return specifiers.length > 0 && specifiers.every((it) => it.importKind === 'type' || it.exportKind === 'type');
}

/** The ESLint rule made from the table. */
export const importRule: Rule.RuleModule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    // Scripts inside an .astro file are linted as `Page.astro/0.ts`: they are that file's.
    const file = context.filename.replace(/(\.astro)[/\\].*$/, '$1');
    const room = roomOf(file);
    if (room !== undefined && !Object.hasOwn(rooms, room) && !file.endsWith('.d.ts')) {
      const message = `src/${room} has no line in scripts/import-rules.ts that says what it may import`;
      context.report({ loc: { line: 1, column: 0 }, message });
    }
    const check = (node: Rule.Node): void => {
      const like = node as unknown as ImportLike;
      const specifier = like.source?.value;
      if (typeof specifier !== 'string') return;
      const message = judgeImport(file, specifier, isTypesOnly(like));
      if (message !== undefined) context.report({ node, message });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
      TSImportType: check,
    };
  },
};
