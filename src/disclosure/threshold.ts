/**
 * A count that stands alone, in no table of sums, such as the beneficiaries of a project: fewer households than the threshold, but not none, point at
 * somebody and are not printed. Counts from the registry are another matter: see `suppress.ts`.
 * Source: 国家统计局《统计法》第二十五条 (no data by which a single respondent can be told) and the practice of
 * statistical offices; the threshold is `disclosure.threshold` in portal.json, 5 by default.
 *
 * @param households whole number ≥ 0
 * @param threshold whole number ≥ 2, in households
 * @returns true when the count, and anything counted from the same households, may be printed
 */
export const mayPrint = (households: number, threshold: number): boolean => households === 0 || households >= threshold;
