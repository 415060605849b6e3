import Papa from 'papaparse';

/** Text of a data file in runs, so that two neighbouring cells never look like one number. */
export const runsOf = (text: string): string[] => text.split(/[",;\t\r\n<>]+/);

const stringOrNumber = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
/** Headers of columns of money, as public-table.ts writes them. */
const moneyHeader = /（元）$/;
const plainNumber = /^-?\d+(?:\.\d+)?$/;

function runsOfTable(text: string): string[] {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { delimiter: ',', skipEmptyLines: true });
  const isMoney = data[0]?.map((header) => moneyHeader.test(header)) ?? [];
  return data.flatMap((cells) => cells.filter((cell, index) => !(isMoney[index] === true && plainNumber.test(cell)))).flatMap(runsOf);
}

/**
 * The same without what is a figure by its place: numbers of JSON, which keeps texts in quotes, and amounts in columns of money. Those have as many digits as
 * they have: 150 million yuan in fen look like a mobile phone.
 */
export function runsWithoutFigures(file: string, text: string): string[] {
  if (file.endsWith('.json')) return runsOf(text.replace(stringOrNumber, (found) => (found.startsWith('"') ? found : ' ')));
  return file.endsWith('.csv') ? runsOfTable(text) : runsOf(text);
}
