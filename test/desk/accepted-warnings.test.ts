import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeXlsx } from 'hucre/xlsx';
import type { ChangeReport } from '../../src/changes/report.ts';
import { findNewWarnings } from '../../src/desk/accepted-warnings.ts';
import { refuseWarnings } from '../../src/pipeline/warnings.ts';
import { warningsOfCheck } from '../../src/tables/accepted-warnings.ts';
import { checkPortal } from '../../src/tables/check.ts';
import type { Report } from '../../src/tables/issue.ts';
import { writeTinyPortal } from '../site/tiny-portal.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const header = ['need_id', 'village_code', '需求', '需求金额', 'posted_on', '备用'];
const need = ['XQ1', '990102101201', '冷库', '20', '2020-03-01', 'x'];
const changes = (...keys: string[]): ChangeReport => ({ warnings: keys.map((key) => ({ code: 'amount-jumped', key, message: '金额变了' })) }) as ChangeReport;

/** Whether the release command would go on without being told that the warnings are accepted. */
function passes(report: Report, changed: ChangeReport, before: ReturnType<typeof refuseWarnings>): boolean {
  try {
    refuseWarnings(warningsOfCheck(report), changed, before, false);
    return true;
  } catch {
    return false;
  }
}

test('the desk asks about the very warnings that the release would hold back, whatever became of the files', async () => {
  const folder = temporaryFolder();
  writeTinyPortal(folder);
  const data = join(folder, 'data');
  const check = async (): Promise<Report> => (await checkPortal({ dataDir: data, contentDir: join(folder, 'content'), asOf: '2020-06-30' })).report;
  writeFileSync(join(data, 'needs.csv'), `${header.join(',')}\n${need.join(',')}\n`);
  const first = await check();
  const accepted = refuseWarnings(warningsOfCheck(first), changes('one'), [], true);
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ warnings: { accepted } }));
  const site = join(folder, 'site');
  const asked = (report: Report, changed: ChangeReport): boolean => {
    const { ofChanges, ofCheck } = findNewWarnings(report, changed, site);
    return ofChanges.length + ofCheck > 0;
  };
  const unchanged = await check();
  expect([asked(unchanged, changes('one')), passes(unchanged, changes('one'), accepted)]).toEqual([false, true]);
  // The same words about another change.
  expect([asked(unchanged, changes('two')), passes(unchanged, changes('two'), accepted)]).toEqual([true, false]);

  rmSync(join(data, 'needs.csv'));
  writeFileSync(join(data, 'needs.xlsx'), await writeXlsx({ sheets: [{ name: '需求', rows: [header, need] }] }));
  const asWorkbook = await check();
  expect([asked(asWorkbook, changes('one')), passes(asWorkbook, changes('one'), accepted)]).toEqual([true, false]);
  expect(findNewWarnings(asWorkbook, changes('one'), site).ofChanges).toEqual([]);

  renameSync(join(folder, 'manifest.json'), join(folder, 'elsewhere.json'));
  expect(findNewWarnings(unchanged, changes('one'), site).ofChanges.length).toBe(1);
});
