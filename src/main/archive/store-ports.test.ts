import { describe, expect, it } from 'vitest';
import type { IndexRef } from '#core/edition/edition';
import { isValidIndex } from '#core/search/is-valid-index';
import { SEARCH_ENGINE } from '#core/search/search-index';
import { storePorts } from './store-ports.ts';

const REF: IndexRef = { lang: 'en', engine: SEARCH_ENGINE, sha256: '', size: 0, type: 'application/json' };

describe('an index of a bundle', () => {
  it.each([
    ['ours and damaged', SEARCH_ENGINE, false],
    ['of an engine we do not know', 'another/9', true],
  ])('that is %s lets it in: %j', (_name, engine, isAccepted) => {
    const { checks } = storePorts();
    expect(checks.isValidIndex('{"version":1}', { ...REF, engine })).toBe(isAccepted);
    // Search could read neither.
    expect(isValidIndex('{"version":1}', { lang: 'en', engine })).toBe(false);
  });
});

it('gives new ids', () => {
  const { newId } = storePorts();
  expect(newId()).not.toBe(newId());
});
