/** The outcome of something that may fail in an expected way. Bugs throw; expected failures are values. */
export type Result<T, C extends string = string> = Ok<T> | Fail<C>;

/** Success with its value. */
export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

/** Failure: `code` is what programs act on, `message` is for a log or a terminal, never for translation. */
export interface Fail<C extends string = string> {
  readonly ok: false;
  readonly code: C;
  readonly message: string;
}

export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

export function fail<C extends string>(code: C, message: string): Fail<C> {
  return { ok: false, code, message };
}
