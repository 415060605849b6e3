/**
 * The file that tells that a spreadsheet program has `name` open, if there is one: Excel and WPS write `~$name.xlsx`, LibreOffice `.~lock.name.xlsx#`. WPS drops
 * the first two characters of a long name, as Word does.
 *
 * @param names all names in the folder
 */
export function findLockFile(name: string, names: Iterable<string>): string | undefined {
  const marks = new Set([`~$${name}`, `~$${name.slice(2)}`, `.~${name}`, `.~lock.${name}#`].map((one) => one.toLowerCase()));
  for (const one of names) if (marks.has(one.toLowerCase())) return one;
  return undefined;
}
