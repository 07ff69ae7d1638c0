import type { BlockKind } from '#core/archive/article-text';
import type { Locator } from '#core/archive/citation';
import type { BodyProblem } from './body-problem.ts';

/** What stands inside a block. */
export type Inline =
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'code'; readonly value: string }
  | { readonly type: 'span'; readonly tag: 'strong' | 'em' | 'del'; readonly children: readonly Inline[] }
  | { readonly type: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly type: 'break' }
  | { readonly type: 'image'; readonly path: string; readonly alt: string }
  /** The `occurrence`th mark (from 1) that points to note `number`. */
  | { readonly type: 'cite'; readonly number: number; readonly occurrence: number };

/** A block before it has its id. */
export interface DraftBlock {
  readonly kind: BlockKind;
  /** Heading level 2–6. */
  readonly level?: number;
  /** The id that a trailing `{#id}` pins. */
  readonly pinnedId?: string;
  /** Whether readers see a paragraph number beside it. */
  readonly isNumbered: boolean;
  readonly inlines: readonly Inline[];
  /** Canonical text, never empty. */
  readonly text: string;
  /** Where marks stand, in UTF-16 units of `text`. */
  readonly marks: readonly { readonly number: number; readonly offset: number }[];
  /** Line in the Markdown, from 1. */
  readonly line: number;
  /** UTF-16 offset in the Markdown at which ` {#id}` can be written; absent where it cannot (code). */
  readonly pinOffset?: number;
}

/** The shape of an article; `block` is an index into the draft's blocks. */
export type DraftNode =
  | { readonly type: 'block'; readonly block: number }
  | { readonly type: 'code'; readonly block: number }
  | {
      readonly type: 'list';
      readonly isOrdered: boolean;
      readonly start?: number;
      readonly items: readonly (readonly DraftNode[])[];
    }
  | { readonly type: 'quote'; readonly children: readonly DraftNode[] }
  | { readonly type: 'table'; readonly rows: readonly (readonly DraftCell[])[] }
  | { readonly type: 'figure'; readonly images: readonly DraftImage[]; readonly caption?: number }
  | { readonly type: 'rule' };

/** A table cell: a block where it has text; one without may still show images. */
export interface DraftCell {
  readonly block?: number;
  readonly images: readonly DraftImage[];
}

export interface DraftImage {
  /** As written in the article. */
  readonly path: string;
  readonly alt: string;
  readonly line: number;
}

/** A footnote that is pointed to, in the order of first appearance. */
export interface DraftNote {
  readonly number: number;
  /** Id of the source it names; absent in an explanatory note. */
  readonly source?: string;
  readonly locator?: Locator;
  readonly note?: string;
  /** Line of its definition. */
  readonly line: number;
}

/** A link to another article of the archive, or to a block of an article. */
export interface DraftLink {
  /** Absent for a link inside this article. */
  readonly article?: string;
  readonly block?: string;
  readonly line: number;
}

/** An article read from Markdown: everything but its ids. Problems do not stop the reading. */
export interface ArticleDraft {
  readonly nodes: readonly DraftNode[];
  readonly blocks: readonly DraftBlock[];
  readonly notes: readonly DraftNote[];
  readonly images: readonly DraftImage[];
  readonly links: readonly DraftLink[];
  readonly problems: readonly BodyProblem[];
}
