import { parseArgs } from 'node:util';
import { UserError } from '../src/errors.ts';

/** One option of a command line: how it reads, what it stands for when it is left out, and its two lines of help. */
export interface Option<T> {
  /** What stands after the option in the help: `DIR`. */
  placeholder: string;
  zh: string;
  en: string;
  /** Turns the text into a value; throws a sentence (Chinese) that says what is expected. */
  read: (text: string) => T;
  fallback: () => T;
  /** How the fallback is shown in the help. */
  fallbackText: string;
}

export interface Command<Options extends Record<string, Option<unknown>>> {
  /** The npm script: `build`. */
  name: string;
  zh: string;
  en: string;
  options: Options;
  /** The one option that may also be written without its name: `npm run rollback -- ID`. */
  positional?: string;
}

export type Values<Options extends Record<string, Option<unknown>>> = {
  [Name in keyof Options]: Options[Name] extends Option<infer T> ? T : never;
};

class BadValue extends Error {}

/** A path, kept as it was typed. */
export function folder(fallback: string, zh: string, en: string): Option<string> {
  const read = (text: string): string => {
    if (text.trim() === '') throw new BadValue('应为文件夹路径');
    return text;
  };
  return { placeholder: 'DIR', zh, en, read, fallback: () => fallback, fallbackText: fallback };
}

/** A path that may be left out. */
export function optionalFolder(fallbackText: string, zh: string, en: string): Option<string | undefined> {
  return { ...folder('', zh, en), fallback: () => undefined, fallbackText };
}

/** A file to be written, by its ending; none when it is left out. */
export function optionalFile(ending: string, zh: string, en: string): Option<string | undefined> {
  const read = (text: string): string => {
    if (!text.toLowerCase().endsWith(ending) || text.length === ending.length) throw new BadValue(`应为以 ${ending} 结尾的文件名`);
    return text;
  };
  return { placeholder: `FILE${ending}`, zh, en, read, fallback: () => undefined, fallbackText: '不写 none' };
}

/** A day that exists in the calendar, `YYYY-MM-DD`. */
export function day(fallback: () => string, fallbackText: string, zh: string, en: string): Option<string> {
  const read = (text: string): string => {
    const exists = /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
    if (!exists) throw new BadValue('应为存在的日期，写作 YYYY-MM-DD，例如 2020-06-30');
    return text;
  };
  return { placeholder: 'YYYY-MM-DD', zh, en, read, fallback, fallbackText };
}

export function choice<const T extends string>(words: readonly [T, ...T[]], zh: string, en: string): Option<T> {
  const read = (text: string): T => {
    const found = words.find((word) => word === text);
    if (found === undefined) throw new BadValue(`应为 ${words.join(' 或 ')}`);
    return found;
  };
  return { placeholder: words.join('|'), zh, en, read, fallback: () => words[0], fallbackText: words[0] };
}

/** Words that a person writes. */
export function optionalText(placeholder: string, zh: string, en: string): Option<string | undefined> {
  const read = (text: string): string => {
    if (text.trim() === '') throw new BadValue('不能为空');
    return text.trim();
  };
  return { placeholder, zh, en, read, fallback: () => undefined, fallbackText: '无 none' };
}

/** Words that must be there: nobody else can say them. @param name of the option, for the message */
export function requiredText(name: string, placeholder: string, zh: string, en: string): Option<string> {
  const fallback = (): string => {
    throw new UserError(`缺少 --${name}：${zh}`, { hint: `写作 --${name} "${placeholder}"` });
  };
  return { ...optionalText(placeholder, zh, en), read: (text) => optionalText(placeholder, zh, en).read(text) ?? '', fallback, fallbackText: '必填 required' };
}

export function wholeNumber(fallback: number, zh: string, en: string): Option<number> {
  const read = (text: string): number => {
    if (!/^\d{1,9}$/.test(text)) throw new BadValue('应为不带符号的整数，例如 1');
    return Number(text);
  };
  return { placeholder: 'N', zh, en, read, fallback: () => fallback, fallbackText: String(fallback) };
}

/** The path under which the site will be served, with a slash at both ends. */
export function basePath(zh: string, en: string): Option<string> {
  const read = (text: string): string => {
    if (!/^\/([\w.~-]+\/)*([\w.~-]+)?$/.test(text) || /\/\.{1,2}(\/|$)/.test(text)) throw new BadValue('应以 / 开头，例如 /gongshi/');
    return text.endsWith('/') ? text : `${text}/`;
  };
  return { placeholder: '/path/', zh, en, read, fallback: () => '/', fallbackText: '/' };
}

/** Today where the portals are: a server on UTC must not publish under yesterday's date. It and `now` are the one place that reads the clock. */
export function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
}

/** Milliseconds since 1970, for the history alone: nothing that is published depends on it. */
export const now = (): number => Date.now();

/** The help of a command, in Chinese and English. */
export function helpText(command: Command<Record<string, Option<unknown>>>): string {
  const entries = Object.entries(command.options);
  const isPositional = (name: string): boolean => name === command.positional;
  const usage = entries.map(([name, option]) => (isPositional(name) ? `[${option.placeholder}]` : `[--${name} ${option.placeholder}]`)).join(' ');
  const lines = [`npm run ${command.name} -- ${usage}`, '', command.zh, command.en, ''];
  for (const [name, option] of entries) {
    lines.push(`  --${name} ${option.placeholder}`);
    lines.push(`      ${option.zh}（默认 ${option.fallbackText}）`);
    lines.push(`      ${option.en} (default: ${option.fallbackText})`);
  }
  return lines.join('\n');
}

/**
 * Reads a command line strictly: an option that does not exist, is given twice, lacks its value or has a bad one is
 * wrong usage, never ignored.
 *
 * @returns the values, or `'help'` when the help was asked for
 * @throws UserError with exit code 2
 */
export function readArguments<Options extends Record<string, Option<unknown>>>(
  argv: readonly string[],
  command: Command<Options>,
): Values<Options> | 'help' {
  const hint = `写 npm run ${command.name} -- --help 查看全部选项`;
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(Object.keys(command.options).map((name) => [name, { type: 'string' as const }])),
    strict: false,
    tokens: true,
  });
  const given = new Map<string, string>();
  const refuseTwice = (name: string): void => {
    if (given.has(name)) throw new UserError(`选项 --${name} 写了两次`, { hint: '只保留一个' });
  };
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional' && command.positional !== undefined) {
      refuseTwice(command.positional);
      given.set(command.positional, token.value);
      continue;
    }
    if (token.kind === 'positional') {
      throw new UserError(`多余的参数“${token.value}”`, {
        hint: `选项要写在 -- 之后：npm run ${command.name} -- --选项 值`,
      });
    }
    if (token.name === 'help' || token.rawName === '-h') return 'help';
    if (!Object.hasOwn(command.options, token.name)) {
      throw new UserError(`没有“${token.rawName}”这个选项`, { hint });
    }
    refuseTwice(token.name);
    if (token.value === undefined || (!token.inlineValue && token.value.startsWith('--'))) {
      const option = command.options[token.name];
      throw new UserError(`选项 --${token.name} 后面缺少值`, { hint: `写作 --${token.name} ${option?.placeholder}` });
    }
    given.set(token.name, token.value);
  }
  const values = Object.entries(command.options).map(([name, option]) => {
    const text = given.get(name);
    if (text === undefined) return [name, option.fallback()];
    try {
      return [name, option.read(text)];
    } catch (error) {
      if (!(error instanceof BadValue)) throw error;
      throw new UserError(`选项 --${name} 的值“${text}”不对：${error.message}`, { hint });
    }
  });
  return Object.fromEntries(values) as Values<Options>;
}
