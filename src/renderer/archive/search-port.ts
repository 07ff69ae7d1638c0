import type { SearchAnswer, SearchQuery, TextRange } from '#core/search/search-types';
import type { Result } from '#core/result';
import type { SearchFailure } from '#shared/search-messages';

/** Search in the open archive, behind a worker. */
export interface SearchPort {
  /** A newer call makes an older one `null`: its answer is late and not to be shown. */
  search(query: SearchQuery): Promise<Result<SearchAnswer, SearchFailure> | null>;
  /**
   * What has all words of a query, as `article:id`, `source:id` or `page:id:number`; `null` where time ran out: asked again, it gets further.
   * No newer call makes it late, and it makes none late.
   */
  ids(query: SearchQuery): Promise<Result<readonly string[] | null, SearchFailure>>;
  /** Where a query hits in one article's canonical text. */
  marks(articleId: string, text: string): Promise<Result<readonly TextRange[], SearchFailure>>;
  /** The same in any text. `lang`: the text's. */
  marksInText(
    text: string,
    lang: string,
    query: string,
  ): Promise<Result<readonly TextRange[], SearchFailure>>;
  close(): void;
}
