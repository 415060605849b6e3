/**
 * Draws a chart when it is about to come into view; until then nothing of the drawing is loaded. The table is the one that follows the figure, with what of it is
 * folded up behind.
 */
const figures = document.querySelectorAll<HTMLElement>('figure[data-chart]');

function tablesOf(figure: HTMLElement): HTMLTableElement[] {
  const tables: HTMLTableElement[] = [];
  for (let next = figure.nextElementSibling; next && tables.length < Number(figure.dataset.tables); next = next.nextElementSibling) {
    tables.push(...next.querySelectorAll('table'));
  }
  return tables;
}

async function drawNear(figure: HTMLElement): Promise<void> {
  const tables = tablesOf(figure);
  const area = figure.querySelector<HTMLElement>('.chart-area');
  if (tables.length === 0 || !area) return;
  try {
    const { drawChart } = await import('./chart/draw.ts');
    drawChart(figure, area, tables);
  } catch {
    // Without the picture the words and the table say the same; an empty frame would say nothing.
    area.hidden = true;
  }
}

if (figures.length > 0 && 'IntersectionObserver' in window) {
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        watch.unobserve(target);
        void drawNear(target as HTMLElement);
      }
    },
    { rootMargin: '200px' },
  );
  for (const figure of figures) watch.observe(figure);
}

export {};
