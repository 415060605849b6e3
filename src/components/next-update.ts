/**
 * The first day of the month's update after the day that the site speaks for. Days are `YYYY-MM-DD`.
 *
 * @param dayOfMonth 1 to 28, as in portal.json
 */
export function nextUpdate(asOf: string, dayOfMonth: number): string {
  const [year = 0, month = 0, day = 0] = asOf.split('-').map(Number);
  const months = year * 12 + (month - 1) + (day >= dayOfMonth ? 1 : 0);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${Math.floor(months / 12)}-${two((months % 12) + 1)}-${two(dayOfMonth)}`;
}
