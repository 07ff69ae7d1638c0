import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchBlob } from './fetch-blob.ts';
import { BlobReadError } from './handle-search.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('reading a blob of the open edition', () => {
  it('asks our own origin for its hash', async () => {
    const asked = vi.fn(() => Promise.resolve(new Response('{"a":1}')));
    vi.stubGlobal('fetch', asked);
    expect(await fetchBlob('abc')).toEqual(new TextEncoder().encode('{"a":1}'));
    expect(asked).toHaveBeenCalledExactlyOnceWith('/o/abc');
  });

  it.each([
    ['is refused', () => Promise.resolve(new Response('', { status: 404 }))],
    ['cannot be made', () => Promise.reject(new TypeError('failed'))],
  ])('says so where the request %s', async (_name, answer) => {
    vi.stubGlobal('fetch', answer);
    await expect(fetchBlob('abc')).rejects.toBeInstanceOf(BlobReadError);
  });
});
