import { expect, test } from 'vitest';
import { sampleAsOf } from '../../src/sample/index.ts';
import { fen, groupBy, isUnder, readTable, sumOf } from './committed-sample.ts';

const funds = readTable('funds');
const allocations = readTable('allocations');
const projects = readTable('projects');
const disbursements = readTable('disbursements');
const pair = (row: Record<string, string>) => `${row['project_id']}/${row['fund_id']}`;

test('what a fund gave out first hand is never more than the fund, and all of it by the end of the year but for one', () => {
  const short: string[] = [];
  for (const fund of funds) {
    const rows = allocations.filter(({ fund_id }) => fund_id === fund['fund_id']);
    const pots = rows.filter(({ project_id }) => project_id === '');
    // A row counts as first hand when no pot stands above its place.
    const firstHand = rows.filter(
      (row) =>
        !pots.some(
          (pot) =>
            pot !== row &&
            (isUnder(row['region_code']!, pot['region_code']!) ||
              (row['project_id'] !== '' && row['region_code'] === pot['region_code'])),
        ),
    );
    const given = sumOf(firstHand, 'amount');
    expect(given, fund['fund_id']).toBeLessThanOrEqual(fen(fund['amount']));
    if (given < fen(fund['amount']) && fund['year'] !== '2020') short.push(fund['fund_id']!);
  }
  expect(short).toEqual(['DS2018-1']);
});

test('a place’s pot covers what its projects, and the towns below it, received from the same fund', () => {
  for (const [key, rows] of groupBy(
    allocations,
    ({ fund_id, region_code }) => `${fund_id}/${region_code!.slice(0, 6)}`,
  )) {
    const county = rows.filter(({ project_id, region_code }) => project_id === '' && region_code!.endsWith('000000'));
    const towns = rows.filter(({ project_id, region_code }) => project_id === '' && !region_code!.endsWith('000000'));
    const toProjects = rows.filter(({ project_id }) => project_id !== '');
    if (county.length > 0) expect(sumOf(toProjects, 'amount'), key).toBeLessThanOrEqual(sumOf(county, 'amount'));
    expect(sumOf(towns, 'amount'), key).toBeLessThanOrEqual(sumOf(county, 'amount'));
    for (const town of towns) {
      const inTown = toProjects.filter(({ region_code }) => region_code!.startsWith(town['region_code']!.slice(0, 9)));
      expect(sumOf(inTown, 'amount'), key).toBeLessThanOrEqual(fen(town['amount']));
    }
  }
});

test('no project was paid more from a fund than that fund gave it, nor more in all than its budget', () => {
  const given = groupBy(
    allocations.filter(({ project_id }) => project_id !== ''),
    pair,
  );
  for (const [key, rows] of groupBy(disbursements, pair)) {
    expect(sumOf(rows, 'amount'), key).toBeLessThanOrEqual(sumOf(given.get(key) ?? [], 'amount'));
  }
  const paid = groupBy(disbursements, ({ project_id }) => project_id!);
  for (const { project_id, budget } of projects) {
    expect(sumOf(paid.get(project_id!) ?? [], 'amount'), project_id).toBeLessThanOrEqual(fen(budget));
  }
});

test('what was settled is never more than what was paid and what is still to come', () => {
  const given = groupBy(allocations, ({ project_id }) => project_id!);
  for (const { project_id, settled, budget } of projects) {
    if (settled === '') continue;
    expect(fen(settled), project_id).toBeLessThanOrEqual(sumOf(given.get(project_id!)!, 'amount'));
    expect(fen(settled), project_id).toBeLessThanOrEqual(fen(budget));
  }
});

test('instalments count from one, day by day, and none lies after the sample’s day or before the money was given', () => {
  const given = new Map(
    allocations.filter(({ project_id }) => project_id !== '').map((row) => [pair(row), row['allocated_on']!]),
  );
  for (const [key, rows] of groupBy(disbursements, pair)) {
    const ordered = [...rows].sort((a, b) => Number(a['instalment']) - Number(b['instalment']));
    expect(
      ordered.map(({ instalment }) => Number(instalment)),
      key,
    ).toEqual(ordered.map((_, at) => at + 1));
    const days = ordered.map(({ paid_on }) => paid_on!);
    expect(days, key).toEqual([...days].sort());
    expect(days[0]! >= given.get(key)!, key).toBe(true);
    expect(days.at(-1)! <= sampleAsOf, key).toBe(true);
  }
});

test('revolving funds close with what they opened with, took in and got back, less what they spent', () => {
  for (const [id, rows] of groupBy(readTable('revolving_funds'), ({ revolving_fund_id }) => revolving_fund_id!)) {
    let opening = 0;
    for (const row of rows) {
      expect(fen(row['opening']), id).toBe(opening);
      opening = fen(row['opening']) + fen(row['received']) + fen(row['repaid']) - fen(row['spent']);
      expect(fen(row['closing']), id).toBe(opening);
      expect(opening, id).toBeGreaterThanOrEqual(0);
    }
  }
});

test('what enterprises gave in money is what the enterprises’ fund of the year holds', () => {
  const given = groupBy(
    readTable('contributions').filter(({ kind }) => kind === '资金'),
    ({ year }) => year!,
  );
  const held = groupBy(
    funds.filter(({ level }) => level === '企业'),
    ({ year }) => year!,
  );
  expect(given.size).toBeGreaterThan(3);
  for (const [year, rows] of held) expect(sumOf(given.get(year) ?? [], 'amount'), year).toBe(sumOf(rows, 'amount'));
});

test('a factory of 1000 m² was paid 40 + 10 + 10 万元 but for two odd ones, and is let to an enterprise that, but for one, hires half its workers from the registry', () => {
  const factories = readTable('assets').filter(({ kind }) => kind === '标准厂房');
  expect(factories.length).toBeGreaterThan(5);
  const odd: string[] = [];
  const shortOfHands: string[] = [];
  for (const factory of factories) {
    const paid = disbursements.filter(({ project_id }) => project_id === factory['project_id']);
    expect(fen(factory['invested']), factory['asset_id']).toBe(sumOf(paid, 'amount'));
    expect(factory['area']).toBe('1000');
    expect(factory['tenant']).not.toBe('');
    const amounts = paid.map(({ amount }) => amount).sort().join('+');
    if (amounts !== '10+10+40') odd.push(amounts);
    if (Number(factory['registry_jobs']) * 2 < Number(factory['jobs'])) shortOfHands.push(factory['asset_id']!);
  }
  expect(odd.sort()).toEqual(['10+12+40', '10+40+8']);
  expect(shortOfHands).toHaveLength(1);
});

test('interest paid on small loans and the cost of training are what their projects were paid', () => {
  const paid = groupBy(disbursements, ({ project_id }) => project_id!);
  const paidFor = (word: string, year: string, place: string) =>
    projects
      .filter(
        (project) => project['name']!.includes(word) && project['region_code'] === place && project['year'] === year,
      )
      .reduce((sum, { project_id }) => sum + sumOf(paid.get(project_id!) ?? [], 'amount'), 0);
  for (const { region_code, year, subsidy } of readTable('microloans')) {
    expect(fen(subsidy), `${region_code}/${year}`).toBe(paidFor('小额信贷贴息', year!, region_code!));
  }
  for (const [key, rows] of groupBy(readTable('training'), ({ region_code, year }) => `${region_code}/${year}`)) {
    const [place, year] = key.split('/') as [string, string];
    expect(sumOf(rows, 'cost'), key).toBe(paidFor('技能培训', year, place));
  }
});

test('small loans are subsidised with half of a year’s interest, but for one county in one year', () => {
  const short = readTable('microloans').filter((row) => fen(row['subsidy']) * 2 < Math.round((fen(row['amount']) * Number(row['rate'])) / 100));
  expect(short.map(({ region_code, year }) => [region_code, year])).toEqual([['999001000000', '2018']]);
});

test('a land quota’s hectares times its price is what the fund holds', () => {
  const quotas = funds.filter(({ level }) => level === '土地指标');
  expect(quotas.length).toBeGreaterThan(3);
  for (const { quota_hectares, price_per_hectare, amount } of quotas) expect(Math.round(Number(quota_hectares) * fen(price_per_hectare))).toBe(fen(amount));
});
