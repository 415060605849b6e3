import { registryEvents, type Row } from '../../schema/index.ts';
import { compareEvents } from '../household-events.ts';
import type { Check, CheckContext, Raise } from './context.ts';

/**
 * "Order must make sense for each household: in before out, out before returned" (data dictionary). Messages point at
 * rows and never name a household.
 */
export const checkHouseholdLife: Check = (context, raise) => {
  if (!context.tables.registry_events || !context.isWhole('registry_events')) return;
  const byHousehold = context.rowsBy('registry_events', 'household_key');
  for (const household of byHousehold.values()) checkHousehold(context, raise, byHousehold.all(household));

  context.rows('registry').forEach(({ household_key: household }, position) => {
    if (byHousehold.has(household)) return;
    raise('household-without-events', context.at('registry', position, 'household_key'), '这一户在动态表中没有记录');
  });
};

function checkHousehold(context: CheckContext, raise: Raise, positions: readonly number[]): void {
  const rows = context.rows('registry_events');
  const row = (position: number): Row<'registry_events'> => rows[position] as Row<'registry_events'>;
  let state: 'never in' | 'in' | 'removed' | 'exited' = 'never in';
  let before: number | undefined;
  for (const position of positions.toSorted((a, b) => compareEvents(row(a), row(b)))) {
    const { event, on } = row(position);
    const name = `${on} 的“${registryEvents[event]}”`;
    const at = context.at('registry_events', position, 'event');
    const since = before === undefined ? '' : `（上一条记录在第 ${context.at('registry_events', before).row} 行）`;
    if (event === 'exited' || event === 'removed') {
      if (state !== 'in') raise('household-not-in', at, `${name}之前，这一户不在册${since}`);
      state = event;
    } else {
      if (state === 'in') raise('household-already-in', at, `${name}之前，这一户已经在册${since}`);
      else if (event === 'returned' && state !== 'exited') {
        raise('household-returned-first', at, `${name}之前，这一户没有脱贫记录${since}`);
      }
      state = 'in';
    }
    before = position;
  }
}
