import type { Portal } from '../config.ts';
import type { ChangeReport } from './report.ts';

/** Files by their path, with the SHA-256 of each in hex. */
export type FileHashes = Readonly<Record<string, string>>;

/** Files that were added, changed or removed, in the order of their names. */
export function fileChanges(before: FileHashes, after: FileHashes): ChangeReport['content'] {
  const files = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return files.flatMap((file): ChangeReport['content'] => {
    if (before[file] === after[file]) return [];
    return [{ file, what: before[file] === undefined ? 'added' : after[file] === undefined ? 'removed' : 'changed' }];
  });
}

/** Every value by its path, `contact.phone`; what is in a list by its place from 1. */
function flatten(value: unknown, path: string, into: Map<string, string>): Map<string, string> {
  if (typeof value === 'object' && value !== null) {
    const entries = Array.isArray(value) ? value.map((part: unknown, index) => [String(index + 1), part] as const) : Object.entries(value);
    for (const [key, part] of entries) flatten(part, path === '' ? key : `${path}.${key}`, into);
  } else if (value !== undefined) into.set(path, typeof value === 'string' ? value : JSON.stringify(value));
  return into;
}

/** Fields of portal.json that say something else, with their defaults filled in: a default that is written out is no change. */
export function portalChanges(before: Portal | undefined, after: Portal): ChangeReport['portal'] {
  if (!before) return [];
  const [old, now] = [flatten(before, '', new Map()), flatten(after, '', new Map())];
  const fields = new Set([...now.keys(), ...old.keys()]);
  return [...fields].flatMap((field) => {
    const [was, is] = [old.get(field), now.get(field)];
    return was === is ? [] : [{ field, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }];
  });
}
