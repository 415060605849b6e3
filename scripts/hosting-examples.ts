import { contentSecurityPolicy } from '../src/layouts/content-security-policy.ts';
import { formatHeadersFile, formatNginx, formatUploadScript, type NginxPlace } from '../src/release/security-headers.ts';

const published = '/srv/gongshi/published';

/** The nginx site for a folder of releases, with the policies that the pages carry. */
export const nginxFor = (place: NginxPlace): string => formatNginx({ page: contentSecurityPolicy('page'), search: contentSecurityPolicy('search') }, place);

/** The examples of docs/hosting/ by the names of their files: made from the policy that the pages carry, so that the two cannot differ. */
export const hostingExamples = (): Record<string, string> => ({
  'nginx.conf': nginxFor({ published, base: '/' }),
  'nginx-base-path.conf': nginxFor({ published, base: '/gongshi/' }),
  'upload.sh': formatUploadScript(),
  _headers: formatHeadersFile(),
});
