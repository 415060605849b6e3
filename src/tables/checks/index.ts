import { checkAddresses } from './addresses.ts';
import { checkAssetPlaces, checkFactoryRewards } from './assets.ts';
import { checkCadrePairings } from './cadre-pairings.ts';
import { checkCompanions } from './companions.ts';
import type { Check } from './context.ts';
import { checkCorrections } from './corrections.ts';
import { checkDateOrder, checkFutureDates, checkMoneyDates } from './dates.ts';
import { checkContributions, checkHonours, checkPairings, checkUsccs } from './enterprises.ts';
import { checkColumns, checkEventDates, checkHome, checkOutcomes } from './freshness.ts';
import { checkAllocationPlaces, checkFundTotals } from './fund-totals.ts';
import { checkFindings } from './findings.ts';
import { checkHouseholdKeys } from './household-keys.ts';
import { checkHouseholdLife } from './household-life.ts';
import { checkKeys } from './keys.ts';
import { checkLandQuotas } from './land-quotas.ts';
import { checkNoticeFields } from './notice-fields.ts';
import { checkMoneyPublished, checkNoticeBodies, checkNoticePeriods, checkWaitingNotices } from './notice-periods.ts';
import { checkParts } from './parts.ts';
import { checkOverdueProjects, checkPaymentCourse } from './payment-course.ts';
import { checkPersonalData } from './personal-data.ts';
import { checkProjectStatus } from './project-status.ts';
import { checkInstalments, checkPaidAgainstAllocated, checkPaidAgainstBudget, checkSettled } from './project-totals.ts';
import { checkPortalWords } from './portal-words.ts';
import { checkReferences } from './references.ts';
import { checkCoveredRegions, checkFormerCodes, checkRegionTree } from './regions.ts';
import { checkRevolvingCarry, checkRevolvingClosing } from './revolving-funds.ts';
import { checkDivisibleCounts, checkSmallCounts } from './small-counts.ts';
import { checkStandardNames } from './standard-names.ts';
import { checkSubjects } from './subjects.ts';
import { checkTargets } from './targets.ts';
import { checkVerifications } from './verifications.ts';
import { checkVillageExits } from './village-exits.ts';

/** All checks, in the order in which they run. Each looks at the whole input and depends on no other. */
export const checks: readonly Check[] = [
  checkPersonalData,
  checkHouseholdKeys,
  checkCoveredRegions,
  checkPortalWords,
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
  checkLandQuotas,
  checkAssetPlaces,
  checkFactoryRewards,
  checkPaymentCourse,
  checkOverdueProjects,
  checkSmallCounts,
  checkDivisibleCounts,
  checkRevolvingClosing,
  checkRevolvingCarry,
  checkParts,
  checkVillageExits,
  checkTargets,
  checkHouseholdLife,
  checkNoticeFields,
  checkNoticePeriods,
  checkWaitingNotices,
  checkNoticeBodies,
  checkMoneyPublished,
  checkCorrections,
  checkUsccs,
  checkContributions,
  checkVerifications,
  checkFindings,
  checkStandardNames,
  checkPairings,
  checkHonours,
  checkCadrePairings,
  checkHome,
  checkColumns,
  checkOutcomes,
  checkEventDates,
];
