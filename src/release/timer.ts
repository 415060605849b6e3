import { UserError } from '../errors.ts';

/** When a waiting notice is published on its day, in China. */
const hour = '08';
const zone = 'Asia/Shanghai';

function readFolder(folder: string): string {
  if (folder.startsWith('/') && !/[\n\r\0]/.test(folder)) return folder;
  throw new UserError('定时发布要写出文件夹的完整路径', { where: folder, hint: '写以 / 开头的路径，里面不能有换行，例如 /srv/gongshi' });
}

function readDay(on: string): { month: number; day: number; before: { month: number; day: number } } {
  const date = new Date(`${on}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(on) || Number.isNaN(date.getTime()) || date.toJSON().slice(0, 10) !== on) {
    throw new UserError('这个日期不存在', { where: on, hint: '写作 YYYY-MM-DD，例如 2020-07-03' });
  }
  const before = new Date(date.getTime() - 86_400_000);
  const partsOf = (of: Date) => ({ month: of.getUTCMonth() + 1, day: of.getUTCDate() });
  return { ...partsOf(date), before: partsOf(before) };
}

/** For a shell: one word, whatever is in it. */
const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** For a unit of systemd: one word, in which nothing is a variable or a specifier. */
const quoteForUnit = (text: string): string => `"${text.replace(/["\\]/g, '\\$&').replaceAll('%', '%%').replaceAll('$', '$$$$')}"`;

/** What stands behind `npm run release`. */
const formatOptions = (options: readonly string[], quoted: (text: string) => string): string => (options.length === 0 ? '' : ` -- ${options.map(quoted).join(' ')}`);

function readOptions(options: readonly string[]): readonly string[] {
  const broken = options.find((option) => /[\n\r\0]/.test(option));
  if (broken !== undefined) throw new UserError('定时发布用不了带换行的路径', { where: broken, hint: '请换一个没有换行的文件夹名' });
  return options;
}

/**
 * A line for crontab(5) that publishes once, on that day between 08:00 and 09:00 in China, whatever zone the machine is in: cron knows neither zones
 * everywhere nor years, so it asks each hour of that day and of the day before whether it is the time. Next year the line does nothing.
 *
 * @param on `YYYY-MM-DD`
 * @param folder absolute path of the folder with the program's package.json
 * @param options what the release is told, such as `--data` and its folder: without them the timer would publish another portal
 * @throws UserError for a path that is not absolute, or a day that is not in the calendar
 */
export function cronLine(on: string, folder: string, options: readonly string[] = []): string {
  const place = readFolder(folder);
  const { month, day, before } = readDay(on);
  const days = `${before.day},${day}`;
  const months = month === before.month ? `${month}` : `${before.month},${month}`;
  const command = `[ "$(TZ=${zone} date +%Y-%m-%dT%H)" = ${on}T${hour} ] && cd ${quote(place)} && npm run release${formatOptions(readOptions(options), quote)}`;
  // A bare % would end the command.
  return `0 * ${days} ${months} * ${command.replaceAll('%', '\\%')}`;
}

/** A unit of systemd: the name of its file, and what is in it. */
export interface UnitFile {
  name: string;
  text: string;
}

/**
 * A service and its timer for systemd(1), which knows zones and years. A machine that was off at that time publishes when it is on again.
 *
 * @param on `YYYY-MM-DD`
 * @param folder absolute path of the folder with the program's package.json
 * @param options what the release is told, such as `--data` and its folder: without them the timer would publish another portal
 * @throws UserError for a path that is not absolute, or a day that is not in the calendar
 */
export function systemdTimer(on: string, folder: string, options: readonly string[] = []): { service: UnitFile; timer: UnitFile } {
  const place = readFolder(folder).replaceAll('%', '%%');
  readDay(on);
  return {
    service: {
      name: 'gongshi-release.service',
      text: ['[Unit]', 'Description=gongshi: publish what is due', '', '[Service]', 'Type=oneshot', `WorkingDirectory=${place}`, `ExecStart=/usr/bin/env npm run release${formatOptions(readOptions(options), quoteForUnit)}`, ''].join('\n'),
    },
    timer: {
      name: 'gongshi-release.timer',
      text: [
        '[Unit]',
        `Description=gongshi: publish on ${on} at ${hour}:00 (${zone})`,
        '',
        '[Timer]',
        `OnCalendar=${on} ${hour}:00:00 ${zone}`,
        'Persistent=true',
        '',
        '[Install]',
        'WantedBy=timers.target',
        '',
      ].join('\n'),
    },
  };
}
