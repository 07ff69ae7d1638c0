/** Most tags of one annotation. */
export const MAX_TAGS = 50;
/** Most UTF-16 units of one tag. */
export const MAX_TAG_UNITS = 100;

/** White space and commas: people write both between tags, so neither can be in one as typed. */
const LAYOUT = /\s+/gu;

/**
 * What a person typed as a tag: normalised, white space folded, a leading `#` dropped. Empty where nothing is left.
 * Letters keep their case; {@link sameTag} tells that `Gender` and `gender` are one.
 */
export function tidyTag(typed: string): string {
  const words = typed
    .normalize('NFC')
    .replace(LAYOUT, ' ')
    .trim()
    .replace(/^#+\s*/u, '')
    .replaceAll(',', ' ');
  const tag = words.replace(LAYOUT, ' ').trim();
  // Half of a surrogate pair is no character.
  return tag
    .slice(0, MAX_TAG_UNITS)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .trim();
}

/** Whether a text is a tag as we keep it. */
export function isTag(text: string): boolean {
  return text !== '' && text.length <= MAX_TAG_UNITS && tidyTag(text) === text;
}

export function sameTag(one: string, other: string): boolean {
  return one.localeCompare(other, 'und', { sensitivity: 'accent' }) === 0;
}

/** The tags with one more, written as it is in `known` where it is there already. */
export function addTag(
  tags: readonly string[],
  typed: string,
  known: readonly string[] = [],
): readonly string[] {
  const tag = tidyTag(typed);
  if (tag === '' || tags.length >= MAX_TAGS || tags.some((one) => sameTag(one, tag))) return tags;
  return [...tags, known.find((one) => sameTag(one, tag)) ?? tag];
}

/** Every tag of these annotations, the most used first. */
export function tagsOf(annotations: readonly { readonly tags: readonly string[] }[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { tags } of annotations) {
    for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return [...counts].toSorted(([a, n], [b, m]) => m - n || a.localeCompare(b)).map(([tag]) => tag);
}
