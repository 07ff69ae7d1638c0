import type { Annotation } from '#core/annotations/annotation';
import type { ReadingPosition } from '#core/settings/settings';

/** Articles that were read last, of each archive, whose old text is kept too. */
export const MAX_READ_TEXTS = 100;

/** Which old texts of one article are to be kept. */
export interface WantedTexts {
  /** Archive key. */
  readonly archive: string;
  readonly article: string;
  /** Every old text, as the person has written or set something there; else only these (SHA-256 of the blobs). */
  readonly texts: 'all' | readonly string[];
  /** Not this one: it is in the open edition, so it is not old. */
  readonly except?: string | undefined;
}

/**
 * What must outlive the edition it came in: each text that an annotation may speak of, and what was read last, so that
 * it can be said what has changed since.
 */
export function wantedTexts(
  annotations: readonly Pick<Annotation, 'target'>[],
  reading: ReadonlyMap<string, readonly ReadingPosition[]>,
): readonly WantedTexts[] {
  const wanted = new Map<string, WantedTexts>();
  for (const { target } of annotations) {
    const { archive, article } = target;
    wanted.set(`${archive}/${article}`, { archive, article, texts: 'all' });
  }
  for (const [archive, positions] of reading) {
    for (const { article, version, before } of positions.slice(0, MAX_READ_TEXTS)) {
      const texts = [version, before].flatMap((read) => (read === undefined ? [] : [read.text]));
      const key = `${archive}/${article}`;
      if (texts.length > 0 && !wanted.has(key)) wanted.set(key, { archive, article, texts });
    }
  }
  return [...wanted.values()];
}

export function isWanted({ texts, except }: Omit<WantedTexts, 'archive' | 'article'>, text: string): boolean {
  return text !== except && (texts === 'all' || texts.includes(text));
}
