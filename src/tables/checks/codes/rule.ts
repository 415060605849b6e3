import type { Severity } from '../../issue.ts';

/** What is known of a rule beforehand. The code is permanent: it is never renamed and never used again for another rule. */
export interface Rule {
  severity: Severity;
  /** A few words in Chinese, for the catalogue. */
  title: string;
  /** One line in Chinese: what the rule demands and where it comes from. */
  explanation: string;
  /** What to do, when the check has nothing more exact to say. */
  hint: string;
}
