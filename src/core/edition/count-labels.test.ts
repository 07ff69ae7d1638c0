import { describe, expect, it } from 'vitest';
import { countLabels } from './count-labels.ts';

const HERE = 'a'.repeat(64);
const edition = {
  previous: { number: 1, sha256: HERE },
  labels: [
    { article: 'a', label: 'minor' },
    { article: 'b', label: 'correction', reason: 'The year was wrong.' },
    { article: 'c', label: 'minor' },
  ],
} as const;

describe('counting what revisions are called', () => {
  it('counts each kind for who has the edition before', () => {
    expect(countLabels(edition, HERE)).toEqual({ correction: 1, major: 0, minor: 2 });
  });

  it.each([
    ['to who has an older edition', edition, 'b'.repeat(64)],
    ['to who has none', edition, undefined],
    ['of an edition without labels', { previous: edition.previous }, HERE],
    ['of a first edition', { labels: edition.labels }, undefined],
  ])('says nothing %s', (_name, given, from) => {
    expect(countLabels(given, from)).toBeUndefined();
  });
});
