// Opens the files of one language's index.
import lunr from 'lunr';
import type { Result } from '#core/result';
import { BadIndexError } from './bad-index-error.ts';
import type { Caps } from './caps.ts';
import { guarded } from './guarded.ts';
import { PackedIndex } from './packed-index.ts';
import type { Ranking } from './ranking.ts';
import { SegmentSet } from './segment-set.ts';
import { openSegment, type Segment } from './segment.ts';

/** What an index must be made for. */
export interface Expected {
  readonly lang: string;
  readonly pipeline: string;
  /** Names of the fields, in their order. */
  readonly fields: readonly string[];
}

export interface OpenOptions {
  /** Refuse an index for another language, pipeline or set of fields. */
  readonly expected?: Expected;
  /** The bytes have been checked by someone else: do not hold them against their checksums. */
  readonly isTrusted?: boolean;
  /** lunr's search pipeline, for clauses that use one. */
  readonly pipeline?: lunr.Pipeline;
  readonly caps?: Caps;
  /** `DEFAULT_RANKING` unless told. */
  readonly ranking?: Ranking;
}

/** Opens the segments of one language, oldest first. Nothing is parsed; damage is a value with a sentence. */
export function openPacked(
  files: readonly Uint8Array[],
  options: OpenOptions = {},
): Result<PackedIndex, 'bad-index'> {
  return guarded(() => {
    const segments = files.map((file) => openFor(file, options));
    const set = new SegmentSet(segments, options.ranking);
    return new PackedIndex(set, options);
  });
}

function openFor(file: Uint8Array, { expected, isTrusted }: OpenOptions): Segment {
  const segment = openSegment(file, isTrusted ?? false);
  const { lunrVersion, lang, pipeline, fields } = segment.meta;
  if (lunrVersion !== lunr.version) throw new BadIndexError('made with another version of lunr');
  if (expected && lang !== expected.lang) throw new BadIndexError('made for another language');
  if (expected && pipeline !== expected.pipeline)
    throw new BadIndexError('made with another way of cutting words');
  if (expected && fields.map(({ name }) => name).join('/') !== expected.fields.join('/'))
    throw new BadIndexError('made with other fields');
  return segment;
}
