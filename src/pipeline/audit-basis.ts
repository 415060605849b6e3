import type { CheckedPortal } from '../tables/dataset.ts';
import { sha256, type InputFile } from './input-files.ts';

/** What the audit holds texts against: a file that passed with the same need not be read again. */
export function auditBasis(inputs: readonly InputFile[], { portal, tables }: CheckedPortal, code: string, base: string): string {
  const registry = [tables.registry?.file, tables.registry_events?.file, tables.enterprises?.file].map((file) => inputs.find((input) => input.file === `data/${file}`)?.sha256);
  return sha256(JSON.stringify([code, base, portal, registry]));
}
