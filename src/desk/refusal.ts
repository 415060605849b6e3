import { UserError, type UserErrorOptions } from '../errors.ts';
import type { Report } from '../tables/issue.ts';

/** An operation that was not done, in words for the clerk; when the tables are to blame, with the report that says how. */
export class Refusal extends UserError {
  readonly report: Report | undefined;

  constructor(message: string, options: UserErrorOptions & { report?: Report }) {
    super(message, options);
    this.name = 'Refusal';
    this.report = options.report;
  }
}
