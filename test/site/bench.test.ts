import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { runNpm } from './commands.ts';
import { writeTinyPortal } from './tiny-portal.ts';

test('the bench prints seconds and peak memory of each stage, then bytes of each kind of page, as tables', () => {
  const folder = temporaryFolder();
  const { status, stdout } = runNpm('bench', [...writeTinyPortal(folder), '--as-of', '2020-06-30', '--province', 'no']);
  expect(status).toBe(0);
  const tables = stdout.split(/\n(?!\|)/).map((table) => table.split('\n').filter((line) => line.startsWith('|')).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim())));
  const [[, , ...stages] = [], [, , ...weights] = []] = tables.filter((table) => table.length > 0);
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
