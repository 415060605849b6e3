import { unzipSync } from 'fflate';

/** Archives of the data of releases. */
export const archiveFile = /^data\/releases\/[^/]+\.zip$/;

/** What may stand in an archive, as src/model/public-tables/data-archive.ts writes it. */
const memberName = /^(?:README\.txt|datapackage\.json|tables\/\w+\.csv)$/;

/**
 * Unpacks an archive of data.
 *
 * @returns undefined when it cannot be read whole, or holds something that is not of its one form: what it says cannot be known
 */
export function readArchive(bytes: Uint8Array): { name: string; text: string }[] | undefined {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    const members = Object.entries(unzipSync(bytes));
    return members.every(([name]) => memberName.test(name)) ? members.map(([name, content]) => ({ name, text: decoder.decode(content) })) : undefined;
  } catch {
    return undefined;
  }
}
