// What is asked before an edition is signed: a slip that cannot be taken back once readers have it.
import { fail, ok, type Fail, type Ok, type Result } from '#core/result';
import { checkSigners } from '#core/edition/check-signers';
import type { RefusalCode } from '#core/edition/edition';
import type { PublishedEdition } from '#node/edition/read-publication';
import { checkRootFiles } from '#node/edition/root-file';
import type { SigningKey } from '#node/edition/signing-key';
import { readPublishedRoots } from '#node/edition/write-root';
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
 * the one it follows. `key-not-listed`, `too-few-keys`: the root asks for other keys, or for more. The message is a
 * sentence for the publisher.
 */
export type PublishStop = 'would-shrink' | 'older-date' | 'key-not-listed' | 'too-few-keys';

/** The articles that would be gone, all of them: the message names the first. */
export interface WouldShrink extends Fail<'would-shrink'> {
  readonly gone: readonly string[];
}

/** The share of its articles that an edition may lose unasked. */
const MAX_LOSS = 0.2;
const MAX_NAMED = 10;

/** Whether the coming edition may follow the latest one. */
export function checkNextEdition(
  previous: PublishedEdition | null,
  content: Pick<Content, 'articles' | 'next'>,
  date: Date,
  { allowShrink, allowOlderDate }: PublishConsent,
): Ok<true> | WouldShrink | Fail<PublishStop> {
  if (previous === null) return ok(true);
  const kept = allowShrink ? ok(true) : checkShrinking(previous, content);
  if (!kept.ok) return kept;
  return allowOlderDate ? ok(true) : checkDate(previous, date);
}

/** Articles that next.yaml withdraws are gone on purpose and do not count as lost. */
function checkShrinking(
  { edition, catalogue }: PublishedEdition,
  { articles, next }: Pick<Content, 'articles' | 'next'>,
): Ok<true> | WouldShrink {
  const ids = new Set(articles.map(({ head }) => head.id));
  const withdrawn = new Set(next.withdrawn.map(({ article }) => article));
  const before = catalogue.articles.map(({ id }) => id).filter((id) => !withdrawn.has(id));
  const fewer = before.length - ids.size;
  const isAgreed = next.shrinkTo !== undefined && ids.size >= next.shrinkTo;
  if (fewer <= before.length * MAX_LOSS || isAgreed) return ok(true);
  const gone = before.filter((id) => !ids.has(id)).toSorted();
  const named = gone.slice(0, MAX_NAMED).join(', ');
  const more = gone.length > MAX_NAMED ? ` and ${gone.length - MAX_NAMED} more` : '';
  const message =
    `The content has ${fewer} ${fewer === 1 ? 'article' : 'articles'} fewer than edition ${edition.number}: ` +
    `${ids.size} instead of ${before.length}. No longer there: ${named}${more}. Nothing was published. ` +
    `If they are to go, list them as withdrawn in next.yaml, or write "shrinkTo: ${ids.size}" there, ` +
    'or give --allow-shrink.';
  return { ...fail('would-shrink', message), gone };
}

function checkDate({ edition }: PublishedEdition, date: Date): Result<true, 'older-date'> {
  if (date.getTime() >= new Date(edition.createdAt).getTime()) return ok(true);
  return fail(
    'older-date',
    `Edition ${edition.number} is dated ${edition.createdAt}, and this one would be dated ${date.toISOString()}, ` +
      'before it. Nothing was published. Give a later --date, or --allow-older-date if this one is right.',
  );
}

/** Whether the root of a publication lets these keys sign the coming edition; a folder without one has none to ask. */
export async function checkKeys(
  to: string,
  keys: readonly SigningKey[],
  { withdrawn }: Content['next'],
  awaitSignatures: boolean,
): Promise<Result<true, RefusalCode | PublishStop>> {
  const roots = await readPublishedRoots(to);
  if (!roots.ok || roots.value.length === 0) return roots.ok ? ok(true) : roots;
  const chain = checkRootFiles(roots.value);
  if (!chain.ok) return chain;
  const keyIds = keys.map(({ keyId }) => keyId);
  const signers = checkSigners(chain.value.newest, keyIds, withdrawn.length > 0);
  if (signers.ok || (signers.code === 'too-few-keys' && awaitSignatures)) return ok(true);
  return fail(signers.code === 'unknown-key' ? 'key-not-listed' : signers.code, signers.message);
}
