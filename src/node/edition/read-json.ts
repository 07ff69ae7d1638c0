import { parseStrictJson } from '#core/edition/parse-strict-json';
import { fail, ok, type Result } from '#core/result';

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes as UTF-8 text; `bad-data` where they are not. A byte order mark stays in the text. */
export function decodeUtf8(bytes: Uint8Array): Result<string, 'bad-data'> {
  try {
    return ok(UTF8.decode(bytes));
  } catch {
    // The decoder throws for wrong bytes only, and says nothing more.
    return fail('bad-data', 'not UTF-8');
  }
}

/** Strict JSON from bytes, then a parser of the shape. */
export function readJson<T, C extends string>(
  bytes: Uint8Array,
  parse: (value: unknown) => Result<T, C>,
): Result<T, C | 'bad-data'> {
  const text = decodeUtf8(bytes);
  if (!text.ok) return text;
  const json = parseStrictJson(text.value);
  return json.ok ? parse(json.value) : json;
}
