import { fail, ok, type Result } from '#core/result';
import { EDITION_FORMAT } from './edition.ts';

/** Says `newer-format` before the schema complains of fields that only a newer app knows. */
export function checkFormat(value: unknown): Result<true, 'newer-format'> {
  if (typeof value !== 'object' || value === null || !('format' in value)) return ok(true);
  const { format } = value;
  if (typeof format !== 'number' || format <= EDITION_FORMAT) return ok(true);
  return fail('newer-format', `format ${format}; this app reads up to ${EDITION_FORMAT}`);
}
