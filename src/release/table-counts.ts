import Papa from 'papaparse';

/** Files of whole tables, and of the lists that are filtered in the page. */
export const tableFile = /^data\/(?:tables|lists)\/.+\.(?:csv|json)$/;

/** Headers, or keys, of columns that count people, households, or posts for one person each. */
const countsPeople = /户数|人数|人口|岗位数|（[户人]）$|households|persons|population|jobs|trainees/;

type Rows = { names: string[]; rows: unknown[][] };

function readCsv(text: string): Rows | undefined {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { delimiter: ',', skipEmptyLines: true });
  const [names, ...rows] = data;
  return names && errors.length === 0 && rows.every((row) => row.length === names.length) ? { names, rows } : undefined;
}

function readJson(text: string): Rows[] | undefined {
  try {
    const json: unknown = JSON.parse(text);
    if (!Array.isArray(json)) return undefined;
    return json.map((entry: unknown) => ({ names: Object.keys(entry as object), rows: [Object.values(entry as object)] }));
  } catch {
    return undefined;
  }
}

const isSmall = (value: unknown, threshold: number): boolean => {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && number > 0 && number < threshold;
};

/** Values of lists that count people or households, as the pages write them. */
const listCount = /"count":(\d+),"unit":"([人户])"/g;

/**
 * Columns of a data file that hold a count of people or households too small to be printed, read as an outsider would read it: by its headers.
 *
 * @returns undefined when the file is not of its one form, so that what it says cannot be known
 */
export function smallCountsInTable(file: string, text: string, threshold: number): string[] | undefined {
  if (file.startsWith('data/lists/')) return [...text.matchAll(listCount)].flatMap(([, number, unit = '']) => (isSmall(number, threshold) ? [unit] : []));
  const csv = file.endsWith('.csv') ? readCsv(text) : undefined;
  const tables = file.endsWith('.csv') ? csv && [csv] : readJson(text);
  return tables?.flatMap(({ names, rows }) => names.filter((name, index) => countsPeople.test(name) && rows.some((row) => isSmall(row[index], threshold))));
}
