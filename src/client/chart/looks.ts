/** Colours and fills of charts: the site's own tokens, as they are for this reader just now (dark, high contrast, larger text). */
export interface Look {
  ink: string;
  soft: string;
  rule: string;
  ground: string;
  font: string;
  size: number;
  /** Fill of a series by its place; a pattern tells them apart where colours do not. */
  fill(index: number): CanvasPattern | string;
  /** Fills of a whole and of its parts. */
  within(index: number, of: number): CanvasPattern | string;
}

type Draw = (context: CanvasRenderingContext2D, size: number) => void;

const line = (context: CanvasRenderingContext2D, ...points: [number, number][]): void => {
  context.beginPath();
  points.forEach(([x, y], index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.stroke();
};

/** Each as the one before is not: plain, rising, dots, falling, lying, standing, crossed. */
const patterns: (Draw | undefined)[] = [
  undefined,
  (context, size) => {
    line(context, [-1, 1], [1, -1]);
    line(context, [0, size], [size, 0]);
    line(context, [size - 1, size + 1], [size + 1, size - 1]);
  },
  (context, size) => {
    context.beginPath();
    context.arc(size / 2, size / 2, size / 5, 0, 2 * Math.PI);
    context.fill();
  },
  (context, size) => line(context, [0, size / 2], [size, size / 2]),
  (context, size) => {
    line(context, [-1, size - 1], [1, size + 1]);
    line(context, [0, 0], [size, size]);
    line(context, [size - 1, -1], [size + 1, 1]);
  },
  (context, size) => line(context, [size / 2, 0], [size / 2, size]),
  (context, size) => {
    line(context, [0, size / 2], [size, size / 2]);
    line(context, [size / 2, 0], [size / 2, size]);
  },
];

const tileSize = 8;

/** A fill of one colour with a pattern in another on it. */
function makeFill(context: CanvasRenderingContext2D, colour: string, mark: string, draw: Draw | undefined): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = tileSize;
  tile.height = tileSize;
  const own = tile.getContext('2d');
  if (!draw || !own) return colour;
  own.fillStyle = colour;
  own.fillRect(0, 0, tileSize, tileSize);
  own.strokeStyle = mark;
  own.fillStyle = mark;
  own.lineWidth = 1.5;
  draw(own, tileSize);
  return context.createPattern(tile, 'repeat') ?? colour;
}

/** Colours of series, by their tokens; after the last, from the first again with other patterns. */
const seriesTokens = ['--step-4', '--accent', '--step-2', '--good', '--rule-strong'];

/** Reads how things look at an element now. */
export function lookOf(element: HTMLElement, context: CanvasRenderingContext2D): Look {
  const style = getComputedStyle(element);
  const isForced = matchMedia('(forced-colors: active)').matches;
  const token = (name: string): string => (isForced ? style.color : style.getPropertyValue(name).trim() || style.color);
  const ground = isForced ? getComputedStyle(document.body).backgroundColor : token('--sheet');
  return {
    ink: token('--ink'),
    soft: token('--ink-soft'),
    rule: token('--rule'),
    ground,
    font: style.fontFamily,
    size: Math.round(Number.parseFloat(style.fontSize) * 0.8),
    fill(index) {
      const colour = token(seriesTokens[index % seriesTokens.length]!);
      return makeFill(context, colour, ground, patterns[index % patterns.length]);
    },
    within(index, of) {
      if (index === 0) return isForced ? ground : token('--tint');
      return index === of - 1 ? token('--step-4') : makeFill(context, token('--step-2'), token('--step-4'), patterns[1]);
    },
  };
}
