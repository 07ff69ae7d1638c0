// JSON from bundles. The standard parser keeps the last of two equal keys, rounds large numbers and lets `__proto__`
// through; two programs could then read two different things from the same signed bytes.
import { fail, ok, type Result } from '#core/result';

/** Deepest nesting of arrays and objects that is read. */
export const MAX_JSON_DEPTH = 32;

const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** A run of a string without escapes; control characters must be escaped (RFC 8259 §7). */
// oxlint-disable-next-line no-control-regex -- the control characters are what the rule is about
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const LITERAL = /true|false|null/y;

/** Thrown inside this file only, and caught by {@link parseStrictJson}. */
class JsonProblem extends Error {}

class Reader {
  at = 0;
  constructor(readonly text: string) {}

  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  peek(): string {
    this.take(SPACE);
    return this.text.charAt(this.at);
  }

  expect(char: string): void {
    if (this.peek() !== char) throw new JsonProblem(`expected ${char} at ${this.at}`);
    this.at += 1;
  }

  /** True, and past the character, when it comes next. */
  skip(char: string): boolean {
    if (this.peek() !== char) return false;
    this.at += 1;
    return true;
  }
}

/**
 * Parses JSON text that was made by someone else. The caller has capped its size.
 * Refused besides wrong syntax: a byte order mark, the same key twice, the keys `__proto__`, `constructor` and
 * `prototype`, more than 32 levels, numbers that are not finite or integers beyond 2^53 - 1, lone surrogates.
 */
export function parseStrictJson(text: string): Result<unknown, 'bad-data'> {
  const reader = new Reader(text);
  try {
    const value = readValue(reader, 0);
    if (reader.peek() !== '') throw new JsonProblem(`unexpected text at ${reader.at}`);
    return ok(value);
  } catch (error) {
    if (error instanceof JsonProblem) return fail('bad-data', error.message);
    throw error;
  }
}

function readValue(reader: Reader, depth: number): unknown {
  switch (reader.peek()) {
    case '{':
      return readObject(reader, depth + 1);
    case '[':
      return readArray(reader, depth + 1);
    case '"':
      return readString(reader);
    default:
      return readScalar(reader);
  }
}

function readObject(reader: Reader, depth: number): Readonly<Record<string, unknown>> {
  checkDepth(reader, depth);
  reader.expect('{');
  const entries: Record<string, unknown> = {};
  if (reader.skip('}')) return entries;
  do {
    reader.peek();
    const key = readString(reader);
    if (FORBIDDEN_KEYS.has(key)) throw new JsonProblem(`forbidden key ${key}`);
    if (Object.hasOwn(entries, key)) throw new JsonProblem(`key ${JSON.stringify(key)} twice`);
    reader.expect(':');
    entries[key] = readValue(reader, depth);
  } while (reader.skip(','));
  reader.expect('}');
  return entries;
}

function readArray(reader: Reader, depth: number): readonly unknown[] {
  checkDepth(reader, depth);
  reader.expect('[');
  const items: unknown[] = [];
  if (reader.skip(']')) return items;
  do items.push(readValue(reader, depth));
  while (reader.skip(','));
  reader.expect(']');
  return items;
}

function readString(reader: Reader): string {
  const raw = takeString(reader);
  // The pattern has accepted the syntax, so the platform's parser may resolve the escapes.
  const value: unknown = raw.includes('\\') ? JSON.parse(raw) : raw.slice(1, -1);
  if (typeof value !== 'string') throw new JsonProblem(`not a string at ${reader.at}`);
  if (hasLoneSurrogate(value)) throw new JsonProblem(`lone surrogate before ${reader.at}`);
  return value;
}

/** The string literal at the reader's place, quotes included; run by run, so that long strings need no stack. */
function takeString(reader: Reader): string {
  const start = reader.at;
  if (reader.text.charAt(start) !== '"') throw new JsonProblem(`expected a string at ${start}`);
  reader.at += 1;
  do reader.take(PLAIN);
  while (reader.take(ESCAPE) !== undefined);
  if (reader.text.charAt(reader.at) !== '"') throw new JsonProblem(`string not closed at ${reader.at}`);
  reader.at += 1;
  return reader.text.slice(start, reader.at);
}

function readScalar(reader: Reader): unknown {
  const literal = reader.take(LITERAL);
  if (literal !== undefined) return literal === 'null' ? null : literal === 'true';
  const digits = reader.take(NUMBER);
  if (digits === undefined) throw new JsonProblem(`expected a value at ${reader.at}`);
  const value = Number(digits);
  const isExact = /^-?\d+$/u.test(digits)
    ? Number.isSafeInteger(value)
    : Math.abs(value) <= Number.MAX_SAFE_INTEGER;
  if (!isExact) throw new JsonProblem(`unsafe number ${digits.slice(0, 40)}`);
  return value;
}

function checkDepth(reader: Reader, depth: number): void {
  if (depth > MAX_JSON_DEPTH) throw new JsonProblem(`nested deeper than ${MAX_JSON_DEPTH} at ${reader.at}`);
}

/** True where half of a UTF-16 pair stands alone: such a string has no UTF-8 form. */
export function hasLoneSurrogate(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}
