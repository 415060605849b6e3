import { exitCodes, type ExitCode } from '../src/errors.ts';
import { DataErrors } from '../src/pipeline/release.ts';
import { describeFailure, explain } from './run.ts';

/** What a command found, and the exit code that goes with it. */
export interface Outcome<T> {
  done: T;
  exitCode?: ExitCode;
}

/**
 * Runs a command for a person or for a program. For a program stdout has lines of JSON, the last of them `{"done": …}` or `{"refused": {message, where, hint}}`;
 * the exit code is the same.
 *
 * @param print the result in words
 */
export async function answer<T>(format: 'text' | 'json', act: () => Promise<Outcome<T>> | Outcome<T>, print: (done: T) => string): Promise<ExitCode> {
  if (format === 'text') {
    const { done, exitCode } = await act();
    process.stdout.write(print(done));
    return exitCode ?? exitCodes.done;
  }
  try {
    const { done, exitCode } = await act();
    process.stdout.write(`${JSON.stringify({ done })}\n`);
    return exitCode ?? exitCodes.done;
  } catch (error) {
    const known = explain(error);
    const { text, exitCode } = describeFailure(error, process.env.GONGSHI_DEBUG === '1');
    process.stderr.write(`${text}\n`);
    if (known) process.stdout.write(`${JSON.stringify({ refused: { message: known.message, ...(known.where !== undefined && { where: known.where }), hint: known.hint, ...(known instanceof DataErrors && { report: known.report }) } })}\n`);
    return exitCode;
  }
}
