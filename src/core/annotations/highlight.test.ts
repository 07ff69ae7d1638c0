import { expect, it } from 'vitest';
import { describePassage } from '#core/anchoring/describe-passage';
import type { Annotation } from '#core/annotations/annotation';
import { highlightsOf } from '#core/annotations/highlight';

const OLD = 'a'.repeat(64);
const NEW = 'b'.repeat(64);

function highlight(id: string, sha256: string, start: number, article = 'ports'): Annotation {
  return {
    id,
    motivation: 'highlighting',
    kind: 1,
    target: {
      archive: 'x@1',
      article,
      block: 'p-1',
      title: 'Ports',
      edition: 1,
      passage: describePassage({ text: 'x'.repeat(100), sha256 }, start, start + 10),
    },
    body: '',
    tags: [],
    created: '2026-11-24T08:00:00.000Z',
    modified: '2026-11-24T08:00:00.000Z',
  };
}

it('puts those with a place in the open text in its order, wherever they were made, and the others apart', () => {
  const all = [
    highlight('late', NEW, 50),
    highlight('carried', OLD, 0),
    highlight('lost', OLD, 80),
    highlight('elsewhere', NEW, 0, 'other'),
    highlight('early', NEW, 10),
  ];
  const carriedTo = (id: string) => (id === 'carried' ? { start: 30, end: 44, score: 0.9 } : undefined);
  const found = highlightsOf(all, { archive: 'x@1', article: 'ports', text: NEW, carriedTo });
  expect(found.here.map(({ id }) => id)).toEqual(['early', 'carried', 'late']);
  expect(found.older.map(({ id }) => id)).toEqual(['lost']);
  expect(found.places.get('carried')).toEqual({ start: 30, end: 44 });
  // The passage itself is as it was made.
  expect(found.here[1]?.target.passage.position).toMatchObject({ start: 0, end: 10 });
});
