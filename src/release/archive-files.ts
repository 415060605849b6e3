import { unzipSync } from 'fflate';

/** Archives of the data of releases. */
export const archiveFile = /^data\/releases\/[^/]+\.zip$/;

/** What may stand in an archive, as src/model/public-tables/data-archive.ts writes it. */
const memberName = /^(?:README\.txt|datapackage\.json|tables\/\w+\.csv)$/;

export interface ArchiveMember {
  name: string;
  bytes: Uint8Array;
  text: string;
}

/**
 * Unpacks an archive of data.
 *
 * @returns undefined when it cannot be read whole, or holds something that is not of its one form: what it says cannot be known
 */
export function readArchive(archive: Uint8Array): ArchiveMember[] | undefined {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    const members = Object.entries(unzipSync(archive));
    return members.every(([name]) => memberName.test(name)) ? members.map(([name, bytes]) => ({ name, bytes, text: decoder.decode(bytes) })) : undefined;
  } catch {
    return undefined;
  }
}
