/**
 * A packed index that is damaged or hostile. Opening answers with a value; this is how the depths of a query say
 * it, and what `lunr.Index#query` (whose contract knows no values for failure) throws.
 */
export class BadIndexError extends Error {
  override readonly name = 'BadIndexError';
  readonly code = 'bad-index';
}

/** The sentence of a damage, or a rethrow of anything else: that would be a bug. */
export function damageOf(error: unknown): string {
  if (error instanceof BadIndexError) return error.message;
  throw error;
}
