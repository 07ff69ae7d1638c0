import { describe, expect, it } from 'vitest';
import type { ArticleText } from '#core/archive/article-text';
import { assignBlockIds } from './assign-block-ids.ts';
import { buildArticleText } from './build-article-text.ts';
import { buildDraft } from './build-draft.ts';

/** A hash that shows what it was made from. */
const hash = (text: string): string => Buffer.from(text).toString('hex').slice(-12);

function idsOf(markdown: string, more: { previous?: ArticleText; original?: ArticleText['blocks'] } = {}) {
  return assignBlockIds(buildDraft(markdown).blocks, { articleId: 'a', hash, ...more });
}

function textOf(markdown: string): ArticleText {
  return buildArticleText(buildDraft(markdown), idsOf(markdown)).text;
}

const BEFORE = `## Why it matters {#why}

The convention has twelve articles on protection of victims. {#victims}

The same words.

The same words.

Its last paragraph names the parties and their duties. {#last}`;

describe('assignBlockIds', () => {
  it('keeps pinned ids and gives the same hashes to the same texts', () => {
    const ids = idsOf(BEFORE);
    expect(ids[0]).toBe('why');
    expect(ids[1]).toBe('victims');
    expect(ids[2]).toMatch(/^b-[0-9a-f]{10}$/);
    expect(ids[2]).not.toBe(ids[3]);
    expect(idsOf(BEFORE)).toEqual(ids);
  });

  it('lets unpinned blocks inherit by text and by words, wherever they moved', () => {
    const previous = textOf(BEFORE);
    const after = `Its last paragraph names all the parties and their duties.

## Why it matters

A new opening that nobody has read.

The convention has thirteen articles on the protection of its victims.

The same words.`;
    const ids = idsOf(after, { previous });
    expect(ids[0]).toBe('last');
    expect(ids[1]).toBe('why');
    expect(ids[2]).toMatch(/^b-/);
    expect(ids[3]).toBe('victims');
    expect(ids[4]).toBe(previous.blocks[2]?.id);
  });

  it('does not let a heading and a paragraph inherit from each other', () => {
    const previous = textOf('## Same words {#h}');
    expect(idsOf('Same words', { previous })[0]).toMatch(/^b-/);
  });

  it('gives a pinned id to its owner even where another block looks more like the old one', () => {
    const previous = textOf('Words that stay the same. {#x}');
    expect(idsOf('Words that stay the same.\n\nOther things {#x}', { previous })).toEqual([
      expect.stringMatching(/^b-/),
      'x',
    ]);
  });

  it("gives a translation its original's ids where it is built the same", () => {
    const original = textOf('## Why {#why}\n\nOne {#one}\n\n- Two {#two}').blocks;
    expect(idsOf('## Pourquoi\n\nUn\n\n- Deux', { original })).toEqual(['why', 'one', 'two']);
    expect(idsOf('## Pourquoi\n\nUn', { original })[0]).toMatch(/^b-/);
  });
});
