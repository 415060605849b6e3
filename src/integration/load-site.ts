import { UserError } from '../errors.ts';
import { createSite } from '../model/create-site.ts';
import type { Site } from '../model/site.ts';
import { checkPortal } from '../tables/check.ts';
import { formatReport } from '../tables/report.ts';

/**
 * Reads, checks and models a portal, for the live site; the build script does the same by itself.
 *
 * @throws UserError when the data has errors, or when nobody says which day it is
 */
export async function loadSite(dataDir: string, contentDir: string, asOf: string | undefined): Promise<Site> {
  if (asOf === undefined) {
    throw new UserError('没有说明网站所说的“今天”是哪一天', {
      where: 'GONGSHI_AS_OF',
      hint: '请用 npm run dev 启动，或设置环境变量 GONGSHI_AS_OF=2020-06-30。',
    });
  }
  const { report, data } = await checkPortal({ dataDir, contentDir, asOf });
  if (data) return createSite(data);
  const errors = report.issues.filter((issue) => issue.severity === 'error');
  throw new UserError(`数据有错误，网站没有更新：\n${formatReport({ ...report, issues: errors })}`, {
    where: dataDir,
    hint: '改正后会自动重新载入。',
  });
}
