/** Page numbers worth a link from `page`: the first, the last and the neighbours, with gaps between. */
export function pageWindow(page: number, pages: number): (number | 'gap')[] {
  const near = new Set([1, pages, page - 2, page - 1, page, page + 1, page + 2]);
  const numbers = [...near].filter((number) => number >= 1 && number <= pages).sort((a, b) => a - b);
  return numbers.flatMap((number, index) => {
    const before = numbers[index - 1] ?? 0;
    if (number - before <= 1) return [number];
    // One page left out takes as much room as the gap itself.
    return number - before === 2 ? [number - 1, number] : ['gap' as const, number];
  });
}
