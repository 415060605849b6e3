import { exitCodes, UserError, type ExitCode } from '../src/errors.ts';
import { helpText, readArguments, type Command, type Option, type Values } from './arguments.ts';

const anotherFolder = '请联系技术人员换一个文件夹。公开的网站没有改动';

/** Faults of the machine that its owner can mend, by error code and by the text that native modules leave of it. */
const machineFaults: { code: string; text: RegExp; message: string; hint: string; atDesk?: string }[] = [
  { code: 'ENOSPC', text: /no space left on device/i, message: '磁盘已满，写不下了', hint: '腾出空间后再运行；原有输出没有改动' },
  { code: 'EDQUOT', text: /disk quota exceeded/i, message: '超出了磁盘配额', hint: '腾出空间后再运行；原有输出没有改动' },
  { code: 'EACCES', text: /permission denied/i, message: '没有读写权限', hint: '换一个有权限的文件夹，或修改它的权限' },
  { code: 'EPERM', text: /operation not permitted/i, message: '系统不允许这样读写', hint: '换一个有权限的文件夹，或修改它的权限' },
  { code: 'EROFS', text: /read-only file system/i, message: '这个位置是只读的', hint: '换一个可写的文件夹（--out，发布时是 --published）', atDesk: anotherFolder },
  { code: 'EXDEV', text: /cross-device link/i, message: '这个位置不能给文件夹改名，无法一步切换', hint: '换一个文件夹（--out，发布时是 --published）；原有输出没有改动', atDesk: anotherFolder },
  { code: 'EBUSY', text: /resource busy/i, message: '文件夹正被占用或是挂载点', hint: '换一个文件夹（--out，发布时是 --published）；原有输出没有改动', atDesk: '请关闭正在用它的程序再试；仍不行，请联系技术人员。公开的网站没有改动' },
  { code: 'EMFILE', text: /too many open files/i, message: '同时打开的文件太多', hint: '用 ulimit -n 4096 放宽后再运行', atDesk: '请关闭不用的程序再试；仍不行，请联系技术人员' },
];

function* causesOf(error: unknown): Generator<Error & { code?: unknown; path?: unknown }> {
  for (let current = error; current instanceof Error; current = current.cause) yield current;
}

/** Whatever was thrown, as an error meant for people, or undefined when it is our own fault. */
export function explain(error: unknown): UserError | undefined {
  for (const cause of causesOf(error)) {
    if (cause instanceof UserError) return cause;
    const fault = machineFaults.find(({ code, text }) => cause.code === code || text.test(cause.message));
    if (fault) {
      const where = typeof cause.path === 'string' ? { where: cause.path } : {};
      return new UserError(fault.message, { ...where, hint: fault.hint, ...(fault.atDesk !== undefined && { atDesk: fault.atDesk }), cause: error });
    }
  }
  return undefined;
}

/** What is printed on stderr for something thrown, and the exit code that goes with it. */
export function describeFailure(error: unknown, debug: boolean): { text: string; exitCode: ExitCode } {
  const known = explain(error);
  const stack = debug && error instanceof Error ? `\n${error.stack}` : '';
  if (known) {
    const where = known.where === undefined ? '' : `\n位置：${known.where}`;
    return { text: `出错：${known.message}${where}\n办法：${known.hint}${stack}`, exitCode: known.exitCode };
  }
  const said = error instanceof Error ? error.message : String(error);
  const hint = debug ? '' : '\n办法：设 GONGSHI_DEBUG=1 再运行一次，把完整输出报告给 gongshi 的维护者';
  return { text: `gongshi 自身出了问题：${said}\n输出没有改动。${hint}${stack}`, exitCode: exitCodes.ownFault };
}

function flushAndExit(exitCode: number): void {
  process.stdout.write('', () => process.stderr.write('', () => process.exit(exitCode)));
}

/** Runs one command: reads its arguments, prints its help, and turns whatever it throws into words and an exit code. */
export async function run<Options extends Record<string, Option<unknown>>>(
  command: Command<Options>,
  main: (values: Values<Options>) => Promise<ExitCode>,
): Promise<void> {
  const fail = (error: unknown): void => {
    const { text, exitCode } = describeFailure(error, process.env.GONGSHI_DEBUG === '1');
    process.stderr.write(`${text}\n`);
    flushAndExit(exitCode);
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  // A reader that has seen enough (`| head`) is no fault, and no reason to leave work half done.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  try {
    const values = readArguments(process.argv.slice(2), command);
    if (values === 'help') {
      process.stdout.write(`${helpText(command)}\n`);
      flushAndExit(exitCodes.done);
    } else {
      flushAndExit(await main(values));
    }
  } catch (error) {
    fail(error);
  }
}
