// What is asked before an edition is signed: a slip that cannot be taken back once readers have it.
import { fail, ok, type Result } from '#core/result';
import type { PublishedEdition } from '#node/edition/read-publication';
import type { Content } from './content/content.ts';

/** What was agreed to on the command line. */
export interface PublishConsent {
  /** To lose more articles than a slip should. */
  readonly allowShrink?: boolean;
  /** To date an edition before the one it follows. */
  readonly allowOlderDate?: boolean;
}

/**
 * `would-shrink`: more than a fifth of the articles would be gone. `older-date`: the edition would be dated before
 * the one it follows. The message is a sentence for the publisher.
 */
export type PublishStop = 'would-shrink' | 'older-date';

/** The share of its articles that an edition may lose unasked. */
const MAX_LOSS = 0.2;
const MAX_NAMED = 10;

/** Whether the coming edition may follow the latest one. */
export function checkNextEdition(
  previous: PublishedEdition | null,
  content: Pick<Content, 'articles' | 'next'>,
  date: Date,
  { allowShrink, allowOlderDate }: PublishConsent,
): Result<true, PublishStop> {
  if (previous === null) return ok(true);
  const kept = allowShrink ? ok(true) : checkShrinking(previous, content);
  if (!kept.ok) return kept;
  return allowOlderDate ? ok(true) : checkDate(previous, date);
}

/** Articles that next.yaml withdraws are gone on purpose and do not count as lost. */
function checkShrinking(
  { edition, catalogue }: PublishedEdition,
  { articles, next }: Pick<Content, 'articles' | 'next'>,
): Result<true, 'would-shrink'> {
  const ids = new Set(articles.map(({ head }) => head.id));
  const withdrawn = new Set(next.withdrawn.map(({ article }) => article));
  const before = catalogue.articles.map(({ id }) => id).filter((id) => !withdrawn.has(id));
  const fewer = before.length - ids.size;
  const isAgreed = next.shrinkTo !== undefined && ids.size >= next.shrinkTo;
  if (fewer <= before.length * MAX_LOSS || isAgreed) return ok(true);
  const gone = before.filter((id) => !ids.has(id)).toSorted();
  const named = gone.slice(0, MAX_NAMED).join(', ');
  const more = gone.length > MAX_NAMED ? ` and ${gone.length - MAX_NAMED} more` : '';
  return fail(
    'would-shrink',
    `The content has ${fewer} ${fewer === 1 ? 'article' : 'articles'} fewer than edition ${edition.number}: ` +
      `${ids.size} instead of ${before.length}. No longer there: ${named}${more}. Nothing was published. ` +
      `If they are to go, list them as withdrawn in next.yaml, or write "shrinkTo: ${ids.size}" there, ` +
      'or give --allow-shrink.',
  );
}

function checkDate({ edition }: PublishedEdition, date: Date): Result<true, 'older-date'> {
  if (date.getTime() >= new Date(edition.createdAt).getTime()) return ok(true);
  return fail(
    'older-date',
    `Edition ${edition.number} is dated ${edition.createdAt}, and this one would be dated ${date.toISOString()}, ` +
      'before it. Nothing was published. Give a later --date, or --allow-older-date if this one is right.',
  );
}
