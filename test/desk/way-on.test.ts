import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { warningRules } from '../../src/changes/warnings/codes.ts';
import { describeRefusal } from '../../src/desk/work.ts';
import { UserError } from '../../src/errors.ts';
import { checkCodes } from '../../src/tables/checks/codes.ts';

const source = resolve(import.meta.dirname, '../../src');
const command = /--[a-z]|npm run|ulimit|\$\{option\}/;

/** What the desk can have refused; `build` alone, the sample and the templates have no button there. */
const folders = ['changes', 'desk', 'pipeline', 'release/store', 'tables'];

/** The desk always says by whom, and takes archives off the site by an undo alone. */
const neverAtDesk = ['没有写由谁发布', '的数据包已经撤下了', '的数据包，没有撤下什么', '撤下数据包要写理由'];

test('a refusal that says what to type says beside it what to press at the desk', () => {
  const files = folders.flatMap((folder) => readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(source, folder, name))).filter((name) => name.endsWith('.ts'));
  const refusals = files.flatMap((file) => readFileSync(file, 'utf8').split('new UserError(').slice(1).map((text) => text.split(');\n')[0]!));
  expect(refusals.length).toBeGreaterThan(30);
  const mute = refusals.filter((text) => command.test(text) && !text.includes('atDesk') && !neverAtDesk.some((words) => text.includes(words)));
  expect(mute).toEqual([]);
});

test('what the checks and the comparison advise can be done with and without a command line', () => {
  const hints = [...Object.values(warningRules), ...Object.values(checkCodes)].map(({ hint }) => hint);
  expect(hints.filter((hint) => command.test(hint))).toEqual([]);
});

test('the desk shows the way on that is meant for it, and no option as a place', () => {
  const error = new UserError('没有写说明', { where: '--note', hint: '加上 --note', atDesk: '请写一句说明' });
  expect(describeRefusal(error)).toEqual({ message: '没有写说明', hint: '请写一句说明' });
  expect(describeRefusal(new UserError('没有', { where: 'a.csv', hint: '补上' }))).toEqual({ message: '没有', where: 'a.csv', hint: '补上' });
});
