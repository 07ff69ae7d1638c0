import { describe, expect, it } from 'vitest';
import { parseReaderEvent } from './parse-reader-event.ts';

const rect = { x: 1, y: 2, width: 3, height: 4 };

describe('parseReaderEvent', () => {
  it.each([
    { type: 'ready' },
    { type: 'opened', articleId: 'a' },
    { type: 'failed', articleId: 'a' },
    { type: 'visible', block: 'b1' },
    { type: 'current-block', block: null },
    { type: 'current-block', block: 'b1' },
    { type: 'citation', number: 3, rect },
    { type: 'article-link', articleId: 'a' },
    { type: 'external-link', url: 'https://example.org/' },
    { type: 'selection', range: null, rect: null },
    { type: 'selection', range: { start: 1, end: 4 }, rect },
    { type: 'pointer-down' },
    { type: 'key', key: 'j', code: 'KeyJ', ctrl: false, alt: false, shift: false, meta: false },
  ])('takes $type as it is', (event) => {
    expect(parseReaderEvent(event)).toEqual(event);
  });

  it.each([
    null,
    'ready',
    7,
    {},
    { type: 'install' },
    { type: 'opened' },
    { type: 'opened', articleId: 4 },
    { type: 'citation', number: '3', rect },
    { type: 'citation', number: 3, rect: { ...rect, x: Number.NaN } },
    { type: 'selection', range: { start: '1', end: 2 }, rect },
    { type: 'key', key: 'j' },
  ])('does not believe %j', (value) => {
    expect(parseReaderEvent(value)).toBeUndefined();
  });

  it('leaves out what is not in the contract', () => {
    expect(parseReaderEvent({ type: 'ready', extra: 1 })).toEqual({ type: 'ready' });
  });
});
