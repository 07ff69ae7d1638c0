/** A text for people: one string for every language, or one per BCP 47 tag. */
export type LocalizedText = string | Readonly<Record<string, string>>;

/**
 * The best text for a language: the tag itself, its base language, English, then any.
 * Returns `''` only where there is no text at all.
 */
export function localize(text: LocalizedText | undefined, lang: string): string {
  if (text === undefined) return '';
  if (typeof text === 'string') return text;
  const base = lang.split('-')[0] ?? lang;
  return text[lang] ?? text[base] ?? text['en'] ?? Object.values(text)[0] ?? '';
}
