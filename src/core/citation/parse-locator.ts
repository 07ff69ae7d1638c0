import type { Locator, LocatorLabel } from '#core/archive/citation';
import { fail, ok, type Result } from '#core/result';

export type LocatorRefusal = 'unknown-label' | 'no-value' | 'bad-value' | 'reversed-range';

/** What an author may write before the value. Lower case, without the final full stop. */
const LABELS: Readonly<Record<string, LocatorLabel>> = {
  p: 'page',
  pp: 'page',
  page: 'page',
  pages: 'page',
  art: 'article-locator',
  arts: 'article-locator',
  article: 'article-locator',
  articles: 'article-locator',
  para: 'paragraph',
  paras: 'paragraph',
  paragraph: 'paragraph',
  paragraphs: 'paragraph',
  sec: 'section',
  secs: 'section',
  sect: 'section',
  section: 'section',
  sections: 'section',
  ch: 'chapter',
  chs: 'chapter',
  chap: 'chapter',
  chaps: 'chapter',
  chapter: 'chapter',
  chapters: 'chapter',
  annex: 'appendix',
  annexes: 'appendix',
  appendix: 'appendix',
  app: 'appendix',
  r: 'rule',
  rr: 'rule',
  rule: 'rule',
  rules: 'rule',
  tit: 'title-locator',
  title: 'title-locator',
  v: 'verse',
  verse: 'verse',
  prin: 'principle',
  prins: 'principle',
  principle: 'principle',
  principles: 'principle',
  preamble: 'preamble',
};

/** "The preamble", "the annex": the whole of it. */
const STANDS_ALONE: ReadonlySet<LocatorLabel> = new Set<LocatorLabel>(['preamble', 'appendix']);

const LABEL_AND_VALUE = /^(\p{L}+)\.?(?:\s*(.*))?$/u;
/** `12`, `3(a)(i)`, `4.2`, `5 bis`, `xiv`, `A`, `A.1`, `I/2`. */
const PART = String.raw`(?:\d+\p{L}{0,2}|[ivxlcdm]+|\p{L}\d*)`;
const POINTS = String.raw`(?:\([\p{L}\p{N}]{1,5}\))`;
const UNIT = new RegExp(
  `^(?:${PART}(?:[./]${PART})*(?:\\s(?:bis|ter|quater|quinquies))?${POINTS}*|${POINTS}+)$`,
  'iu',
);
/** Below this, an end with fewer digits is not short for anything: 13–8 runs backwards, 125–8 is 125–128. */
const FIRST_SHORTENED = 100;

/**
 * Reads a locator as it is written in a footnote: a label and one value, a range, or a list of them.
 * Ranges are written out in full (`pp. 125–8` → `125-128`) with a plain hyphen.
 * Refuses a label it does not know, a label without a value, and a range that runs backwards.
 */
export function parseLocator(text: string): Result<Locator, LocatorRefusal> {
  const match = LABEL_AND_VALUE.exec(text.trim().replace(/(?<=[\p{L}\p{N})])\.$/u, ''));
  const label = match?.[1] === undefined ? undefined : labelOf(match[1]);
  if (label === undefined) {
    return fail(
      'unknown-label',
      `"${text.trim()}" does not begin with a locator label such as p., art. or para.`,
    );
  }
  const value = (match?.[2] ?? '').replace(/^,\s*/, '').trim();
  if (value === '') {
    return STANDS_ALONE.has(label) ? ok({ label, value }) : fail('no-value', `"${text.trim()}" has no value`);
  }
  if (label === 'preamble') return ok({ label, value });
  return parseValues(label, value);
}

function labelOf(word: string): LocatorLabel | undefined {
  const key = word.toLowerCase();
  return Object.hasOwn(LABELS, key) ? LABELS[key] : undefined;
}

function parseValues(label: LocatorLabel, value: string): Result<Locator, LocatorRefusal> {
  const parts = value.split(/\s*(?:,|;|\band\b|&)\s*/u).filter((part) => part !== '');
  const read: string[] = [];
  for (const part of parts) {
    const range = parseRange(part);
    if (!range.ok) return range;
    read.push(range.value);
  }
  return read.length === 0
    ? fail('no-value', `"${value}" is not a value`)
    : ok({ label, value: read.join(', ') });
}

function parseRange(part: string): Result<string, LocatorRefusal> {
  const ends = part.split(/\s*[-‐‑‒–—]\s*/u);
  const [first, second] = ends;
  if (first === undefined || ends.length > 2 || !UNIT.test(first)) {
    return fail('bad-value', `"${part}" is not a number, a letter or a range`);
  }
  if (second === undefined) return ok(first);
  if (!UNIT.test(second)) return fail('bad-value', `"${part}" is not a range`);
  const end = writeOut(first, second);
  if (isReversed(first, end)) return fail('reversed-range', `the range ${first}–${second} runs backwards`);
  return ok(`${first}-${end}`);
}

/** `125`, `8` → `128`. */
function writeOut(first: string, second: string): string {
  const isShort = /^\d+$/.test(first) && /^\d+$/.test(second) && second.length < first.length;
  if (!isShort || Number(first) < FIRST_SHORTENED) return second;
  return first.slice(0, first.length - second.length) + second;
}

function isReversed(first: string, second: string): boolean {
  const from = sizeOf(first);
  const to = sizeOf(second);
  return from !== undefined && to !== undefined && from.system === to.system && to.size < from.size;
}

interface Size {
  readonly system: 'arabic' | 'roman';
  readonly size: number;
}

/** Letters and mixed values have no size: `3(a)–(c)` is left as it is. */
function sizeOf(unit: string): Size | undefined {
  const digits = /^\d+/.exec(unit)?.[0];
  if (digits !== undefined) return { system: 'arabic', size: Number(digits) };
  const size = romanValue(unit.toLowerCase());
  return size === undefined ? undefined : { system: 'roman', size };
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };

function romanValue(text: string): number | undefined {
  if (!/^m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/.test(text) || text === '')
    return undefined;
  const values = Array.from(text, (letter) => ROMAN[letter] ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}
