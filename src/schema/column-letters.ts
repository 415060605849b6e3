/** The letters that a spreadsheet shows above a column: 0 → A, 26 → AA. */
export const columnLetters = (index: number): string => (index < 26 ? '' : columnLetters(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));
