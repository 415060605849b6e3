import type { Step, StepName } from './context.ts';
import { changesStep } from './step-changes.ts';
import { checkStep } from './step-check.ts';
import { filesStep } from './step-files.ts';
import { historyStep } from './step-history.ts';
import { previewStep } from './step-preview.ts';
import { publishStep } from './step-publish.ts';

/** A clerk's day, in this order. */
export const steps: Readonly<Record<StepName, Step>> = {
  files: filesStep,
  check: checkStep,
  changes: changesStep,
  preview: previewStep,
  publish: publishStep,
  history: historyStep,
};

export const stepNames = Object.keys(steps) as StepName[];
