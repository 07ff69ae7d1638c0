import type { Settings } from '#core/settings/settings';

/** Languages the interface has. */
export const INTERFACE_LANGUAGES = ['en', 'ar'] as const;
export type InterfaceLanguage = (typeof INTERFACE_LANGUAGES)[number];

function asInterfaceLanguage(tag: string | undefined): InterfaceLanguage | undefined {
  const base = tag?.split('-')[0]?.toLowerCase();
  return INTERFACE_LANGUAGES.find((language) => language === base);
}

/** `--lang` for this run, else the setting, else the first of the system's languages that we have, else English. */
export function resolveLanguage(
  switchValue: string | undefined,
  setting: Settings['language'],
  systemLanguages: readonly string[],
): InterfaceLanguage {
  const chosen = asInterfaceLanguage(switchValue) ?? (setting === 'system' ? undefined : setting);
  if (chosen !== undefined) return chosen;
  return systemLanguages.map(asInterfaceLanguage).find((language) => language !== undefined) ?? 'en';
}
