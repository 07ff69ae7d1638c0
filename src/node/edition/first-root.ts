// The root an archive begins with, where nobody has made one before.
import type { RefusalCode } from '#core/edition/edition';
import { buildFirstRoot } from '#core/edition/next-root';
import { ok, type Result } from '#core/result';
import { buildRootFile, type RootFile } from './root-file.ts';
import type { EditionInput } from './write-edition.ts';
import { readPublishedRoots } from './write-root.ts';

/** How long root 1 stands before somebody should look at it again. */
const REVIEW_YEARS = 2;

/** The roots there are, or a first one that lists the given keys in both roles (decision 8). */
export async function firstRoots({
  to,
  draft,
  keys,
}: Pick<EditionInput, 'to' | 'draft' | 'keys'>): Promise<Result<readonly RootFile[], RefusalCode>> {
  const published = await readPublishedRoots(to);
  if (!published.ok || published.value.length > 0) return published;
  const role = { keys, threshold: 1 };
  const root = buildFirstRoot(draft.archiveId, {
    root: role,
    release: role,
    reviewBy: reviewDate(draft.createdAt),
  });
  return ok([buildRootFile(root, keys)]);
}

/** When somebody should look at a root that is made now. */
export function reviewDate(now: string): string {
  const date = new Date(now);
  date.setUTCFullYear(date.getUTCFullYear() + REVIEW_YEARS);
  return date.toISOString();
}
