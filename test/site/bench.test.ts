import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { root, runNpm } from './commands.ts';
import { writeTinyPortal } from './tiny-portal.ts';

/** The cells of each table, without its head. */
function readTables(text: string): string[][][] {
  const tables = text.split(/\n(?!\|)/).map((table) => table.split('\n').filter((line) => line.startsWith('|')).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim())));
  return tables.filter((table) => table.length > 0).map(([, , ...rows]) => rows);
}

test('the bench prints seconds and peak memory of each stage, then bytes of each kind of page, as tables', () => {
  const folder = temporaryFolder();
  const { status, stdout } = runNpm('bench', [...writeTinyPortal(folder), '--as-of', '2020-06-30', '--province', 'no', '--release', 'no']);
  expect(status).toBe(0);
  const [stages = [], weights = []] = readTables(stdout);
  expect(stages.map(([name]) => name)).toEqual(['检查', '防推算', '建模', '排版', '检索', '终检', '发布', '合计 total']);
  for (const [, seconds, share, peak] of stages) {
    expect(seconds).toMatch(/^\d+\.\d\d$/);
    expect(share).toMatch(/^\d+%$/);
    expect(Number(peak)).toBeGreaterThan(10);
  }
  expect(weights.map(([name]) => name)).toContain('首页 home');
  for (const [, html, , blocking] of weights) {
    expect(html).toMatch(/^\d+\.\d \/ \d+\.\d$/);
    expect(blocking).toBe('0');
  }
});

test('the bench of a portal that does not build says so', () => {
  const folder = temporaryFolder();
  const portal = writeTinyPortal(folder);
  const { status, output } = runNpm('bench', [...portal.slice(2), '--data', join(folder, 'content')]);
  expect(status).toBe(2);
  expect(output).toContain('量不出来');
});

test('the bench of releases measures a full one and one after an edit, with the memory of each process and what it added on the disk', () => {
  const folder = temporaryFolder();
  const portal = writeTinyPortal(folder);
  const payment = 'BF2020-1,QS2020-001,ZY2020-1,1,2020-06-14,20,开工,青石县农业农村局局长,记-2020-06-0008';
  writeFileSync(join(folder, 'data', 'disbursements.csv'), `disbursement_id,project_id,fund_id,instalment,paid_on,amount,milestone,approved_by,voucher\n${payment}\n`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/bench-release.ts'), ...portal, '--as-of', '2020-06-30'], { cwd: root, encoding: 'utf8' });
  // So small a portal need not keep the target: what takes time is the same for any edit.
  expect([0, 1], stderr).toContain(status);
  const [stages = [], processes = [], sizes = [], , targets = []] = readTables(stdout);
  expect(stages.map(([name]) => name)).toEqual(['检查', '比较', '防推算', '建模', '比对', '排版', '检索', '终检', '发布', '其余 rest', '合计 total']);
  expect(processes.map(([name]) => name)).toContain('node release.ts');
  const size = (name: string): number => Number(sizes.find(([first]) => first?.startsWith(name))?.[1]?.replaceAll(',', ''));
  expect(size('改一笔：重做')).toBeGreaterThan(0);
  expect(size('改一笔：重做')).toBeLessThan(size('网页 pages'));
  expect(size('改一笔：磁盘上多出')).toBeLessThan(size('文件 files'));
  expect(targets).toHaveLength(3);
});
