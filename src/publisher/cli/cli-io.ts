import type { RefusalCode } from '#core/edition/edition';
import { refusalSentence, type Voice } from '#core/edition/refusal-sentence';
import { formatProblem, type Problem } from '#publisher/content/problem';
import { exitOf, type ExitCode } from './exit-codes.ts';

/** The world of a command: what it prints to, asks, and is stopped by. Tests bring their own. */
export interface CliIo {
  /** A line on standard output. */
  out(line: string): void;
  /** A line on standard error. */
  err(line: string): void;
  /** Redraws the one progress line; does nothing without a terminal. */
  progress(text: string): void;
  /** Removes the progress line. */
  endProgress(): void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Asks for a passphrase without showing it; undefined where there is no terminal. */
  askHidden(question: string): Promise<string | undefined>;
  isCancelled(): boolean;
  now(): Date;
  /** Lower-case hex. */
  randomHex(bytes: number): string;
}

/** Set where `--json` was given: one object on standard output, whatever happens. */
export type JsonFlag = true | undefined;

/** Prints every problem as `file:line: code: sentence`. */
export function printProblems(io: CliIo, problems: readonly Problem[]): void {
  io.endProgress();
  for (const problem of problems) {
    const mark = problem.severity === 'warning' ? 'warning: ' : '';
    io.err(formatProblem({ ...problem, message: `${mark}${problem.message}` }));
  }
}

/** What a command could not do: about which file, folder or option, with a code for programs. */
export interface CliFailure {
  readonly at: string;
  readonly code: string;
  readonly sentence: string;
  /** What `--json` tells besides. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Prints why a command ended, and gives its exit code. */
export function printFailure(io: CliIo, failure: CliFailure, exit: ExitCode, json?: JsonFlag): ExitCode {
  const { at, code, sentence, more } = failure;
  io.endProgress();
  // Always with a line, so that editors and scripts can rely on one form.
  io.err(`${at}:1: ${code}: ${sentence}`);
  if (json) io.out(JSON.stringify({ ok: false, code, message: sentence, ...more }));
  return exit;
}

/** Prints why something was refused, and gives the exit code for it. Staff are spoken to as the publisher they are. */
export function printRefusal(
  io: CliIo,
  path: string,
  code: RefusalCode,
  detail: string,
  json?: JsonFlag,
  voice: Voice = 'publisher',
): ExitCode {
  const failure = { at: path, code, sentence: refusalSentence(code, voice, detail) };
  return printFailure(io, failure, exitOf(code), json);
}

/** "1 article", "2 articles". */
export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** "Reading 40 %" as a progress line. */
export function countProgress(io: CliIo, what: string): (done: number, total: number) => void {
  return (done, total) => {
    if (total > 0) io.progress(`${what} ${Math.floor((100 * done) / total)} %`);
  };
}
