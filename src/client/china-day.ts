/** The day in China, `YYYY-MM-DD`, wherever the phone is: one time zone, 8 hours ahead of UTC all year. */
export const chinaDay = (): string => new Date(Date.now() + 8 * 60 * 60 * 1000).toISOString().slice(0, 10);
