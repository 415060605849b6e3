import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { attackReleases, attackSite, attackSites, type Found } from './attack.ts';
import { trueValue, unprotected } from './judge.ts';
import { simplifyPairs } from './pairs.ts';
import { releaseOf, type PublishedPlace } from './published.ts';
import { writeRandomRegistry } from './random-registry.ts';
import { ranges, roundDown, roundUp, wholeValues } from './ranges.ts';
import { recount, type Recount } from './recount.ts';
import { relate } from './relations.ts';
import { linkReleases } from './releases.ts';
import { seeded } from './seeded.ts';
import { cellsOf, hideSmall, publish, registryFolder, suppressed, truthOf, writeSite, type Truth } from './synthetic-site.ts';
import { metStandards } from './standards.ts';
import type { System } from './system.ts';

const roots = ['990100000000', '999001000000'];

interface CityOptions {
  householdsPerVillage?: number;
  isOrderly?: boolean;
  asOf?: string;
}

function randomCity(seed: number, { householdsPerVillage, isOrderly, asOf = '2020-06-30' }: CityOptions = {}): { recounted: Recount; truth: Truth } {
  const folder = temporaryFolder();
  writeRandomRegistry(folder, seed, householdsPerVillage, isOrderly);
  const recounted = recount(folder, asOf);
  return { recounted, truth: truthOf(recounted, roots) };
}

function hideSome(truth: Truth, seed: number, share: number): Set<string> {
  const random = seeded(seed);
  return new Set([...cellsOf(truth).keys()].filter(() => random() < share));
}

/** The attacker's system, to be solved in the plain way. */
const written = ({ variables, low, rows }: System): Parameters<typeof ranges>[0] => {
  expect(low.every((it) => it === 0)).toBe(true);
  const all = rows.map((row) => ({
    terms: Object.fromEntries(row.variables.map((variable, at) => [variables[variable]!, row.coefficients[at]!])),
    row,
  }));
  const isEquation = ({ row }: (typeof all)[number]): boolean => row.low === row.high;
  return {
    variables,
    equations: all.filter(isEquation).map(({ terms, row }) => ({ terms, equals: row.low })),
    inequalities: all.filter((it) => !isEquation(it)).flatMap(({ terms, row }) => [
      ...(row.high < Infinity ? [{ terms, atMost: row.high }] : []),
      ...(row.low > -Infinity
        ? [{ terms: Object.fromEntries(Object.entries(terms).map(([name, coefficient]) => [name, -coefficient])), atMost: -row.low }]
        : []),
    ]),
  };
};

test('the joint attack finds for every cell the ends that two plain programs find', async () => {
  for (const [seed, share] of [[1, 0.1], [2, 0.3], [3, 0.3]] as const) {
    const { truth } = randomCity(seed, { householdsPerVillage: 6, asOf: '2016-12-31' });
    const release = releaseOf([publish(truth, hideSome(truth, seed, share))]);
    const knowledge = relate(linkReleases([release]));
    simplifyPairs(knowledge);
    const { system } = knowledge;
    const hidden = new Map([...knowledge.hidden, ...knowledge.derived]);
    const plain = await ranges(written(system), { of: new Set(hidden.keys()) });
    // Once as a whole, and once in pieces as a whole city is.
    for (const large of [3000, 40]) {
      const { attacked, narrow } = await attackReleases([release], { values: Infinity, large });
      expect(attacked).toBe(hidden.size);
      expect(narrow).toHaveLength(hidden.size);
      for (const { cell, low, high, status } of narrow) {
        const { low: from, high: to } = plain.get(cell)!;
        expect([cell, status, low, Math.min(high, 1000)])
          .toEqual([cell, 'Optimal', roundUp(from), Math.min(roundDown(to), 1000)]);
      }
    }
  }
});

test('whatever is hidden, the true numbers lie within the ends that the attack finds', async () => {
  for (let seed = 10; seed < 22; seed += 1) {
    const { recounted, truth } = randomCity(seed);
    const hide = hideSome(truth, seed, 0.05 + 0.05 * (seed % 8));
    const { narrow } = await attackReleases([releaseOf([publish(truth, hide)])], { values: Infinity });
    for (const { cell, low, high, status } of narrow) {
      const value = trueValue(recounted, cell)!;
      expect([cell, status, low <= value, value <= high]).toEqual([cell, 'Optimal', true, true]);
    }
  }
});

test('the true numbers of a disorderly registry lie within the ends that an attacker finds who takes nothing for granted', async () => {
  for (let seed = 50; seed < 56; seed += 1) {
    const { recounted, truth } = randomCity(seed, { isOrderly: false });
    const { narrow } = await attackReleases([releaseOf([publish(truth, hideSome(truth, seed, 0.2))])], { values: Infinity });
    for (const { cell, low, high, status } of narrow) {
      const value = trueValue(recounted, cell)!;
      expect([cell, status, low <= value, value <= high]).toEqual([cell, 'Optimal', true, true]);
    }
  }
});

test('the attack asks the same and finds the same each time', async () => {
  const folder = temporaryFolder();
  const { truth } = randomCity(30);
  writeSite(folder, [publish(truth, hideSmall(truth))]);
  const [first, second] = [await attackSite(folder), await attackSite(folder)];
  expect({ ...first, seconds: 0 }).toEqual({ ...second, seconds: 0 });
});

test('hiding small counts and one more in each sum does not protect a registry, and the attack says so', async () => {
  const { recounted, truth } = randomCity(31, { householdsPerVillage: 40 });
  const result = await attackReleases([releaseOf([publish(truth, hideSmall(truth))])]);
  expect(result.disclosed.length).toBeGreaterThan(3);
  for (const { cell, low, high } of result.disclosed) expect([cell, low, high]).toEqual([cell, trueValue(recounted, cell), trueValue(recounted, cell)]);
  const failed = new Set(unprotected(result, recounted, 5));
  expect(result.disclosed.every((it) => failed.has(it))).toBe(true);
});

test('the whole numbers that solve a small table are those that trying all of them gives', async () => {
  await fc.assert(fc.asyncProperty(
    fc.array(fc.array(fc.record({ value: fc.nat(5), hidden: fc.boolean() }), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 3 }),
    async (table) => {
      const cells = table.flatMap((row, i) => row.map((cell, j) => ({ ...cell, i, j }))).filter(({ hidden }) => hidden);
      if (cells.length === 0) return;
      const lines = [...table.keys()].map((i) => cells.filter((cell) => cell.i === i))
        .concat([0, 1, 2].map((j) => cells.filter((cell) => cell.j === j))).filter((line) => line.length > 0);
      const sum = (line: readonly { value: number }[]): number => line.reduce((total, { value }) => total + value, 0);
      const name = ({ i, j }: { i: number; j: number }): string => `${i} ${j}`;
      const system = {
        variables: cells.map(name),
        equations: lines.map((line) => ({ terms: Object.fromEntries(line.map((cell) => [name(cell), 1])), equals: sum(line) })),
      };
      const possible = cells.map(() => new Set<number>());
      const tried: number[] = [];
      const fill = (at: number): void => {
        if (at === cells.length) {
          tried.forEach((value, index) => possible[index]!.add(value));
          return;
        }
        for (let value = 0; value <= 15; value += 1) {
          tried[at] = value;
          const fits = lines.every((line) => {
            const known = line.filter((cell) => cells.indexOf(cell) <= at);
            const total = known.reduce((so, cell) => so + tried[cells.indexOf(cell)]!, 0);
            return known.length === line.length ? total === sum(line) : total <= sum(line);
          });
          if (fits) fill(at + 1);
        }
        tried.length = at;
      };
      fill(0);
      for (const whole of [false, true]) {
        const found = await ranges(system, { whole });
        cells.forEach((cell, at) => {
          const { low, high } = found.get(name(cell))!;
          expect([roundUp(low), roundDown(high)]).toEqual([Math.min(...possible[at]!), Math.max(...possible[at]!)]);
          expect(wholeValues(low, high)).toBe(possible[at]!.size);
        });
      }
    },
  ), { numRuns: 60 });
});

// One rule after the other: tables so small that a reader sees what gives the hidden number away.

type Cells = Record<string, number | 'x'>;

const place = (code: string, parent: string | null, years: Record<string, Cells>): PublishedPlace => ({
  code,
  name: code,
  level: code.endsWith('000') ? 'town' : 'village',
  parent,
  values: Object.fromEntries(Object.entries(years).map(([year, cells]) => [
    year,
    Object.fromEntries(Object.entries(cells).map(([key, value]) => [key, value === 'x' ? suppressed : value])),
  ])),
});

const siteOf = (...places: PublishedPlace[]): ReturnType<typeof releaseOf> =>
  releaseOf([{ as_of: '2020-06-30', threshold: 5, suppressed, years: [], columns: [], places }]);

async function endsOf(...releases: ReturnType<typeof releaseOf>[]): Promise<Record<string, [number, number]>> {
  const { narrow } = await attackReleases(releases, { values: Infinity });
  return Object.fromEntries(narrow.map(({ cell, low, high }: Found) => [cell, [low, high]]));
}

test('a hidden stock follows from the year before and what came and went', async () => {
  const found = await endsOf(siteOf(place('1', null, {
    2014: { closing: 'x', identified: 9, added: 0, returned: 0, removed: 1, exited: 0 },
    2015: { closing: 'x', identified: 0, added: 2, returned: 1, removed: 0, exited: 4 },
  })));
  expect(found).toEqual({ '1/2014/closing': [8, 8], '1/2015/closing': [7, 7] });
});

test('two hidden cells of a sum, each in another sum, are worked out together', async () => {
  const stock = (value: number | 'x', yes: number | 'x', no: number | 'x'): Record<string, Cells> =>
    ({ 0: { registered: value, labour_yes: yes, labour_no: no, labour_unreported: 0 } });
  const found = await endsOf(siteOf(
    place('1000', null, stock(20, 12, 8)),
    place('1001', '1000', stock(11, 'x', 'x')),
    place('1002', '1000', stock(9, 'x', 'x')),
  ));
  expect(found).toEqual({
    '1001/0/labour_yes': [3, 11], '1001/0/labour_no': [0, 8], '1002/0/labour_yes': [1, 9], '1002/0/labour_no': [0, 8],
  });
});

test('as many persons as households leave one person for each', async () => {
  const found = await endsOf(siteOf(
    place('1000', null, { 0: { closing: 9, closing_persons: 10 } }),
    place('1001', '1000', { 0: { closing: 4, closing_persons: 'x' } }),
    place('1002', '1000', { 0: { closing: 5, closing_persons: 'x' } }),
  ));
  expect(found).toEqual({ '1001/0/closing_persons': [4, 5], '1002/0/closing_persons': [5, 6] });
});

test('nobody with a measure comes or goes in a year without any change', async () => {
  const still = { identified: 0, added: 0, returned: 0, removed: 0, exited: 0 };
  const found = await endsOf(siteOf(place('1', null, {
    2014: { registered: 9, ...still, identified: 9, measure_industry: 3, labour_yes: 'x', labour_no: 'x', labour_unreported: 2 },
    2015: { registered: 10, ...still, identified: 1, measure_industry: 'x', labour_yes: 5, labour_no: 3, labour_unreported: 2 },
  })));
  expect(found).toEqual({ '1/2015/measure_industry': [3, 4], '1/2015/no_measure_industry': [6, 7], '1/2014/labour_yes': [4, 5], '1/2014/labour_no': [2, 3] });
});

test('households without a measure are attacked where the stock and the measure are both hidden', async () => {
  const found = await endsOf(siteOf(
    place('1000', null, { 0: { registered: 8, measure_industry: 7 } }),
    place('1001', '1000', { 0: { registered: 'x', measure_industry: 'x' } }),
    place('1002', '1000', { 0: { registered: 'x', measure_industry: 'x' } }),
  ));
  expect(found['1001/0/no_measure_industry']).toEqual([0, 1]);
});

const causeCells = (kind: 'cause' | 'exit', some: Cells): Cells => Object.fromEntries([
  'illness', 'disability', 'schooling', 'disaster', 'no_labour', 'no_skill',
  'no_capital', 'no_land', 'no_water', 'poor_roads', 'low_motivation', 'other',
].map((cause) => [`${kind}_${cause}`, some[cause] ?? 0]));
const groupCells = (kind: 'cause' | 'exit', some: Cells): Cells =>
  Object.fromEntries(['health', 'schooling', 'means', 'other'].map((group) => [`${kind}_group_${group}`, some[group] ?? 0]));

test('the causes of a town bound the groups of its villages, and the other way round', async () => {
  const found = await endsOf(siteOf(
    place('1000', null, { 0: { registered: 12, ...causeCells('cause', { illness: 'x', disability: 'x', schooling: 4 }) } }),
    place('1001', '1000', { 0: { registered: 7, ...groupCells('cause', { health: 5, schooling: 2 }) } }),
    place('1002', '1000', { 0: { registered: 'x', ...groupCells('cause', { health: 'x', schooling: 'x' }) } }),
  ));
  expect(found).toEqual({
    '1000/0/cause_illness': [0, 8], '1000/0/cause_disability': [0, 8],
    '1002/0/registered': [5, 5], '1002/0/cause_group_health': [3, 3], '1002/0/cause_group_schooling': [2, 2],
  });
});

test('a cause cannot grow in a year in which nobody came, nor shrink among those who have left when nobody came back', async () => {
  const still = { identified: 0, added: 0, returned: 0, removed: 0, exited: 0 };
  const found = await endsOf(siteOf(place('1', null, {
    2014: {
      registered: 8, closing: 8, left: 0, ...still, identified: 8,
      ...groupCells('cause', { health: 'x', means: 'x' }), ...groupCells('exit', {}),
    },
    2015: {
      registered: 6, closing: 4, left: 2, ...still, removed: 2, exited: 2,
      ...groupCells('cause', { health: 4, means: 2 }), ...groupCells('exit', { health: 'x', means: 'x' }),
    },
    2016: {
      registered: 6, closing: 3, left: 3, ...still, exited: 1,
      ...groupCells('cause', { health: 4, means: 2 }), ...groupCells('exit', { health: 2, means: 1 }),
    },
  })));
  expect(found['1/2014/cause_group_health']).toEqual([4, 6]);
  expect(found['1/2015/exit_group_means']).toEqual([0, 1]);
});

test('those who come with a cause to a town came with its group to one of its villages', async () => {
  const stock = (households: number, identified: number): Cells =>
    ({ registered: households, closing: households, left: 0, identified, added: 0, returned: 0, removed: 0, exited: 0 });
  const village = (code: string, before: number, came: number, health: number | 'x', means: number | 'x'): PublishedPlace => place(code, '1000', {
    2014: { ...stock(before, before), ...groupCells('cause', { health: before }) },
    2015: { ...stock(before + came, came), ...groupCells('cause', { health, means }) },
  });
  const found = await endsOf(siteOf(
    place('1000', null, {
      2014: { ...stock(6, 6), ...causeCells('cause', { illness: 6 }), ...groupCells('exit', {}) },
      2015: { ...stock(9, 3), ...causeCells('cause', { illness: 'x', disability: 'x', no_skill: 'x' }), ...groupCells('exit', {}) },
    }),
    village('1001', 3, 1, 'x', 'x'),
    village('1002', 3, 2, 3, 2),
  ));
  expect(found).toMatchObject({
    '1000/2015/cause_illness': [6, 7], '1000/2015/cause_disability': [0, 1], '1000/2015/cause_no_skill': [2, 3],
    '1001/2015/cause_group_health': [3, 4],
  });
});

test('the registered are those in the registry and those who have left', async () => {
  const found = await endsOf(siteOf(
    place('1000', null, { 0: { registered: 20, closing: 12, left: 8 } }),
    place('1001', '1000', { 0: { registered: 11, closing: 'x', left: 'x' } }),
    place('1002', '1000', { 0: { registered: 9, closing: 'x', left: 'x' } }),
  ));
  expect(found).toEqual({
    '1001/0/closing': [3, 11], '1001/0/left': [0, 8], '1002/0/closing': [1, 9], '1002/0/left': [0, 8],
  });
});

test('of those who have left no more have a cause than of all, in towns and villages that print no such number', async () => {
  const found = await endsOf(siteOf(
    place('1000000', null, { 0: { left: 9, registered: 20, ...causeCells('cause', { illness: 8, disability: 12 }), ...causeCells('exit', { illness: 'x', disability: 'x' }) } }),
    place('1001000', '1000000', {
      0: { left: 6, registered: 10, ...causeCells('cause', { illness: 2, disability: 8 }), ...groupCells('exit', { health: 6 }) },
    }),
    place('1002000', '1000000', {
      0: { left: 3, registered: 10, ...causeCells('cause', { illness: 6, disability: 4 }), ...groupCells('exit', { health: 3 }) },
    }),
  ));
  // Two with an illness can have left the one town, and three the other.
  expect(found).toMatchObject({ '1000000/0/exit_illness': [0, 5], '1000000/0/exit_disability': [4, 9], '1000000/0/staying_disability': [3, 8] });
  const village = (code: string, registered: number, left: number, health: number): PublishedPlace =>
    place(code, '1000', { 0: { registered, left, ...groupCells('cause', { health, other: registered - health }) } });
  const inVillages = await endsOf(siteOf(
    place('1000', null, {
      0: { left: 8, registered: 20, ...causeCells('cause', { illness: 12, no_land: 8 }), ...groupCells('exit', { health: 'x', other: 'x' }) },
    }),
    village('1001', 5, 5, 4),
    village('1002', 15, 3, 8),
  ));
  expect(inVillages).toEqual({
    '1000/0/exit_group_health': [4, 7], '1000/0/exit_group_other': [1, 4],
    '1000/0/staying_group_health': [5, 8], '1000/0/staying_group_other': [4, 7],
  });
});

test('an answer that no place has a column for was given by nobody', async () => {
  const cells = (registered: number | 'x'): Record<string, Cells> => ({ 0: { registered, labour_yes: 6, labour_no: 3 } });
  expect(await endsOf(siteOf(place('1', null, cells('x')), place('2', null, cells(9))))).toEqual({ '1/0/registered': [9, 9] });
});

test('persons are nowhere without a household', async () => {
  const found = await endsOf(siteOf(
    place('1000', null, { 0: { closing: 3, closing_persons: 11 } }),
    place('1001', '1000', { 0: { closing: 'x', closing_persons: 2 } }),
    place('1002', '1000', { 0: { closing: 'x', closing_persons: 9 } }),
  ));
  expect(found).toEqual({ '1001/0/closing': [1, 2], '1002/0/closing': [1, 2] });
  // All three in the registry would be all six persons, and leave two in the other village who are in no household.
  const cells = (registered: number | 'x', closing: number | 'x', left: number | 'x', persons: readonly (number | 'x')[]): Record<string, Cells> =>
    ({ 0: { registered, closing, left, registered_persons: persons[0]!, closing_persons: persons[1]!, left_persons: persons[2]! } });
  const hidden = await endsOf(siteOf(
    place('1000', null, cells(6, 3, 3, [12, 8, 4])),
    place('1001', '1000', cells(3, 'x', 'x', [6, 'x', 'x'])),
    place('1002', '1000', cells(3, 'x', 'x', [6, 'x', 'x'])),
  ));
  expect(hidden).toMatchObject({ '1001/0/closing': [1, 2], '1001/0/left': [1, 2], '1001/0/closing_persons': [3, 5], '1001/0/left_persons': [1, 3] });
});

test('an attacker who takes a disorderly registry for orderly sees the contradiction', async () => {
  const site = (left: number): ReturnType<typeof releaseOf> => siteOf(place('1', null, {
    2014: { registered: 9, closing: 9, left: 0, identified: 9, added: 0, returned: 0, removed: 0, exited: 0, labour_yes: 5, labour_no: 4 },
    2015: { registered: 7, closing: 'x', left, identified: 0, added: 0, returned: 0, removed: 2, exited: 4, labour_yes: 'x', labour_no: 'x' },
  }));
  const [orderly, not] = [await attackReleases([site(4)], { values: Infinity }), await attackReleases([site(3)], { values: Infinity })];
  expect([orderly.faith.orderly, not.faith.orderly]).toEqual([true, false]);
  expect(not.narrow).toMatchObject([
    { cell: '1/2015/closing', low: 4, high: 4 }, { cell: '1/2015/labour_yes', low: 3, high: 5 }, { cell: '1/2015/labour_no', low: 2, high: 4 },
  ]);
});

test('published numbers that contradict each other are an error', async () => {
  await expect(attackReleases([siteOf(place('1', null, { 0: { registered: 5, labour_yes: 6, labour_no: 'x', labour_unreported: 0 } }))]))
    .rejects.toThrow('contradict');
});

const labour = (registered: number | 'x', yes: number | 'x', no: number | 'x', unreported: number | 'x'): Record<string, Cells> =>
  ({ 0: { registered, labour_yes: yes, labour_no: no, labour_unreported: unreported } });

test('a cell that one release hides and another prints protects nothing', async () => {
  const first = siteOf(place('1', null, labour(20, 'x', 'x', 8)));
  const second = siteOf(place('1', null, labour(20, 7, 'x', 'x')));
  expect(await endsOf(first)).toEqual({ '1/0/labour_yes': [0, 12], '1/0/labour_no': [0, 12] });
  expect(await endsOf(first, second)).toEqual({ '1/0/labour_no': [5, 5] });
});

test('a cell that may have been revised is not taken for the same', async () => {
  const first = siteOf(place('1', null, labour(20, 'x', 'x', 8)));
  const revised = siteOf(place('1', null, labour(21, 7, 'x', 'x')));
  expect(await endsOf(first, revised)).toEqual({
    '1/0/labour_yes': [0, 12], '1/0/labour_no': [0, 12], '1/0/labour_no@1': [0, 14], '1/0/labour_unreported@1': [0, 14],
  });
});

test('an attacker to whom releases contradict each other trusts less', async () => {
  const release = (identified: number): ReturnType<typeof releaseOf> => siteOf(place('1', null, {
    2014: { closing: 'x', identified, added: 0, returned: 0, removed: 1, exited: 0 },
  }));
  expect(await endsOf(release(9), release(10))).toEqual({ '1/2014/closing': [8, 8], '1/2014/closing@1': [9, 9] });
  expect((await attackReleases([release(9), release(10)])).caution).toBe('careful');
  expect((await attackReleases([release(9), release(9)])).caution).toBe('trusting');
});

test('a household that moved between two villages does not make the releases contradict each other', async () => {
  const village = (code: string, registered: number | 'x', yes: number | 'x', no: number | 'x'): PublishedPlace =>
    place(code, '1000', labour(registered, yes, no, 0));
  const town = place('1000', null, labour(30, 18, 12, 0));
  const first = siteOf(town, village('1001', 10, 6, 4), village('1002', 'x', 'x', 'x'), village('1003', 'x', 'x', 'x'));
  const second = siteOf(town, village('1001', 11, 7, 4), village('1002', 'x', 'x', 'x'), village('1003', 9, 6, 3));
  const found = await endsOf(first, second);
  expect(found['1002/0/registered@1']).toEqual([10, 10]);
  expect(found['1002/0/registered']).toEqual([0, 20]);
});

test('what a later release withdraws stays known to those who kept the earlier one', async () => {
  const cells = (left: number | 'x', closing: number | 'x', registered: number | 'x'): Record<string, Cells> => ({ 2014: { registered, closing, left } });
  const first = siteOf(place('1', null, cells('x', 7, 'x')));
  const second = siteOf({ ...place('1', null, cells('x', 'x', 30)), withdrawn: { 2014: ['closing'] } });
  expect(await endsOf(second)).toEqual({ '1/2014/closing': [0, 30], '1/2014/left': [0, 30] });
  expect(await endsOf(first, second)).toEqual({ '1/2014/left': [23, 23] });
});

test('what pages say besides bounds what the tables hide', async () => {
  const site = temporaryFolder();
  mkdirSync(join(site, 'villages', '1001'), { recursive: true });
  writeFileSync(join(site, 'villages', '1001', 'index.html'), [
    '<tr><th>贫困发生率</th><td>低于2%</td><td><a>不公布</a></td><td>达标</td><td><time datetime="2014-12-02">2014年12月2日</time></td></tr>',
    '<dl><dt>全村人口</dt><dd>1,580<span>人</span></dd></dl>',
  ].join('\n'));
  const atMost = metStandards(site);
  expect([...atMost]).toEqual([['1001/2014/closing_persons', 31]]);
  const release = siteOf(place('1001', null, { 2014: { registered: 20, closing: 'x', left: 'x', closing_persons: 'x' } }));
  const { narrow } = await attackReleases([release], { values: Infinity, atMost });
  expect(narrow.find(({ cell }) => cell === '1001/2014/closing_persons')).toMatchObject({ low: 0, high: 31 });
});

test('some counties of a site are attacked by what they alone print', async () => {
  const { truth } = randomCity(41);
  const folder = temporaryFolder();
  const file = publish(truth, hideSome(truth, 41, 0.2));
  const isUnder = (code: string) => (it: PublishedPlace): boolean => it.code.startsWith(code.slice(0, 6));
  for (const code of ['990100000000', '990101000000', '999001000000']) {
    const places = file.places.filter(isUnder(code));
    writeFileSync(join(registryFolder(folder), `${code}.json`), JSON.stringify({ ...file, places }));
  }
  const counted = (codes: readonly string[]): Promise<number> => attackSite(folder, { counties: codes }).then(({ hidden }) => hidden);
  const whole = await attackSite(folder);
  const county = await counted(['990101000000']);
  expect(await counted(['999001000000'])).toBeGreaterThan(0);
  expect(await counted(['990101000000', '999001000000'])).toBe(county + (await counted(['999001000000'])));
  expect(county).toBeLessThan(whole.hidden);
  await expect(counted(['990102000000'])).rejects.toThrow('990102000000.json');
});

test('three releases of a folder each are read and attacked together', async () => {
  const { truth } = randomCity(40);
  const folders = [1, 2, 3].map((seed) => {
    const folder = temporaryFolder();
    writeSite(folder, [publish(truth, hideSome(truth, seed, 0.4))]);
    return folder;
  });
  const alone = await attackSite(folders[0]!);
  const together = await attackSites(folders);
  expect(together.attacked).toBeLessThan(alone.attacked);
  // Each release says much about what the others hide.
  expect(together.disclosed.length / together.attacked).toBeGreaterThan(alone.disclosed.length / alone.attacked);
});
