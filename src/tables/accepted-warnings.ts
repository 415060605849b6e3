import { createHash } from 'node:crypto';
import type { Issue, Report } from './issue.ts';

/** A warning that somebody has seen and let pass. */
export interface AcceptedWarning {
  /** Stays the same while the warning does. */
  key: string;
  code: string;
  message: string;
}

const keyOf = ({ code, file, message }: Issue): string => createHash('sha256').update(`${code}\0${file}\0${message}`).digest('hex').slice(0, 16);

/** The warnings of a check, as they are accepted. Those of what changes have their keys from the change report. */
export const warningsOfCheck = ({ issues }: Pick<Report, 'issues'>): AcceptedWarning[] =>
  issues.filter(({ severity }) => severity === 'warning').map((issue) => ({ key: keyOf(issue), code: issue.code, message: issue.message }));

/** Those that nobody has accepted yet. The release holds them back, and the desk asks about them: by one rule, or the desk would not ask about what is held back. */
export function findUnaccepted<Warning extends { key: string }>(warnings: readonly Warning[], accepted: readonly { key: string }[]): Warning[] {
  const known = new Set(accepted.map(({ key }) => key));
  return warnings.filter(({ key }) => !known.has(key));
}
