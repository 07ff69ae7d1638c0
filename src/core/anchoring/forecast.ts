import { alignTexts, type TextAlignment } from '#core/anchoring/align-texts';
import { anchorPassage } from '#core/anchoring/anchor-passage';
import type { CarriedStatus } from '#core/anchoring/carry-over';
import { describePassage } from '#core/anchoring/describe-passage';
import type { SampleAnnotation } from '#core/annotations/parse-sample';
import type { ArticleText } from '#core/archive/article-text';

/** The texts of one article in the older and the newer edition, as far as they are in them. */
export interface ArticleTexts {
  readonly before: ArticleText | undefined;
  readonly after: ArticleText | undefined;
}

/** `unknown`: the article is in neither edition, or the words are not in the older one. */
export type ForecastStatus = Exclude<CarriedStatus['status'], 'attached' | 'detached'> | 'unknown';

export interface Forecast {
  readonly annotation: SampleAnnotation;
  readonly status: ForecastStatus;
}

/** What the newer edition would do to annotations of one article that were made in the older one. */
export function forecastArticle(
  { before, after }: ArticleTexts,
  annotations: readonly SampleAnnotation[],
): readonly Forecast[] {
  const alignment = before && after && alignTexts(before.text, after.text);
  return annotations.map((annotation) => ({
    annotation,
    status: forecast(annotation, before, after, alignment),
  }));
}

function forecast(
  annotation: SampleAnnotation,
  before: ArticleText | undefined,
  after: ArticleText | undefined,
  alignment: TextAlignment | undefined,
): ForecastStatus {
  if (before === undefined) return 'unknown';
  if (after === undefined || alignment === undefined) return 'withdrawn';
  const { quote, block } = annotation;
  if (quote === undefined) return forecastBlock(block, before, after);
  const start = placeOf(annotation, before.text);
  if (start === undefined) return 'unknown';
  const passage = describePassage({ text: before.text, sha256: '' }, start, start + quote.exact.length);
  return anchorPassage(alignment, passage).status;
}

function forecastBlock(block: string | undefined, before: ArticleText, after: ArticleText): ForecastStatus {
  if (block === undefined || hasBlock(after, block)) return 'in-place';
  return hasBlock(before, block) ? 'removed' : 'unknown';
}

function hasBlock({ blocks }: ArticleText, block: string): boolean {
  return blocks.some(({ id }) => id === block);
}

/** Where the words are in the older text: where they were said to be, else with what stood round them, else alone. */
function placeOf({ quote, start }: SampleAnnotation, text: string): number | undefined {
  if (quote === undefined) return undefined;
  const { exact, prefix, suffix } = quote;
  if (start !== undefined && text.startsWith(exact, start)) return start;
  const around = text.indexOf(prefix + exact + suffix);
  const alone = around < 0 ? text.indexOf(exact) : around + prefix.length;
  return alone < 0 ? undefined : alone;
}
