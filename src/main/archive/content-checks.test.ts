import { describe, expect, it } from 'vitest';
import { isValidIndex, type StoredIndex } from '#core/search/is-valid-index';
import { INDEX_TYPE, SEARCH_ENGINE } from '#core/search/search-index';
import { CONTENT_CHECKS } from './content-checks.ts';
import { storePorts } from './store-ports.ts';

const DAMAGED: StoredIndex = {
  lang: 'en',
  engine: SEARCH_ENGINE,
  files: [{ type: INDEX_TYPE, bytes: new TextEncoder().encode('ATTSRCH') }],
};

describe('an index of a bundle', () => {
  it.each([
    ['ours and damaged', SEARCH_ENGINE, false],
    ['of an engine we do not know', 'another/9', true],
    ['of the engine of older editions', 'lunr-2.3.9/1', true],
  ])('that is %s lets it in: %j', (_name, engine, isAccepted) => {
    expect(CONTENT_CHECKS.isValidIndex({ ...DAMAGED, engine })).toBe(isAccepted);
    // Search could read none of them.
    expect(isValidIndex({ ...DAMAGED, engine })).toBe(false);
  });
});

it('reaches the store, with new ids', async () => {
  const { newId, loadChecks } = storePorts();
  expect(await loadChecks()).toBe(CONTENT_CHECKS);
  expect(newId()).not.toBe(newId());
});
