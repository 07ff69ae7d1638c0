// Changes one thing in a JSON value or in its text, as somebody would who knows the format. Used by tests only.
import type { Random } from './random.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const VALUES: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1,
  2,
  1.5,
  2 ** 40,
  2 ** 40 + 1,
  2 ** 53 - 1,
  '',
  'x',
  'é\u00ad',
  '\u{1f600}',
  'an-id',
  'An Id',
  'a'.repeat(201),
  'f'.repeat(64),
  'F'.repeat(64),
  'text/html',
  'application/javascript',
  'application/pdf',
  'en',
  'zh-Hans',
  '2026-02-28',
  '2026-02-29T00:00Z',
  '2024-02-29T23:59:59.123456Z',
  '2026-01-01T24:00:00Z',
  '2026-01-01T00:00:00+00:00',
  'https://example.org/a b',
  'javascript:x',
  'minor',
  [],
  {},
  [null],
  ['en', 'en'],
  { en: 'x' },
  { en: 1 },
  'x'.repeat(5001),
];

/** Another value: one place in it is left out, doubled, replaced, moved or given a stranger. */
export function mutateValue(value: Json, random: Random): Json {
  const isLeaf = typeof value !== 'object' || value === null;
  if (isLeaf) return mutateLeaf(value, random);
  const size = Object.keys(value).length;
  if (size > 0 && random.below(4) > 0) return mutateInside(value, random);
  return isList(value) ? mutateList(value, random) : mutateObject(value, random);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function mutateInside(value: Exclude<Json, null | boolean | number | string>, random: Random): Json {
  if (isList(value)) {
    const at = random.below(value.length);
    return value.map((item, index) => (index === at ? mutateValue(item, random) : item));
  }
  const key = random.pick(Object.keys(value));
  return { ...value, [key]: mutateValue(value[key] ?? null, random) };
}

function mutateLeaf(value: Json, random: Random): Json {
  if (typeof value === 'number' && random.below(2) === 0) return value + random.pick([-1, 1, 0.5, 2 ** 40]);
  if (typeof value === 'string' && random.below(2) === 0) return mutateText(value, random);
  return random.pick(VALUES);
}

function mutateText(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  switch (random.below(4)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + random.pick(['a', '0', '-', ' ', 'Z', 'ÿ', '\n']) + text.slice(at);
    case 2:
      return text.slice(0, at) + random.pick(['b', '1', 'A', '_', '.']) + text.slice(at + 1);
    default:
      return text + text;
  }
}

function mutateList(value: readonly Json[], random: Random): Json {
  switch (random.below(4)) {
    case 0:
      return value.slice(1);
    case 1:
      return [...value, random.pick(VALUES)];
    case 2:
      return [...value, ...value];
    default:
      return value.toReversed();
  }
}

function mutateObject(value: { readonly [key: string]: Json }, random: Random): Json {
  const keys = Object.keys(value);
  const gone = keys.length === 0 ? '' : random.pick(keys);
  const without = Object.fromEntries(Object.entries(value).filter(([key]) => key !== gone));
  switch (random.below(3)) {
    case 0:
      return without;
    case 1:
      return {
        ...value,
        [random.pick(['x', 'epoch', 'labels', 'message', 'revoked', 'note'])]: random.pick(VALUES),
      };
    default:
      return { ...without, [`${gone}s`]: value[gone] ?? null };
  }
}

/** Other text for the same or nearly the same value: what two JSON parsers may read in two ways. */
export function mutateJsonText(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const replaceAt = (pattern: RegExp, to: (found: string) => string): string => {
    const found = [...text.matchAll(pattern)];
    if (found.length === 0) return text;
    const { index, 0: what } = random.pick(found);
    return text.slice(0, index) + to(what) + text.slice(index + what.length);
  };
  switch (random.below(9)) {
    case 0:
      return replaceAt(
        /[,:{}[\]]/gu,
        (mark) => `${random.pick([' ', '\n', '\t', '\r', '\u00a0', '\f'])}${mark}`,
      );
    case 1:
      return replaceAt(/"[A-Za-z]+":/gu, (key) => `${key}1,${key}`);
    case 2:
      return replaceAt(/"[A-Za-z]/gu, (start) => `"\\u00${start.charCodeAt(1).toString(16)}`);
    case 3:
      return replaceAt(
        /:\d+/gu,
        (number) => number + random.pick(['.0', 'e0', 'E+0', '0', '.', 'e400', '.00000000001']),
      );
    case 4:
      return random.pick(['\ufeff', ' ', '\n', '/**/']) + text;
    case 5:
      return text + random.pick(['\u0000', ' ', ',', '}', 'null']);
    case 6:
      return (
        text.slice(0, at) + random.pick(['\\ud800', '\\u0000', '\\x', '"', '\\', '\u0001']) + text.slice(at)
      );
    case 7:
      return text.slice(0, at) + text.slice(at + 1);
    default:
      return replaceAt(/\{/gu, () =>
        random.pick(['{"__proto__":1,', `{"a":${'['.repeat(33)}${']'.repeat(33)},`]),
      );
  }
}
