import { type ArticleText, type Block, CANONICAL_TEXT_VERSION } from '#core/archive/article-text';
import type { Citation, CitationPlace } from '#core/archive/citation';
import type { ArticleDraft } from './article-draft.ts';

/** Canonical text, blocks and citations of a draft whose blocks have got their ids (same order). */
export function buildArticleText(
  draft: ArticleDraft,
  ids: readonly string[],
): { readonly text: ArticleText; readonly citations: readonly Citation[] } {
  const blocks = placeBlocks(draft, ids);
  const text = draft.blocks.map((block) => block.text).join('\n');
  return {
    text: { version: CANONICAL_TEXT_VERSION, text, blocks },
    citations: draft.notes.map(({ line: _line, ...note }) => ({
      ...note,
      places: placesOf(note.number, draft, blocks),
    })),
  };
}

function placeBlocks(draft: ArticleDraft, ids: readonly string[]): readonly Block[] {
  let start = 0;
  let number = 0;
  return draft.blocks.map((block, at) => {
    const id = ids[at];
    if (id === undefined) throw new Error(`block ${at} has no id`);
    const from = start;
    start += block.text.length + 1;
    if (block.isNumbered) number += 1;
    return {
      id,
      kind: block.kind,
      start: from,
      end: from + block.text.length,
      ...(block.level === undefined ? {} : { level: block.level }),
      ...(block.isNumbered ? { number } : {}),
    };
  });
}

function placesOf(number: number, draft: ArticleDraft, blocks: readonly Block[]): readonly CitationPlace[] {
  return draft.blocks.flatMap((block, at) => {
    const placed = blocks[at];
    if (placed === undefined) return [];
    return block.marks
      .filter((mark) => mark.number === number)
      .map((mark) => ({ block: placed.id, offset: placed.start + mark.offset }));
  });
}
