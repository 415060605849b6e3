import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { describeFailure } from '../../scripts/run.ts';
import { UserError } from '../../src/errors.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const root = resolve(import.meta.dirname, '../..');

/** Runs a command whose body is `main`, as npm would. */
function runCommand(main: string, options: { argv?: string[]; debug?: boolean } = {}) {
  const file = join(temporaryFolder(), 'command.ts');
  writeFileSync(
    file,
    `import { run } from ${JSON.stringify(join(root, 'scripts/run.ts'))};
     import { folder } from ${JSON.stringify(join(root, 'scripts/arguments.ts'))};
     import { UserError } from ${JSON.stringify(join(root, 'src/errors.ts'))};
     const command = { name: 'example', zh: '示例', en: 'An example.', options: { data: folder('data', '数据', 'data') } };
     await run(command, async (values) => { ${main} });`,
  );
  const env = { ...process.env, GONGSHI_DEBUG: options.debug ? '1' : '' };
  return spawnSync(process.execPath, [file, ...(options.argv ?? [])], { encoding: 'utf8', env });
}

test('the exit code is what the command returns, after all it printed', () => {
  const result = runCommand(`console.log('x'.repeat(1_000_000)); return 1;`);
  expect(result.status).toBe(1);
  expect(result.stdout).toHaveLength(1_000_001);
  expect(result.stderr).toBe('');
});

test('an error meant for people is printed as what, where and what to do', () => {
  const result = runCommand(`throw new UserError('没有这个文件夹', { where: values.data, hint: '建一个' });`, {
    argv: ['--data', 'nowhere'],
  });
  expect(result.status).toBe(2);
  expect(result.stdout).toBe('');
  expect(result.stderr).toBe('出错：没有这个文件夹\n位置：nowhere\n办法：建一个\n');
});

test('our own fault is exit code 3, asks for a report and keeps its stack to itself', () => {
  const result = runCommand(`throw new TypeError('x is not a function');`);
  expect(result.status).toBe(3);
  expect(result.stderr).toContain('x is not a function');
  expect(result.stderr).toContain('GONGSHI_DEBUG=1');
  expect(result.stderr).not.toContain('command.ts');
});

test('GONGSHI_DEBUG=1 prints the stack', () => {
  const result = runCommand(`throw new TypeError('x is not a function');`, { debug: true });
  expect(result.status).toBe(3);
  expect(result.stderr).toContain('command.ts');
});

test('a rejection that nobody waits for is our own fault too', () => {
  const result = runCommand(`Promise.reject(new Error('lost')); await new Promise((done) => setTimeout(done, 1000)); return 0;`);
  expect(result.status).toBe(3);
  expect(result.stderr).toContain('lost');
});

test('wrong usage never reaches the command', () => {
  const result = runCommand(`console.log('ran'); return 0;`, { argv: ['--dta', 'x'] });
  expect(result.status).toBe(2);
  expect(result.stdout).toBe('');
});

test('the help goes to stdout with exit code 0', () => {
  const result = runCommand(`console.log('ran'); return 0;`, { argv: ['--help'] });
  expect(result.status).toBe(0);
  expect(result.stdout).toContain('--data DIR');
  expect(result.stdout).not.toContain('ran');
});

test('a full disk is told in a sentence wherever it was noticed', () => {
  const noticed = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', path: '/x/y' });
  const { text, exitCode } = describeFailure(new Error('render failed', { cause: noticed }), false);
  expect(exitCode).toBe(2);
  expect(text).toContain('磁盘已满');
  expect(text).toContain('/x/y');
  expect(describeFailure(new Error('No space left on device (os error 28)'), false).text).toContain('磁盘已满');
});

test('a folder without permission is told in a sentence', () => {
  const denied = Object.assign(new Error('EACCES: permission denied, mkdir'), { code: 'EACCES', path: '/x' });
  expect(describeFailure(denied, false).text).toContain('没有读写权限');
});

test('an error inside another keeps its own exit code', () => {
  const inner = new UserError('数据有错', { hint: '改正', exitCode: 1 });
  expect(describeFailure(new Error('stage failed', { cause: inner }), false).exitCode).toBe(1);
});
