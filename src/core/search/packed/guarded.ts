import { fail, ok, type Result } from '#core/result';
import { damageOf } from './bad-index-error.ts';

/** Runs what reads an index: damage becomes a value with a sentence, a bug stays a throw. */
export function guarded<T>(work: () => T): Result<T, 'bad-index'> {
  try {
    return ok(work());
  } catch (error) {
    return fail('bad-index', damageOf(error));
  }
}
