import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { cronLine, systemdTimer } from '../../src/release/timer.ts';
import { temporaryFolder } from '../temporary-folder.ts';

describe('the line for cron', () => {
  /** Runs the line's command as cron would, at a moment of the test's choosing; says whether it published and where. */
  function runAt(line: string, moment: string): string {
    const bin = temporaryFolder();
    const date = `#!/bin/sh\nexec /bin/date -d ${moment} "$@"\n`;
    for (const [name, text] of [['date', date], ['npm', '#!/bin/sh\necho "$PWD $*"\n']] as const) writeFileSync(join(bin, name), text, { mode: 0o755 });
    const command = line.split(' ').slice(5).join(' ').replaceAll('\\%', '%');
    return spawnSync('/bin/sh', ['-c', command], { encoding: 'utf8', env: { PATH: `${bin}:${process.env.PATH}` } }).stdout.trim();
  }

  test('asks on that day and the day before, so that it works in every zone of time', () => {
    expect(cronLine('2020-07-03', '/srv/gongshi').split(' ').slice(0, 5)).toEqual(['0', '*', '2,3', '7', '*']);
    expect(cronLine('2020-03-01', '/srv/gongshi').split(' ').slice(0, 5)).toEqual(['0', '*', '29,1', '2,3', '*']);
    expect(cronLine('2021-01-01', '/srv/gongshi').split(' ').slice(0, 5)).toEqual(['0', '*', '31,1', '12,1', '*']);
  });

  test('publishes at eight in China, and neither an hour later nor a year later', () => {
    const folder = join(temporaryFolder(), "it's 100% ours");
    mkdirSync(folder);
    const line = cronLine('2020-07-03', folder);
    expect(line).not.toMatch(/(?<!\\)%/);
    expect(runAt(line, '2020-07-03T00:00:00Z')).toBe(`${folder} run release`);
    expect(runAt(line, '2020-07-03T00:30:00Z')).toBe(`${folder} run release`);
    expect(runAt(cronLine('2020-07-03', folder, ['--data', `${folder}/data`]), '2020-07-03T00:00:00Z')).toBe(`${folder} run release -- --data ${folder}/data`);
    for (const moment of ['2020-07-02T23:59:00Z', '2020-07-03T01:00:00Z', '2021-07-03T00:00:00Z']) expect(runAt(line, moment)).toBe('');
  });
});

describe('the timer for systemd', () => {
  const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

  test('names the moment in China and the folder', () => {
    const { service, timer } = systemdTimer('2020-07-03', '/srv/100% ours');
    expect(timer.text).toContain('OnCalendar=2020-07-03 08:00:00 Asia/Shanghai\n');
    expect(service.text).toContain('WorkingDirectory=/srv/100%% ours\n');
    expect(systemdTimer('2020-07-03', '/srv', ['--data', '/srv/100% "$ours"']).service.text).toContain('npm run release -- "--data" "/srv/100%% \\"$$ours\\""\n');
    expect([service.name, timer.name]).toEqual(['gongshi-release.service', 'gongshi-release.timer']);
  });

  test.runIf(hasSystemd)('is accepted by systemd, which reads the moment as midnight in Greenwich', () => {
    const folder = temporaryFolder();
    const units = Object.values(systemdTimer('2020-07-03', folder, ['--data', `${folder}/a b%`]));
    for (const { name, text } of units) writeFileSync(join(folder, name), text);
    const verified = spawnSync('systemd-analyze', ['verify', ...units.map(({ name }) => join(folder, name))], { encoding: 'utf8' });
    expect(verified.stderr.split('\n').filter((line) => line.includes('gongshi-release'))).toEqual([]);
    const calendar = execFileSync('systemd-analyze', ['calendar', '--base-time=2020-01-01', '2020-07-03 08:00:00 Asia/Shanghai'], { encoding: 'utf8', env: { ...process.env, TZ: 'UTC' } });
    expect(calendar).toContain('2020-07-03 00:00:00 UTC');
  });
});

test.each([
  ['a path that is not absolute', '2020-07-03', 'gongshi'],
  ['a path with a line break', '2020-07-03', '/srv/a\nb'],
  ['a day that is not in the calendar', '2020-02-30', '/srv/gongshi'],
])('%s is refused', (_case, on, folder) => {
  expect(() => cronLine(on, folder)).toThrow(UserError);
  expect(() => systemdTimer(on, folder)).toThrow(UserError);
});
