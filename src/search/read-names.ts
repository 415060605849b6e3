import type { NameIndex } from './names/index.ts';

type OpenNames = (read: (file: string) => Promise<ArrayBuffer>) => Promise<NameIndex>;

/**
 * The index of names below an address, opened at the first question. One that did not come is asked for again at the
 * next.
 *
 * @param base address that the site is published under, with a slash at the end
 */
export function readNames(base: string, open: OpenNames): () => Promise<NameIndex> {
  const read = async (file: string): Promise<ArrayBuffer> => {
    const response = await fetch(base + file);
    if (!response.ok) throw new Error(`${file}: ${response.status}`);
    return response.arrayBuffer();
  };
  let opened: Promise<NameIndex> | undefined;
  return () => {
    opened ??= open(read);
    opened.catch(() => (opened = undefined));
    return opened;
  };
}
