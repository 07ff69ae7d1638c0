import { describe, expect, it } from 'vitest';
import { parsePdfEvent } from './parse-pdf-event.ts';

const KEY = { type: 'key', key: 'k', code: 'KeyK', ctrl: true, alt: false, shift: false, meta: false };

describe('what the page with the PDF says', () => {
  it.each([
    { type: 'ready' },
    { type: 'opened', pages: 12 },
    { type: 'failed', code: 'locked' },
    { type: 'shown', page: 3, text: 'words', scale: 1.5 },
    { type: 'page-failed', page: 3, code: 'too-slow' },
    { type: 'turn', by: -1 },
    KEY,
  ])('%j is read', (event) => {
    expect(parsePdfEvent(event)).toEqual(event);
    expect(parsePdfEvent({ ...event, more: 'ignored' })).toEqual(event);
  });

  it.each([
    null,
    'ready',
    {},
    { type: 'navigate', url: 'https://example.org' },
    { type: 'opened', pages: 0 },
    { type: 'opened', pages: 1.5 },
    { type: 'opened', pages: 10_001 },
    { type: 'failed', code: '<b>' },
    { type: 'shown', page: 1, text: 1, scale: 1 },
    { type: 'shown', page: 1, text: '', scale: Infinity },
    { type: 'shown', page: 1, text: '', scale: 0 },
    { type: 'page-failed', page: 'x', code: 'damaged' },
    { type: 'turn', by: 5 },
    { ...KEY, ctrl: 'yes' },
  ])('%j is not', (event) => {
    expect(parsePdfEvent(event)).toBeUndefined();
  });

  it('of a text without end the beginning is enough', () => {
    const event = parsePdfEvent({ type: 'shown', page: 1, text: 'x'.repeat(2_000_000), scale: 1 });
    expect(event?.type === 'shown' && event.text.length).toBe(1_000_000);
  });
});
