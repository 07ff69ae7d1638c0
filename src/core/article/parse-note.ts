import type { Locator } from '#core/archive/citation';
import { parseLocator } from '#core/citation/parse-locator';
import { fail, ok, type Result } from '#core/result';
import { canonicalText } from '#core/text/canonical-text';
import type { BodyProblemCode } from './body-problem.ts';

/** What a footnote's definition says. */
export interface NoteContent {
  readonly source?: string;
  readonly locator?: Locator;
  readonly note?: string;
}

const REMARK = /^(.*?)\s+(?:[—–]|--)\s+(.+)$/u;
const SOURCE = /^@([^\s,;—–]+)(?:\s*,\s*(.+))?$/u;
const SOURCE_ID = /^[a-z0-9][a-z0-9-]*$/;

/**
 * Reads `@source, locator — remark`, or an explanatory note without a source.
 * One source a footnote (decision 14): a second `@` is refused, as is a locator that cannot be read.
 */
export function parseNote(text: string): Result<NoteContent, BodyProblemCode> {
  const whole = canonicalText(text);
  if (whole === '') return fail('empty-footnote', 'this footnote says nothing');
  if (!whole.startsWith('@')) return ok({ note: whole });
  const [, head = whole, note] = REMARK.exec(whole) ?? [];
  if (/[\s;,]@[a-z0-9]/u.test(head)) {
    return fail('two-sources', 'one source a footnote: put two marks side by side, [^1][^2]');
  }
  const [, written, locatorText] = SOURCE.exec(head) ?? [];
  const source = written?.replace(/[.:]$/, '');
  if (source === undefined) {
    return fail('bad-locator', `"${head}" is not "@source, locator": a remark begins after " — "`);
  }
  if (!SOURCE_ID.test(source)) {
    return fail('bad-source-id', `"@${source}" is not the id of a source: small letters, digits and hyphens`);
  }
  return withLocator({ source, ...(note === undefined ? {} : { note }) }, locatorText);
}

function withLocator(content: NoteContent, text: string | undefined): Result<NoteContent, BodyProblemCode> {
  if (text === undefined) return ok(content);
  const locator = parseLocator(text);
  if (locator.ok) return ok({ ...content, locator: locator.value });
  if (locator.code === 'reversed-range') return fail('reversed-range', locator.message);
  return fail(
    'bad-locator',
    `${locator.message}: write a locator such as "art. 32", or a remark after " — "`,
  );
}
