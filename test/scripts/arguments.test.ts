import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { basePath, choice, day, folder, helpText, optionalText, readArguments, requiredText, today, wholeNumber } from '../../scripts/arguments.ts';
import { UserError } from '../../src/errors.ts';

const command = {
  name: 'example',
  zh: '示例',
  en: 'An example.',
  options: {
    data: folder('data', '数据文件夹', 'folder of tables'),
    'as-of': day(() => '2020-06-30', '今天', '日期', 'day'),
    format: choice(['text', 'json'], '格式', 'format'),
    base: basePath('路径', 'path'),
    seed: wholeNumber(1, '种子', 'seed'),
  },
};

function failureOf(argv: string[]): UserError {
  try {
    readArguments(argv, command);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('the command line was accepted');
}

describe('readArguments', () => {
  test('an empty command line gives every default', () => {
    expect(readArguments([], command)).toEqual({
      data: 'data',
      'as-of': '2020-06-30',
      format: 'text',
      base: '/',
      seed: 1,
    });
  });

  test('values are read after a space and after an equals sign', () => {
    const argv = ['--data', 'other', '--as-of=2020-02-29', '--format=json', '--base', '/gongshi', '--seed', '7'];
    expect(readArguments(argv, command)).toEqual({
      data: 'other',
      'as-of': '2020-02-29',
      format: 'json',
      base: '/gongshi/',
      seed: 7,
    });
  });

  test.each([
    ['an unknown option', ['--dta', 'x'], '--dta'],
    ['an unknown option with a value', ['--outt=x'], '--outt'],
    ['a short option', ['-d', 'x'], '-d'],
    ['a missing value at the end', ['--data'], '--data'],
    ['another option where a value should be', ['--data', '--format', 'json'], '--data'],
    ['an empty value', ['--data='], '--data'],
    ['a day that does not exist', ['--as-of', '2020-02-30'], '2020-02-30'],
    ['a day in another form', ['--as-of', '2020/06/30'], '2020/06/30'],
    ['a thirteenth month', ['--as-of', '2020-13-01'], '2020-13-01'],
    ['a word outside the choice', ['--format', 'xml'], 'text 或 json'],
    ['a base that is no absolute path', ['--base', 'gongshi'], '/gongshi/'],
    ['a base that is another site', ['--base', '//evil.example/'], '--base'],
    ['a base with a step upward', ['--base', '/a/../'], '--base'],
    ['a base with a step on the spot', ['--base', '/./a/'], '--base'],
    ['a number that is none', ['--seed', '1e3'], '--seed'],
    ['an option given twice', ['--seed', '1', '--seed', '2'], '--seed'],
    ['a stray word', ['dist'], 'dist'],
  ])('%s is wrong usage', (_case, argv, named) => {
    const failure = failureOf(argv);
    expect(failure.exitCode).toBe(2);
    expect(failure.message).toContain(named);
    expect(failure.hint).not.toBe('');
  });

  test('a stray word explains how npm passes options on', () => {
    expect(failureOf(['dist']).hint).toContain('npm run example -- ');
  });

  test('the help is asked for with --help or -h, whatever else is there', () => {
    expect(readArguments(['--data', 'x', '--help'], command)).toBe('help');
    expect(readArguments(['-h'], command)).toBe('help');
  });

  test('whatever is typed gives values, the help, or a sentence with exit code 2', () => {
    const word = fc.oneof(fc.string(), fc.constantFrom('--data', '--as-of', '--format=json', '--', '--help', '-'));
    fc.assert(
      fc.property(fc.array(word), (argv) => {
        try {
          readArguments(argv, command);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
          expect((error as UserError).exitCode).toBe(2);
        }
      }),
    );
  });
});

test('the help names every option with its default in both languages', () => {
  expect(helpText(command)).toBe(
    [
      'npm run example -- [--data DIR] [--as-of YYYY-MM-DD] [--format text|json] [--base /path/] [--seed N]',
      '',
      '示例',
      'An example.',
      '',
      '  --data DIR',
      '      数据文件夹（默认 data）',
      '      folder of tables (default: data)',
      '  --as-of YYYY-MM-DD',
      '      日期（默认 今天）',
      '      day (default: 今天)',
      '  --format text|json',
      '      格式（默认 text）',
      '      format (default: text)',
      '  --base /path/',
      '      路径（默认 /）',
      '      path (default: /)',
      '  --seed N',
      '      种子（默认 1）',
      '      seed (default: 1)',
    ].join('\n'),
  );
});

test('today is a day that the option itself accepts', () => {
  expect(readArguments([`--as-of=${today()}`], command)).toMatchObject({ 'as-of': today() });
});

describe('an option that may be written without its name', () => {
  const back = { name: 'back', zh: '', en: '', positional: 'to', options: { to: optionalText('ID', '', ''), note: requiredText('note', '理由', '为什么', 'why') } };

  test('is read from what stands alone, wherever it stands', () => {
    expect(readArguments(['20200630-kqmztb', '--note', '有误'], back)).toEqual({ to: '20200630-kqmztb', note: '有误' });
    expect(readArguments(['--note', '有误', '20200630-kqmztb'], back)).toEqual({ to: '20200630-kqmztb', note: '有误' });
    expect(readArguments(['--to', '20200630-kqmztb', '--note=有误'], back)).toEqual({ to: '20200630-kqmztb', note: '有误' });
  });

  test('stands there once, and the help shows it so', () => {
    expect(() => readArguments(['one', 'two', '--note', '有误'], back)).toThrow('写了两次');
    expect(() => readArguments(['one', '--to', 'two', '--note', '有误'], back)).toThrow('写了两次');
    expect(helpText(back)).toContain('npm run back -- [ID] [--note 理由]');
  });
});

test('words that must be there are asked for, and blanks are none', () => {
  const told = { name: 'tell', zh: '', en: '', options: { note: requiredText('note', '理由', '为什么', 'why') } };
  expect(() => readArguments([], told)).toThrow('缺少 --note：为什么');
  expect(() => readArguments(['--note', '  '], told)).toThrow('不能为空');
  expect(readArguments(['--note', ' 有误 '], told)).toEqual({ note: '有误' });
});
