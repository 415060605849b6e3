/**
 * Primary suppression: a count of fewer households than the threshold points at somebody and is not printed.
 * Source: 国家统计局《统计法》第二十五条 (no data by which a single respondent can be told) and the practice of
 * statistical offices; the threshold is `disclosure.threshold` in portal.json, 5 by default.
 *
 * @param households whole number ≥ 0
 * @param threshold whole number ≥ 2, in households
 * @returns true when the count, and anything counted from the same households, may be printed
 */
export const mayPrint = (households: number, threshold: number): boolean => households >= threshold;

/**
 * Counts that add up to one another (a village's entries and exits by year and its households today) are printed
 * together or not at all: with one of them hidden and the rest printed, the hidden one could be worked out. Plain and
 * safe; what it costs in numbers is the price until suppression is chosen cell by cell.
 *
 * @param counts whole numbers of households ≥ 0; a zero is nobody and hides nothing
 */
export const mayPrintAll = (counts: Iterable<number>, threshold: number): boolean => {
  for (const count of counts) if (count !== 0 && !mayPrint(count, threshold)) return false;
  return true;
};
