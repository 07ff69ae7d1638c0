import type { LocalizedText } from '#core/archive/localized-text';
import type { Source } from '#core/archive/source';

/** Words of a record, with their BCP 47 tag where the record says it: a screen reader needs it to speak them. */
export interface RecordText {
  readonly text: string;
  readonly lang?: string;
}

/** The text that `localize` chooses for a language, with the language it is in. */
export function recordText(text: LocalizedText | undefined, language: string): RecordText {
  if (text === undefined || typeof text === 'string') return { text: text ?? '' };
  return pick(text, [language, baseOf(language), 'en', ...Object.keys(text)]) ?? { text: '' };
}

/** The official title of a source in a language where it has one, else the title as printed. */
export function sourceTitle({ titles, title, language: printed }: Source, language: string): RecordText {
  const official = pick(titles, [language, baseOf(language)]);
  return official ?? { text: title, ...(printed === undefined ? {} : { lang: printed }) };
}

function pick(texts: Readonly<Record<string, string>>, tags: readonly string[]): RecordText | undefined {
  for (const lang of tags) {
    const text = Object.hasOwn(texts, lang) ? texts[lang] : undefined;
    if (text !== undefined) return { text, lang };
  }
  return undefined;
}

function baseOf(language: string): string {
  return language.split('-')[0] ?? language;
}
