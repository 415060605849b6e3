import type { Differences } from '../find-differences.ts';
import type { ChangeReport, ChangeWarning } from '../report.ts';
import { findAmountWarnings } from './amounts.ts';
import { warningRules } from './codes.ts';
import { findColumnWarnings } from './columns.ts';
import { findAsOfWarnings, findPaymentWarnings, findStatusWarnings } from './days.ts';
import { findKeyWarnings } from './keys.ts';
import { findNoticeWarnings } from './notices.ts';
import { findRemovedWarnings } from './removed.ts';
import { findSumWarnings } from './sums.ts';
import type { FindWarnings } from './warning.ts';

const finders: readonly FindWarnings[] = [
  findAsOfWarnings,
  findRemovedWarnings,
  findNoticeWarnings,
  findColumnWarnings,
  findAmountWarnings,
  findSumWarnings,
  findKeyWarnings,
  findStatusWarnings,
  findPaymentWarnings,
];

const order = Object.keys(warningRules);

/** Everything that is legal but looks wrong, the gravest first. */
export const findWarnings = (differences: Differences, sums: ChangeReport['sums']): ChangeWarning[] =>
  finders.flatMap((find) => find(differences, sums)).toSorted((a, b) => order.indexOf(a.code) - order.indexOf(b.code));
