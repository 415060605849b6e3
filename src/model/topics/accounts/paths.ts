import type { Facts } from '../../facts.ts';
import type { Place } from '../../places.ts';
import { villagesIn } from '../ledgers/ledger.ts';

export const accountsRoot = '/accounts/';

/** Villages of the programme, and counties that have some, have the five accounts. */
export const hasAccounts = (facts: Facts, place: Place): boolean => (place.level === 'county' || place.level === 'village') && place.covered && villagesIn(facts, place).length > 0;

/** Address of a place's five accounts; undefined when it has none. */
export const accountsPath = (facts: Facts, place: Place): string | undefined => (hasAccounts(facts, place) ? `${accountsRoot}${place.code}/` : undefined);

/** Address of the list of a county's villages. */
export const accountListPath = (county: Place): string => `${accountsRoot}villages/${county.code}/`;
