import { describe, expect, it } from 'vitest';
import { carryOver, countStatuses, needsAttention, type CarryTarget } from '#core/anchoring/carry-over';
import { describePassage } from '#core/anchoring/describe-passage';
import type { Annotation } from '#core/annotations/annotation';

const OLD = 'a'.repeat(64);
const NEW = 'b'.repeat(64);
const NEWER = 'c'.repeat(64);
const passage = describePassage({ text: 'some words here', sha256: OLD }, 5, 10);
const attached = describePassage({ text: 'other words', sha256: NEW }, 0, 11);

function annotation(more: Partial<Annotation>, target: Partial<Annotation['target']> = {}): Annotation {
  return {
    id: 'id-1',
    motivation: 'highlighting',
    target: { archive: 'x@1', article: 'a', block: 'p-1', title: 'A', edition: 1, ...target },
    body: '',
    tags: [],
    created: '2026-11-24T08:00:00.000Z',
    modified: '2026-11-24T08:00:00.000Z',
    ...more,
  };
}

const article = (text: string, ...blocks: readonly string[]): CarryTarget => ({
  text,
  hasBlock: (id) => blocks.includes(id),
});

describe('a passage', () => {
  const highlight = annotation({}, { passage });

  it('is in place in the text it was made on, whatever was decided in between', () => {
    const place = { status: 'in-place', start: 5, end: 10, score: 1 };
    expect(carryOver(highlight, article(OLD))).toEqual(place);
    const left = { ...highlight, carried: { status: 'detached' as const } };
    expect(carryOver(left, article(OLD))).toEqual(place);
  });

  it('is looked for in another text, from where the person put it last', () => {
    expect(carryOver(highlight, article(NEW))).toEqual({ passage });
    const put = { ...highlight, carried: { status: 'attached' as const, passage: attached } };
    expect(carryOver(put, article(NEW))).toEqual({ status: 'attached', start: 0, end: 11, score: 1 });
    expect(carryOver(put, article(NEWER))).toEqual({ passage: attached });
  });

  it('is left alone once it was left, and asked for where its article is gone', () => {
    const left = { ...highlight, carried: { status: 'detached' as const } };
    expect(carryOver(left, article(NEW))).toEqual({ status: 'detached' });
    expect(carryOver(left, undefined)).toEqual({ status: 'detached' });
    expect(carryOver(highlight, undefined)).toEqual({ status: 'withdrawn' });
  });
});

describe('a note or bookmark', () => {
  const onBlock = annotation({ motivation: 'bookmarking' });
  const onArticle = annotation({ motivation: 'commenting', target: { ...onBlock.target, block: 'x' } });
  const { block: _block, ...whole } = onArticle.target;

  it('on a paragraph is where that is, or its passage is removed', () => {
    expect(carryOver(onBlock, article(NEW, 'p-1'))).toMatchObject({ status: 'in-place' });
    expect(carryOver(onBlock, article(NEW, 'p-2'))).toEqual({ status: 'removed' });
    const left = { ...onBlock, carried: { status: 'detached' as const } };
    expect(carryOver(left, article(NEW, 'p-2'))).toEqual({ status: 'detached' });
  });

  it('on the whole article is where that is', () => {
    expect(carryOver({ ...onArticle, target: whole }, article(NEW))).toMatchObject({ status: 'in-place' });
  });
});

it('asks a person about what has no sure place, and about nothing else', () => {
  const asked = [
    { status: 'in-place', start: 0, end: 1, score: 1 },
    { status: 'moved', start: 0, end: 1, score: 1 },
    { status: 'changed', start: 0, end: 1, score: 0.9 },
    { status: 'attached', start: 0, end: 1, score: 1 },
    { status: 'ambiguous', candidates: [] },
    { status: 'removed' },
    { status: 'withdrawn' },
    { status: 'detached' },
  ] as const;
  expect(asked.filter(needsAttention).map(({ status }) => status)).toEqual([
    'ambiguous',
    'removed',
    'withdrawn',
  ]);
  expect(countStatuses([asked[7], asked[0], asked[7]])).toEqual([
    { status: 'in-place', count: 1 },
    { status: 'detached', count: 2 },
  ]);
});
