import commandsAr from '../../core/i18n/commands.ar.json';
import commandsEn from '../../core/i18n/commands.en.json';
import ar from './ar.json';
import carriedAr from './carried.ar.json';
import carriedEn from './carried.en.json';
import en from './en.json';
import highlightsAr from './highlights.ar.json';
import highlightsEn from './highlights.en.json';
import pagesAr from './pages.ar.json';
import pagesEn from './pages.en.json';

/** Every message of the interface; the English catalogue is the list. */
export type MessageId =
  | keyof typeof en
  | keyof typeof commandsEn
  | keyof typeof pagesEn
  | keyof typeof highlightsEn
  | keyof typeof carriedEn;
export type InterfaceLanguage = 'en' | 'ar';

export const MESSAGES: Readonly<Record<InterfaceLanguage, Readonly<Record<MessageId, string>>>> = {
  en: { ...en, ...commandsEn, ...pagesEn, ...highlightsEn, ...carriedEn },
  ar: { ...ar, ...commandsAr, ...pagesAr, ...highlightsAr, ...carriedAr },
};

/** What `Intl` is given. Latin digits in Arabic, so that numbers read the same in text, dates and symbols. */
export const LOCALES: Readonly<Record<InterfaceLanguage, string>> = { en: 'en-GB', ar: 'ar-u-nu-latn' };

export function isMessageId(id: string): id is MessageId {
  return id in MESSAGES.en;
}

export function directionOf(language: string): 'ltr' | 'rtl' {
  return /^(ar|fa|he|ur|ps|ckb)(-|$)/.test(language) ? 'rtl' : 'ltr';
}
