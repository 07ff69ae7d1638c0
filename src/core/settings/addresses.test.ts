import { expect, it } from 'vitest';
import { parseAddresses, placeAddress } from './addresses.ts';

const KEY = 'an-archive@0123456789abcdef';

it('keeps addresses by archive and leaves out what is none', () => {
  const kept = parseAddresses({
    [KEY]: 'https://example.org/archive/',
    'no-key': 'https://example.org/',
    'other@0123456789abcdef': 'file:///etc/passwd',
    'third@0123456789abcdef': 7,
    __proto__: 'https://example.org/',
  });
  expect([...kept]).toEqual([[KEY, 'https://example.org/archive/']]);
});

it.each([[null], ['text'], [['https://example.org/']], [7]])('has none in %j', (value) => {
  expect(parseAddresses(value).size).toBe(0);
});

it('puts the newest address of an archive in the place of the one before', () => {
  const first = placeAddress(new Map(), KEY, 'https://example.org/a/') ?? new Map();
  expect([...(placeAddress(first, KEY, 'https://example.org/b/') ?? [])]).toEqual([
    [KEY, 'https://example.org/b/'],
  ]);
  expect(placeAddress(first, 'no-key', 'https://example.org/')).toBeUndefined();
  expect(placeAddress(first, KEY, 'two words')).toBeUndefined();
});
