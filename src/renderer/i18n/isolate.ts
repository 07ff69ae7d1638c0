import type { InterfaceLanguage } from './messages.ts';

/** Letters that run against the interface's direction. */
const AGAINST: Readonly<Record<InterfaceLanguage, RegExp>> = {
  en: /[\p{Script=Arabic}\p{Script=Hebrew}]/u,
  ar: /[\p{Script=Latin}\p{Script=Cyrillic}]/u,
};

/**
 * A text to be put into a sentence of the interface. Where it runs the other way it is set between Unicode's isolates
 * (FSI and PDI), or its quotes and stops would be drawn at its wrong end (Unicode Annex 9, 2.7).
 */
export function isolate(text: string, language: InterfaceLanguage): string {
  return AGAINST[language].test(text) ? `\u2068${text}\u2069` : text;
}
