/**
 * How the files of the name index are laid out, for both sides: gzip of lines, each line a column, cells parted by tabs. Text alone,
 * so that the audit reads what a reader reads.
 */
export const folder = 'search';
export const fileEnding = '.idx';
/** Changes whenever older code could not read the files. */
export const firstLine = 'gongshi-names 1';

export const placesFile = `${folder}/places${fileEnding}`;
export const listsFile = `${folder}/lists${fileEnding}`;
export const titlesFile = (block: number): string => `${folder}/titles/${block}${fileEnding}`;
export const gramsFile = (shard: number): string => `${folder}/grams/${shard}${fileEnding}`;
export const numbersFile = (block: number): string => `${folder}/numbers/${block}${fileEnding}`;

/** Records in a block of titles. */
export const blockSize = 128;

/** Cells of a column; none for an empty one. */
export const cellsOf = (line: string | undefined): string[] => (line === undefined || line === '' ? [] : line.split('\t'));

/** Which shard holds a gram. The same on both sides, whatever the engine. */
export function shardOf(gram: string, shards: number): number {
  let hash = 0;
  for (let index = 0; index < gram.length; index++) hash = (Math.imul(hash, 31) + gram.charCodeAt(index)) >>> 0;
  return hash % shards;
}

export const placeKinds = ['市', '县区', '乡镇', '村庄'] as const;
/** Kinds of which all names are read at once. */
export const listKinds = ['企业', '政策'] as const;
/** Kinds of which there may be tens of thousands: their titles lie in blocks. */
export const titleKinds = ['资金', '项目', '公示'] as const;

/** What the first file says of the others. */
export interface Head {
  /** Addresses by kind, `*` where the id stands. */
  hrefs: Partial<Record<string, string>>;
  /** How many records of each of `titleKinds` there are. They are numbered through, in this order. */
  titles: number[];
  gramShards: number;
  /** Grams that more titles have than are listed, without anything between them. */
  commonGrams: string;
  /** First key of each block of numbers. */
  numberBlocks: string[];
}

/** Lines that records of one kind take in a file. */
export const linesOfRecords = 6;

/** Begins the keys that hold a document number by its year and its number: `#2017-12`. */
export const documentMark = '#';
/** Begins the gram that says with which character a title begins. */
export const titleMark = '^';
/** Before the records of a gram that more titles have than are listed. */
export const unfinishedMark = '+';
