import { describe, expect, it } from 'vitest';
import { analyzerFor, baseLanguage } from './analyzer.ts';
import { tokenize } from './tokenizer.ts';

function stems(lang: string, text: string): readonly string[] {
  const analyzer = analyzerFor(lang);
  return tokenize(text).flatMap((token) => (analyzer.isStopWord(token) ? [] : analyzer.stemOf(token)));
}

describe('index terms', () => {
  it.each([
    ['en', 'The negotiations and the negotiators', ['negoti', 'negoti']],
    ['fr', 'les négociations des délégués', ['negoci', 'delegu']],
    ['es', 'la educación de las niñas', ['educ', 'nin']],
    ['ru', 'права человека', ['прав', 'человек']],
    ['ar', 'الاتفاقيات الدولية', ['اتفاق', 'دول']],
    ['zh-Hans', '人权', ['人权']],
    ['pt', 'direitos humanos', ['direitos', 'humanos']],
    ['en', 'S/RES/1325 on', ['s/res/1325', 're', '1325']],
  ])('in %s: %j', (lang, text, expected) => {
    expect(stems(lang, text)).toEqual(expected);
  });

  it.each([
    ['en', 'negotiation', 'negotiating'],
    ['fr', 'négociation', 'négociations'],
    ['es', 'convención', 'convenciones'],
    ['es', 'mujer', 'mujeres'],
    ['es', 'líder', 'líderes'],
    ['es', 'el lugar del poder', 'los lugares de poderes'],
    ['es', 'militar', 'militares'],
    ['es', 'carácter', 'caracteres'],
    ['es', 'quieren', 'quieres'],
    ['ru', 'преступность', 'преступности'],
    ['ar', 'اتفاقية', 'الاتفاقيات'],
  ])('in %s %s and %s are one', (lang, a, b) => {
    expect(stems(lang, a)).toEqual(stems(lang, b));
  });

  it.each([
    ['en', 'zh-Hans', 'zh'],
    ['en', 'EN-gb', 'en'],
    ['en', '', ''],
  ])('%#: the base of %j is %j', (_lang, tag, expected) => {
    expect(baseLanguage(tag)).toBe(expected);
  });
});
