import { exitCodes, type ExitCode } from '../src/errors.ts';
import { DataErrors } from '../src/pipeline/release.ts';
import { describeFailure, explain } from './run.ts';

/** What a command found, and the exit code that goes with it. */
export interface Outcome<T> {
  done: T;
  exitCode?: ExitCode;
}

/**
 * Runs a command for a person or for a program. For a program stdout has lines of JSON, the last of them `{"done": …}` or `{"refused": {message, where, hint, atDesk}}`;
 * the exit code is the same.
 *
 * @param print the result in words
 * @param printJson the result for a program, for commands that print it without `done` around it
 */
export async function answer<T>(format: 'text' | 'json', act: () => Promise<Outcome<T>> | Outcome<T>, print: (done: T) => string, printJson = (done: T): string => `${JSON.stringify({ done })}\n`): Promise<ExitCode> {
  if (format === 'text') {
    const { done, exitCode } = await act();
    process.stdout.write(print(done));
    return exitCode ?? exitCodes.done;
  }
  try {
    const { done, exitCode } = await act();
    process.stdout.write(printJson(done));
    return exitCode ?? exitCodes.done;
  } catch (error) {
    const known = explain(error);
    const { text, exitCode } = describeFailure(error, process.env.GONGSHI_DEBUG === '1');
    process.stderr.write(`${text}\n`);
    if (known) {
      const { message, where, hint, atDesk } = known;
      process.stdout.write(`${JSON.stringify({ refused: { message, where, hint, atDesk, ...(known instanceof DataErrors && { report: known.report }) } })}\n`);
    }
    return exitCode;
  }
}
