import { describe, expect, it } from 'vitest';
import { guessLanguage } from './guess-language.ts';
import { loadIndexes } from './load-indexes.ts';
import { parseQuery } from './parse-query.ts';
import { samplePorts } from './sample-engine.ts';

const { indexes } = await loadIndexes(samplePorts());

describe('the language of a query', () => {
  it.each([
    ['the human right to security', 'fr', 'en'],
    ['convention sur la criminalité', 'en', 'fr'],
    ['la educación de las niñas', 'en', 'es'],
    ['права человека', 'en', 'ru'],
    ['المفاوضات الدولية', 'en', 'ar'],
    ['妇女权利', 'en', 'zh'],
    ['UNTOC', 'es', 'es'],
    ['C++', 'en', 'en'],
    ['2024 y', 'en', 'en'],
    ['genre à convention', 'en', 'fr'],
    ['gender and labour', 'fr', 'en'],
    ['convention', 'fr', 'fr'],
    ['palermo', 'es', 'es'],
    ['xyzzy', 'pt', 'pt'],
    ['', 'en', 'en'],
  ])('%j in a window in %s is %s', (text, uiLang, expected) => {
    expect(guessLanguage(parseQuery(text, false).root, indexes, uiLang)).toBe(expected);
  });

  it('is that of the interface where there is no index', () => {
    expect(guessLanguage(parseQuery('women', false).root, [], 'fr-CA')).toBe('fr');
  });
});
