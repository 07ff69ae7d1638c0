/** What can be wrong in the Markdown of an article. */
export type BodyProblemCode =
  | 'raw-html'
  | 'h1-in-body'
  | 'heading-jump'
  | 'dangling-footnote'
  | 'unused-footnote'
  | 'duplicate-footnote'
  | 'nested-footnote'
  | 'mark-alone'
  | 'empty-footnote'
  | 'two-sources'
  | 'bad-source-id'
  | 'bad-locator'
  | 'reversed-range'
  | 'bad-block-id'
  | 'duplicate-block-id'
  | 'bad-link'
  | 'insecure-link'
  | 'remote-image'
  | 'missing-alt'
  | 'empty-body';

export type Severity = 'error' | 'warning';

/** One problem in the body of an article. Lines and columns count from 1, in the Markdown without front matter. */
export interface BodyProblem {
  readonly code: BodyProblemCode;
  readonly severity: Severity;
  readonly line: number;
  readonly column?: number;
  /** A sentence for the staff member who wrote the article. */
  readonly message: string;
}
