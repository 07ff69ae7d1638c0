// Opens an index. It is signed, yet read as if it were not: anything off is an error, never a crash later.
import { fail, ok, type Result } from '#core/result';
import { indexSettings } from './index-settings.ts';
import { createPackedLanguageIndex, type SequenceFiles } from './packed-language-index.ts';
import { openPacked } from './packed/open-packed.ts';
import type { PackedIndex } from './packed/packed-index.ts';
import type { LanguageIndex } from './search-index.ts';

export interface OpenedAs {
  /** The bytes have just been held against the hashes that the publisher signed: their own checksums are left. */
  readonly isTrusted?: boolean;
  /** How many documents it must have, where that is known. */
  readonly documents?: number;
  /** Reads the words of its documents, a file for each segment, where the edition has them. */
  readonly readSequences?: SequenceFiles['read'];
}

/**
 * Opens the segments of one language, oldest first; nothing is parsed. `bad-index` says what was off; what only
 * shows while the index is asked is a `DamagedIndexError`.
 */
export function openIndex(
  segments: readonly Uint8Array[],
  lang: string,
  { isTrusted = false, documents, readSequences }: OpenedAs = {},
): Result<LanguageIndex, 'bad-index'> {
  const opened = openSegments(segments, lang, isTrusted);
  if (!opened.ok) return opened;
  if (documents !== undefined && opened.value.set.documents !== documents)
    return fail('bad-index', 'made for other documents');
  const sequences = readSequences && { read: readSequences, isTrusted };
  return ok(createPackedLanguageIndex(lang, opened.value, sequences));
}

/** More are not looked at: each of them makes every question longer. Publishing keeps to far fewer. */
export const MAX_SEGMENTS = 64;

/** Opens them as they are, for those that check or add to an index. */
export function openSegments(
  segments: readonly Uint8Array[],
  lang: string,
  isTrusted = false,
): Result<PackedIndex, 'bad-index'> {
  if (segments.length > MAX_SEGMENTS) return fail('bad-index', 'more segments than any index has');
  const { pipeline, fields } = indexSettings(lang);
  const expected = { lang, pipeline, fields: fields.map(({ name }) => name) };
  return openPacked(segments, { expected, isTrusted });
}
