/** What a process says with its exit code. Fixed, so that outsiders can script gongshi. */
export const exitCodes = { done: 0, dataErrors: 1, wrongUsage: 2, ownFault: 3 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export interface UserErrorOptions {
  /** File, folder or option it is about. */
  where?: string;
  /** What to do now, with the literal value to write where there is one. */
  hint: string;
  /** The same for a clerk at the desk, who presses buttons and types no command; left out where `hint` serves both. */
  atDesk?: string;
  exitCode?: ExitCode;
  cause?: unknown;
}

/** The one error class whose text is meant for people: what happened, where, and what to do. */
export class UserError extends Error {
  readonly where: string | undefined;
  readonly hint: string;
  readonly atDesk: string | undefined;
  readonly exitCode: ExitCode;

  constructor(message: string, options: UserErrorOptions) {
    super(message, { cause: options.cause });
    this.name = 'UserError';
    this.where = options.where;
    this.hint = options.hint;
    this.atDesk = options.atDesk;
    this.exitCode = options.exitCode ?? exitCodes.wrongUsage;
  }
}
