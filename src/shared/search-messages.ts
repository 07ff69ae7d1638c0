import type { Catalogue } from '#core/archive/catalogue';
import type { IndexRef } from '#core/edition/edition';
import type { SearchAnswer, SearchQuery, TextRange } from '#core/search/search-types';

/** What the window asks of the search worker. Every request carries an id; late answers are dropped. */
export type SearchRequest =
  | {
      readonly type: 'setup';
      readonly id: number;
      readonly catalogue: Catalogue;
      readonly indexes: readonly IndexRef[];
    }
  | { readonly type: 'query'; readonly id: number; readonly query: SearchQuery }
  /** Which records a query finds, without showing them: for saved searches, beside what is being typed. */
  | { readonly type: 'ids'; readonly id: number; readonly query: SearchQuery }
  /** Where a query hits in one article, for marks and stepping. */
  | { readonly type: 'mark'; readonly id: number; readonly articleId: string; readonly text: string }
  /** The same in a text that is on the screen, as the page of a file. `lang`: the text's. */
  | {
      readonly type: 'mark-text';
      readonly id: number;
      readonly text: string;
      readonly lang: string;
      readonly query: string;
    };

export type SearchReply =
  | { readonly type: 'ready'; readonly id: number }
  /** An index has to be made again from the texts: what comes next may take long. Answers nothing. */
  | { readonly type: 'rebuilding' }
  | { readonly type: 'result'; readonly id: number; readonly answer: SearchAnswer }
  | { readonly type: 'ids'; readonly id: number; readonly ids: readonly string[] | null }
  | { readonly type: 'marks'; readonly id: number; readonly ranges: readonly TextRange[] }
  | { readonly type: 'failed'; readonly id: number; readonly code: SearchFailure; readonly message: string };

export type SearchFailure = 'bad-index' | 'too-slow' | 'read-failed' | 'internal';
