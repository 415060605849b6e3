/** Characters that a name of a sheet may have. */
const longest = 31;

/** Makes names of sheets that spreadsheets accept: none of `[]:*?/\` and no quotes, at most 31 characters, each one once. */
export function createSheetNames(): (wanted: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    const plain = wanted.replace(/[[\]:*?/\\']/g, '_').trim() || '表';
    for (let number = 1; ; number += 1) {
      const ending = number === 1 ? '' : ` (${number})`;
      const name = `${plain.slice(0, longest - ending.length)}${ending}`;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  };
}
