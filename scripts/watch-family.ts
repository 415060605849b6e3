import { readFamily, type Family } from './process-memory.ts';

/** The most that any one process of a program took. */
export interface ProcessPeak {
  /** `node release.ts` */
  name: string;
  /** bytes */
  peak: number;
}

export interface FamilyWatch {
  /** Looks once: bytes that all of them take at this moment (pages that they share count more than once), and the largest of them alone. */
  look: () => { total: number; largest: number };
  /** What was seen so far, the largest first. */
  peaks: () => ProcessPeak[];
  source: () => Family['source'];
}

/** Watches a process and all that descend from it. Nothing is seen of a child that starts and ends between two looks. */
export function watchFamily(pid: number, proc?: string): FamilyWatch {
  const peaks = new Map<string, number>();
  let source: Family['source'] = 'none';
  const look = (): { total: number; largest: number } => {
    const family = readFamily(pid, proc);
    source = family.source;
    for (const { name, peak } of family.rows) if (name !== undefined) peaks.set(name, Math.max(peaks.get(name) ?? 0, peak));
    const sizes = family.rows.map(({ resident }) => resident);
    return { total: sizes.reduce((sum, size) => sum + size, 0), largest: Math.max(0, ...sizes) };
  };
  return {
    look,
    peaks: () => [...peaks].map(([name, peak]) => ({ name, peak })).sort((a, b) => b.peak - a.peak),
    source: () => source,
  };
}
