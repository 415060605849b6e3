import loadHighs, { type Model } from 'highs';
import type { Component } from './simplify.ts';

let loaded: ReturnType<typeof loadHighs> | undefined;

export interface Optimum {
  /** `Optimal`, or what HiGHS says instead; then there are no values. */
  readonly status: string;
  /** By place in the component's list of variables. */
  readonly values: Float64Array;
}

export interface Solver {
  /**
   * Maximizes a sum of the component's variables, given by their place in its list.
   *
   * @param fromInside by the interior point method: far faster where much changes in a large system. Otherwise by the
   *   simplex method from where the last one ended.
   */
  maximize(objective: readonly (readonly [place: number, coefficient: number])[], fromInside?: boolean): Optimum;
  dispose(): void;
}

/**
 * @param whole true to look for whole numbers only: exact, and slow; for small systems
 * @param seconds for one program; one that takes longer has no optimum
 */
export async function openSolver(
  component: Component,
  low: readonly number[] | ((variable: number) => number),
  high: readonly number[] | ((variable: number) => number),
  { whole = false, seconds = 120 } = {},
): Promise<Solver> {
  loaded ??= loadHighs();
  const highs = await loaded;
  const statusNames = new Map<number, string>(
    Object.entries(highs.constants.modelStatus).map(([name, code]) => [code, name]),
  );
  const place = new Map(component.variables.map((variable, at) => [variable, at]));
  const rows = component.rows.filter((row) => !row.follows);
  const starts = [0];
  for (const row of rows) starts.push(starts.at(-1)! + row.variables.length);
  const numCols = component.variables.length;
  const numRows = rows.length;
  const finite = (value: number): number =>
    value === Infinity ? highs.infinity : value === -Infinity ? -highs.infinity : value;
  const model: Model = highs.createModel({
    numCols,
    numRows,
    sense: highs.constants.objectiveSense.maximize,
    colCost: new Float64Array(numCols),
    colLower: component.variables.map(typeof low === 'function' ? low : (variable) => low[variable]!),
    colUpper: component.variables.map(typeof high === 'function' ? high : (variable) => high[variable]!),
    rowLower: rows.map((row) => finite(row.low)),
    rowUpper: rows.map((row) => finite(row.high)),
    matrix: {
      format: 'csr',
      numRows,
      numCols,
      starts,
      indices: rows.flatMap((row) => row.variables.map((variable) => place.get(variable)!)),
      values: rows.flatMap((row) => row.coefficients),
    },
    ...(whole ? { integrality: new Int32Array(numCols).fill(highs.constants.variableType.integer) } : {}),
  });
  model.options.set({ output_flag: false });
  const every = { kind: 'range', from: 0, to: numCols - 1 } as const;
  return {
    maximize(objective, fromInside = false) {
      const costs = new Float64Array(numCols);
      for (const [at, coefficient] of objective) costs[at]! += coefficient;
      model.changeColsCost(every, costs);
      let modelStatus: number = highs.constants.modelStatus.notSet;
      // Where the interior point method finds no end the simplex method may.
      for (const method of fromInside ? ['ipm', 'simplex'] : ['simplex']) {
        model.options.set('solver', whole ? 'choose' : method);
        // HiGHS counts the time of all runs of a model together.
        model.options.set('time_limit', model.getRunTime() + seconds);
        ({ modelStatus } = model.run());
        if (modelStatus === highs.constants.modelStatus.optimal) {
          return { status: 'Optimal', values: model.getSolution().colValue };
        }
      }
      return { status: statusNames.get(modelStatus) ?? String(modelStatus), values: new Float64Array() };
    },
    dispose: () => model.dispose(),
  };
}
