import { describe, expect, it } from 'vitest';
import { localize } from '#core/archive/localized-text';
import { source } from './testing/records.ts';
import { recordText, sourceTitle } from './record-text.ts';

describe('recordText', () => {
  it.each([
    [{ en: 'Vienna', ar: 'فيينا' }, 'ar', { text: 'فيينا', lang: 'ar' }],
    [{ en: 'Vienna', fr: 'Vienne' }, 'fr-CH', { text: 'Vienne', lang: 'fr' }],
    [{ ru: 'Вена', en: 'Vienna' }, 'ar', { text: 'Vienna', lang: 'en' }],
    [{ ru: 'Вена' }, 'ar', { text: 'Вена', lang: 'ru' }],
    ['Vienna', 'ar', { text: 'Vienna' }],
    [{}, 'en', { text: '' }],
    [undefined, 'en', { text: '' }],
  ] as const)('finds %j for %s', (text, language, expected) => {
    expect(recordText(text, language)).toEqual(expected);
    expect(recordText(text, language).text).toBe(localize(text, language));
  });
});

describe('sourceTitle', () => {
  const treaty = source('untoc', { title: 'Convention', language: 'en', titles: { fr: 'La Convention' } });

  it('prefers the official title in the language', () => {
    expect(sourceTitle(treaty, 'fr')).toEqual({ text: 'La Convention', lang: 'fr' });
  });

  it('falls back to the title as printed, in the language of the source', () => {
    expect(sourceTitle(treaty, 'ar')).toEqual({ text: 'Convention', lang: 'en' });
    const { language: _language, ...unknown } = treaty;
    expect(sourceTitle(unknown, 'ar')).toEqual({ text: 'Convention' });
  });
});
