import { contentSecurityPolicy } from '../src/layouts/content-security-policy.ts';
import { formatHeadersFile, formatNginx } from '../src/release/security-headers.ts';

/** The examples of docs/hosting/ by the names of their files: made from the policy that the pages carry, so that the two cannot differ. */
export const hostingExamples = (): Record<string, string> => ({
  'nginx.conf': formatNginx({ page: contentSecurityPolicy('page'), search: contentSecurityPolicy('search') }),
  _headers: formatHeadersFile(),
});
