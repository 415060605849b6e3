import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Report } from '../tables/issue.ts';
import type { Progress } from './operations.ts';
import { Refusal } from './refusal.ts';

interface RefusedLine {
  message: string;
  where?: string;
  hint: string;
  atDesk?: string;
  report?: Report;
}

/** As much of what a command says about itself as is kept for a message. */
const mostWords = 2000;

/** What a command says on a terminal when it refuses, and to us when it had not come as far as JSON. */
const words = /^出错：(.+)\n(?:位置：(.+)\n)?办法：(.+)/m;

function readWords(said: string): Refusal | undefined {
  const [, message, where, hint] = words.exec(said) ?? [];
  return message === undefined || hint === undefined ? undefined : new Refusal(message, { hint, ...(where !== undefined && { where }) });
}

function ownFault(script: string, text: string): Refusal {
  const said = text.trim().split('\n').slice(-12).join('\n');
  return new Refusal('这一步没有完成，程序自身出了问题', {
    // It may have been killed after the switch.
    hint: `公开的网站仍是完整的一版，是哪一版请看“历史”。${said === '' ? '请再试一次；仍不行，请联系技术人员。' : `请把下面的话发给技术人员：${said}`}`,
    where: script,
  });
}

/**
 * Runs one of our commands to its end.
 *
 * What it prints is lines of JSON: `{"repaired"}` and `{"stage","share"}` while it works, at last `{"done": …}` or `{"refused": …}`; `check` and `diff` print what they found as one object
 * without `done`, which may stand on many lines.
 *
 * @returns what the command found: what stands after `done`, or the one object
 * @throws Refusal in the command's own words, or in ours when it broke off
 */
export function runCommand(script: string, args: readonly string[], progress: Progress = () => undefined): Promise<unknown> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-mostWords)));
  let last: { done?: unknown; refused?: RefusedLine } | undefined;
  const others: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    const found = parseLine(line);
    if (found === undefined) others.push(line);
    else if (Array.isArray(found.repaired)) progress({ repaired: found.repaired as string[] });
    else if (typeof found.stage === 'string') progress({ name: found.stage, ...(typeof found.share === 'number' && { share: found.share }) });
    else if ('done' in found || 'refused' in found) last = found;
    else others.push(line);
  });
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(ownFault(script, error.message)));
    child.once('close', () => {
      const found = last ?? parseLine(others.join('\n'));
      if (found === undefined) reject(readWords(said) ?? ownFault(script, said));
      else if (found.refused !== undefined) reject(toRefusal(found.refused as RefusedLine));
      else resolve('done' in found ? found.done : found);
    });
  });
}

const toRefusal = ({ message, ...options }: RefusedLine): Refusal => new Refusal(message, options);

function parseLine(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
