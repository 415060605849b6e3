import { checkAddresses } from './addresses.ts';
import { checkCompanions } from './companions.ts';
import type { Check } from './context.ts';
import { checkCorrections } from './corrections.ts';
import { checkDateOrder, checkFutureDates, checkMoneyDates } from './dates.ts';
import { checkContributions, checkUsccs } from './enterprises.ts';
import { checkAllocationPlaces, checkFundTotals } from './fund-totals.ts';
import { checkHouseholdKeys } from './household-keys.ts';
import { checkHouseholdLife } from './household-life.ts';
import { checkKeys } from './keys.ts';
import { checkNoticeFields } from './notice-fields.ts';
import { checkMoneyPublished, checkNoticeBodies, checkNoticePeriods, checkWaitingNotices } from './notice-periods.ts';
import { checkParts } from './parts.ts';
import { checkOverdueProjects, checkPaymentCourse } from './payment-course.ts';
import { checkPersonalData } from './personal-data.ts';
import { checkProjectStatus } from './project-status.ts';
import { checkInstalments, checkPaidAgainstAllocated, checkPaidAgainstBudget, checkSettled } from './project-totals.ts';
import { checkReferences } from './references.ts';
import { checkCoveredRegions, checkFormerCodes, checkRegionTree } from './regions.ts';
import { checkRevolvingCarry, checkRevolvingClosing } from './revolving-funds.ts';
import { checkSubjects } from './subjects.ts';
import { checkVillageExits } from './village-exits.ts';

/** All checks, in the order in which they run. Each looks at the whole input and depends on no other. */
export const checks: readonly Check[] = [
  checkPersonalData,
  checkHouseholdKeys,
  checkCoveredRegions,
  checkKeys,
  checkReferences,
  checkSubjects,
  checkRegionTree,
  checkFormerCodes,
  checkAddresses,
  checkDateOrder,
  checkMoneyDates,
  checkFutureDates,
  checkCompanions,
  checkProjectStatus,
  checkFundTotals,
  checkAllocationPlaces,
  checkPaidAgainstAllocated,
  checkPaidAgainstBudget,
  checkSettled,
  checkInstalments,
  checkPaymentCourse,
  checkOverdueProjects,
  checkRevolvingClosing,
  checkRevolvingCarry,
  checkParts,
  checkVillageExits,
  checkHouseholdLife,
  checkNoticeFields,
  checkNoticePeriods,
  checkWaitingNotices,
  checkNoticeBodies,
  checkMoneyPublished,
  checkCorrections,
  checkUsccs,
  checkContributions,
];
