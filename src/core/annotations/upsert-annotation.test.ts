import { describe, expect, it } from 'vitest';
import type { PassageSelector } from '#core/anchoring/selector';
import type { Annotation, AnnotationDraft } from '#core/annotations/annotation';
import { removeAnnotation } from '#core/annotations/remove-annotation';
import { upsertAnnotation, type AnnotationsChange } from '#core/annotations/upsert-annotation';

const target = { archive: 'starter@0123456789abcdef', article: 'a-1', title: 'Old title', edition: 1 };
const onArticle: AnnotationDraft = { motivation: 'commenting', target, body: 'first' };
const onBlock: AnnotationDraft = { ...onArticle, target: { ...target, block: 'p-1', quote: 'words' } };
const bookmark: AnnotationDraft = { motivation: 'bookmarking', target, body: '' };
const blockBookmark: AnnotationDraft = { ...bookmark, target: onBlock.target };

const passage: PassageSelector = {
  text: 'a'.repeat(64),
  position: { type: 'TextPositionSelector', start: 0, end: 5 },
  quote: { type: 'TextQuoteSelector', exact: 'words', prefix: '', suffix: '' },
};
const highlight: AnnotationDraft = {
  motivation: 'highlighting',
  target: { ...onBlock.target, passage },
  body: '',
  kind: 2,
};

const stampAt = (n: number) => ({ id: `id-${n}`, now: `2026-11-24T08:00:0${n}.000Z` });

function saved(list: readonly Annotation[], draft: AnnotationDraft, n: number): AnnotationsChange {
  const change = upsertAnnotation(list, draft, stampAt(n));
  if (!change.ok) throw new Error(change.message);
  return change.value;
}

describe('saving', () => {
  it('makes an annotation of a draft, stamped with id and time', () => {
    const { annotation, annotations, changed } = saved([], onBlock, 1);
    const { id, now } = stampAt(1);
    expect(annotation).toEqual({ ...onBlock, id, tags: [], created: now, modified: now });
    expect(annotations).toEqual([annotation]);
    expect(changed).toBe(true);
  });

  it('updates by id, keeping when, where and on what it was made', () => {
    const first = saved([], onBlock, 1);
    const newer = { ...onBlock.target, title: 'New title', quote: 'other words', edition: 9 };
    const second = saved(first.annotations, { ...onBlock, id: 'id-1', target: newer, body: 'second' }, 2);
    expect(second.annotation).toEqual({ ...first.annotation, body: 'second', modified: stampAt(2).now });
    expect(second.annotations).toHaveLength(1);
  });

  it('has nothing to write when the text is the same', () => {
    const first = saved([], onBlock, 1);
    const second = saved(first.annotations, { ...onBlock, id: 'id-1' }, 2);
    expect(second).toEqual({ annotations: first.annotations, annotation: first.annotation, changed: false });
  });

  it.each([
    ['bookmark of an article', bookmark],
    ['bookmark of a block', blockBookmark],
  ])('gives back the one %s there is', (_name, draft) => {
    const first = saved([], draft, 1);
    const second = saved(first.annotations, { ...draft, target: { ...draft.target, edition: 5 } }, 2);
    expect(second.annotation).toBe(first.annotation);
    expect(second.changed).toBe(false);
  });

  it('keeps one note on a whole article: another draft is its next text', () => {
    const first = saved([], onArticle, 1);
    const second = saved(first.annotations, { ...onArticle, body: 'second' }, 2);
    expect(second.annotation).toMatchObject({ id: 'id-1', body: 'second' });
    expect(second.annotations).toHaveLength(1);
  });

  it('keeps several notes on one block', () => {
    const first = saved([], onBlock, 1);
    expect(saved(first.annotations, { ...onBlock, body: 'another' }, 2).annotations).toHaveLength(2);
  });

  it.each([
    ['another block', { ...bookmark, target: { ...target, block: 'p-2' } }],
    ['another article', { ...bookmark, target: { ...target, article: 'a-2' } }],
    ['another archive', { ...bookmark, target: { ...target, archive: 'other@0123456789abcdef' } }],
    ['a note, not a bookmark', onArticle],
  ])('does not mistake one place for %s', (_name, draft) => {
    const first = saved([], bookmark, 1);
    expect(saved(first.annotations, draft, 2).annotations).toHaveLength(2);
  });

  it('refuses to move an annotation to another place or make another thing of it', () => {
    const { annotations } = saved([], onBlock, 1);
    const moved = { ...onBlock, id: 'id-1', target: { ...onBlock.target, article: 'a-2' } };
    expect(upsertAnnotation(annotations, moved, stampAt(2))).toMatchObject({ code: 'invalid' });
    const turned = { ...onBlock, id: 'id-1', motivation: 'bookmarking', body: '' } as const;
    expect(upsertAnnotation(annotations, turned, stampAt(2))).toMatchObject({ code: 'invalid' });
  });
});

describe('highlights', () => {
  const first = saved([], highlight, 1);

  it('may lie on the same words', () => {
    expect(saved(first.annotations, highlight, 2).annotations).toHaveLength(2);
  });

  it('change their kind, tags and note, each without the others', () => {
    const kind = saved(first.annotations, { ...highlight, id: 'id-1', kind: 4 }, 2);
    const { kind: _kind, ...rest } = highlight;
    const tags = saved(kind.annotations, { ...rest, id: 'id-1', tags: ['a'] }, 3);
    const body = saved(tags.annotations, { ...rest, id: 'id-1', body: 'Why?' }, 4);
    expect(body.annotation).toMatchObject({ kind: 4, tags: ['a'], body: 'Why?', modified: stampAt(4).now });
    expect(saved(body.annotations, { ...rest, id: 'id-1', body: 'Why?', tags: ['a'] }, 5).changed).toBe(
      false,
    );
  });

  it('are never moved, and never made without a kind', () => {
    const position = { ...passage.position, start: 5 };
    const target = { ...highlight.target, passage: { ...passage, position } };
    const moved = upsertAnnotation(first.annotations, { ...highlight, id: 'id-1', target }, stampAt(2));
    expect(moved).toMatchObject({ code: 'invalid' });
    const { kind: _kind, ...rest } = highlight;
    expect(upsertAnnotation([], rest, stampAt(1))).toMatchObject({ code: 'invalid' });
  });
});

describe('removing', () => {
  it('hands the annotation back, and saving it with its id undoes it', () => {
    const { annotations, annotation } = saved([], onBlock, 1);
    const removed = removeAnnotation(annotations, 'id-1');
    expect(removed).toMatchObject({ ok: true, value: { annotations: [], annotation } });
    expect(saved([], { ...onBlock, id: 'id-1' }, 2).annotation.id).toBe('id-1');
  });

  it('says so when there is none', () => {
    expect(removeAnnotation([], 'id-1')).toMatchObject({ ok: false, code: 'unknown' });
  });
});

describe('what was decided about a place', () => {
  const put = { status: 'attached', passage: { ...passage, text: 'b'.repeat(64) } } as const;

  it('is kept beside the passage, which stays, until another decision or none is given', () => {
    const made = saved([], highlight, 1);
    const id = made.annotation.id;
    const attached = saved(made.annotations, { ...highlight, id, carried: put }, 2);
    expect(attached.annotation).toMatchObject({ carried: put, target: { passage } });
    const noted = saved(attached.annotations, { ...highlight, id, body: 'a word' }, 3);
    expect(noted.annotation.carried).toEqual(put);
    expect(saved(noted.annotations, { ...highlight, id, body: 'a word', carried: put }, 4).changed).toBe(
      false,
    );
    const left = saved(noted.annotations, { ...highlight, id, carried: { status: 'detached' } }, 5);
    expect(left.annotation.carried).toEqual({ status: 'detached' });
    expect(saved(left.annotations, { ...highlight, id, carried: null }, 6).annotation).not.toHaveProperty(
      'carried',
    );
  });
});
