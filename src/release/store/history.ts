import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../../errors.ts';
import { realDisk, type Disk } from './disk.ts';
import { day, digest, inputFile, loggedRelease, moment, releaseId, sha256, withdrawnArchive } from './manifest.ts';

const eventSchema = z.strictObject({
  format: z.literal(1),
  /** 1, 2, 3…: also the file's name. */
  number: z.int().min(1),
  kind: z.enum(['release', 'undo']),
  /** The release that was published, or that an undo took back. */
  id: releaseId,
  /** Of an undo: the release that it put back. */
  returnsTo: releaseId.optional(),
  /** Of a release that was made from what an undo had put back, only to tell the public of the undo: the release that it repeats. */
  repeats: releaseId.optional(),
  at: moment,
  /** A post, never a person's name. */
  by: z.string().min(1),
  note: z.string().optional(),
  /** Day that the site speaks for from now on. */
  asOf: day,
  /** SHA-256 of the file of the event before; the first has none. */
  previous: sha256.optional(),
  /** SHA-256 of the manifest of the release that is public from now on. */
  manifest: sha256,
  /** What the release was made from: stays known when its folder is gone. */
  inputs: z.array(inputFile),
  pages: z.strictObject({ added: z.int(), changed: z.int(), gone: z.int(), total: z.int() }).optional(),
  /** Archives that are off the site from now on: known whichever release an undo puts back, and when no manifest is left that says so. */
  withdrawn: z.array(withdrawnArchive).optional(),
  log: loggedRelease,
});

/** One event of the history: never changed once it is written. */
export type StoredEvent = z.output<typeof eventSchema>;
/** An event that is about to be written: its place in the chain is not its own to say. */
export type NewEvent = Omit<StoredEvent, 'format' | 'number' | 'previous'>;

export const eventFile = (number: number): string => `${String(number).padStart(6, '0')}.json`;
const eventName = /^(\d{6,})\.json$/;
/** What a kill in the middle of writing an event leaves behind. */
export const isUnfinishedEvent = (name: string): boolean => name.endsWith('.json.new');

/** Which release an event made public. */
export const madePublic = (event: Pick<StoredEvent, 'id' | 'returnsTo'>): string => event.returnsTo ?? event.id;

/** A moment as it is written here: the second in China. @param time milliseconds since 1970 */
export const writeMoment = (time: number): string => new Date(time + 8 * 3_600_000).toISOString().replace(/\.\d{3}Z$/, '+08:00');

function broken(folder: string, name: string, what: string): UserError {
  return new UserError(`发布记录在 ${name} 处断了：${what}`, {
    where: join(folder, name),
    hint: `从备份恢复 history 文件夹里的 ${name}；没有备份时，把整个发布文件夹改名留存，再重新发布一次。正在公开的网站没有改动`,
  });
}

/** A history that was read: its events, oldest first, and the SHA-256 of the last one's file. */
export interface History {
  events: StoredEvent[];
  last: string | undefined;
}

/**
 * Reads all events and checks that they are one chain: no number is missing, and each holds the SHA-256 of the file before it.
 *
 * @throws UserError that names the event where the chain is broken
 */
export function readHistory(folder: string): History {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => eventName.test(name)).sort((a, b) => parseInt(a, 10) - parseInt(b, 10));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { events: [], last: undefined };
    throw error;
  }
  const events: StoredEvent[] = [];
  let last: string | undefined;
  for (const [index, name] of names.entries()) {
    const expected = eventFile(index + 1);
    if (name !== expected) throw broken(folder, expected, `没有这一条，下一条是 ${name}`);
    const bytes = readFileSync(join(folder, name));
    const event = parseEvent(bytes.toString('utf8'));
    if (event === undefined) throw broken(folder, name, '内容读不出来');
    if (event.number !== index + 1) throw broken(folder, name, `里面写的是第 ${event.number} 条`);
    if (event.previous !== last) throw broken(folder, index === 0 ? name : eventFile(index), '它或它后面的一条被改动过');
    events.push(event);
    last = digest(bytes);
  }
  return { events, last };
}

function parseEvent(text: string): StoredEvent | undefined {
  try {
    return eventSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/**
 * Writes the next event: a new file first, then its name in one step.
 *
 * @throws UserError when the clock says that it happens before the last one
 */
export function appendEvent(folder: string, event: NewEvent, disk: Disk = realDisk): StoredEvent {
  const { events, last } = readHistory(folder);
  refuseEarlier(events, event.at);
  const number = events.length + 1;
  const whole: StoredEvent = { format: 1, number, ...event, ...(last !== undefined && { previous: last }) };
  disk.makeFolder(folder);
  const file = join(folder, eventFile(number));
  disk.remove(`${file}.new`);
  disk.write(`${file}.new`, `${JSON.stringify(eventSchema.parse(whole))}\n`);
  disk.rename(`${file}.new`, file);
  disk.sync(folder);
  return whole;
}

/** An event before the last one means that this machine's clock is wrong: now, or when the last one was written. */
export function refuseEarlier(events: readonly StoredEvent[], at: string): void {
  const before = events.at(-1);
  if (before === undefined || Date.parse(at) >= Date.parse(before.at)) return;
  throw new UserError(`这台电脑的时间是 ${at}，比上一次发布（${before.at}）还早，没有发布`, {
    hint: '把电脑的日期和时间调对再试。时间没有错的话，是上一次发布时调快了，等过了那个时刻再发布',
  });
}
