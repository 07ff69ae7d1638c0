import { createIntl } from 'react-intl';
import { describe, expect, it } from 'vitest';
import ar from './pages.ar.json';
import en from './pages.en.json';

const ARABIC: Readonly<Record<string, string>> = ar;
const ENGLISH: Readonly<Record<string, string>> = en;

/** Names in braces, with what is made of them: `{count, plural` and `{number}`. */
function placeholders(message: string): readonly string[] {
  return [...new Set([...message.matchAll(/\{([a-z]+)(?=[,}])/g)].map(([, name]) => name ?? ''))].toSorted();
}

function format(
  messages: Readonly<Record<string, string>>,
  locale: string,
  id: string,
  count: number,
): string {
  const intl = createIntl({
    locale,
    messages: { ...messages },
    onError: (error) => {
      throw error;
    },
  });
  const names = placeholders(messages[id] ?? '');
  const numbers = ['count', 'articles', 'sources', 'conferences', 'share'];
  return intl.formatMessage(
    { id },
    Object.fromEntries(names.map((name) => [name, numbers.includes(name) ? count : `<${name}>`])),
  );
}

describe('the texts of the pages', () => {
  it('are the same in English and Arabic', () => {
    expect(Object.keys(ARABIC)).toEqual(Object.keys(ENGLISH));
  });

  it.each(Object.keys(ENGLISH))('say and count the same in both languages: %s', (id) => {
    expect(placeholders(ARABIC[id] ?? '')).toEqual(placeholders(ENGLISH[id] ?? ''));
    // 0, 1, 2, 3, 11 and 100 are Arabic's six forms.
    for (const count of [0, 1, 2, 3, 11, 100]) {
      expect(format(ENGLISH, 'en-GB', id, count)).not.toBe('');
      expect(format(ARABIC, 'ar-u-nu-latn', id, count)).toMatch(/\p{Script=Arabic}/u);
    }
  });

  it.each(Object.entries(ARABIC).filter(([, message]) => message.includes('plural')))(
    'have all six forms of Arabic: %s',
    (_id, message) => {
      for (const plural of message.split(/\{\w+, plural,/).slice(1))
        for (const form of ['zero', 'one', 'two', 'few', 'many', 'other'])
          expect(plural).toContain(`${form} {`);
    },
  );

  it('count right in Arabic', () => {
    const words = [0, 1, 2, 3, 11, 100].map((count) =>
      format(ARABIC, 'ar-u-nu-latn', 'record.articles', count),
    );
    expect(words).toEqual(['لا مقالات', 'مقالة واحدة', 'مقالتان', '3 مقالات', '11 مقالة', '100 مقالة']);
  });
});
