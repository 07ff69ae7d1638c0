import { useEffect, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { IntlProvider } from 'react-intl';
import { directionOf, LOCALES, MESSAGES, type InterfaceLanguage } from './messages.ts';

interface LanguageProviderProps {
  readonly language: InterfaceLanguage;
  readonly children: ReactNode;
}

/** Words and direction of the interface, for our messages and for React Aria's own. */
export function LanguageProvider({ language, children }: LanguageProviderProps) {
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
  }, [language]);
  return (
    <IntlProvider locale={LOCALES[language]} messages={MESSAGES[language]} onError={rethrow}>
      <I18nProvider locale={LOCALES[language]}>{children}</I18nProvider>
    </IntlProvider>
  );
}

/** A message that is missing or broken is a bug: the catalogues are tested. */
function rethrow(error: Error): never {
  throw error;
}
