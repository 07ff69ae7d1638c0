import type { Edition, RevisionKind } from './edition.ts';

/**
 * How many revisions of each kind an edition tells of, for someone who has the edition whose SHA-256 is `from`. Nothing
 * where it labels none, or where it was made after another edition: labels speak of one step, and what was corrected
 * in an edition that was left out would go unsaid.
 */
export function countLabels(
  { labels = [], previous }: Pick<Edition, 'labels' | 'previous'>,
  from: string | undefined,
): Readonly<Record<RevisionKind, number>> | undefined {
  if (labels.length === 0 || previous === undefined || previous.sha256 !== from) return undefined;
  const count = (kind: RevisionKind) => labels.filter(({ label }) => label === kind).length;
  return { correction: count('correction'), major: count('major'), minor: count('minor') };
}
