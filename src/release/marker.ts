import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Name of the file in every output that says what made it. */
export const markerFile = 'build.json';

const markerSchema = z.object({
  generator: z.literal('gongshi'),
  version: z.string(),
  /** Name of the release, as every page prints it. Releases before there were names have none. */
  release: z.string().optional(),
  /** The day the site speaks for. */
  as_of: z.string(),
  /** The path it is to be served under, with a slash at both ends. */
  base: z.string(),
  /** Pages by their first path segment; the home page counts under `''`. */
  pages: z.record(z.string(), z.int()),
  /** SHA-256 over names and bytes of everything read from the data and content folders. */
  inputs: z.string(),
});

/** What an output says about itself. Nothing in it depends on when or where the build ran. */
export type Marker = z.output<typeof markerSchema>;

/** The text of the file. */
export const formatMarker = (marker: Marker): string => `${JSON.stringify(marker, null, 2)}\n`;

export const writeMarker = (folder: string, marker: Marker): void => writeFileSync(join(folder, markerFile), formatMarker(marker));

/** @returns what the output in `folder` says about itself, or undefined when gongshi did not make it */
export function readMarker(folder: string): Marker | undefined {
  try {
    return markerSchema.parse(JSON.parse(readFileSync(join(folder, markerFile), 'utf8')));
  } catch {
    return undefined;
  }
}
