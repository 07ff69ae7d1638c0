import { expect, it } from 'vitest';
import { resolveLanguage } from './language.ts';

it.each([
  ['the switch wins', 'ar', 'en', ['en-GB'], 'ar'],
  ['a region does not matter', 'ar-EG', 'system', ['en'], 'ar'],
  ['an unknown switch is passed over', 'xx', 'ar', ['en'], 'ar'],
  ['the setting comes next', undefined, 'ar', ['en'], 'ar'],
  ['the first known language of the system', undefined, 'system', ['fr-FR', 'ar-LB', 'en'], 'ar'],
  ['English is the last resort', undefined, 'system', ['fr-FR'], 'en'],
] as const)('%s', (_name, switchValue, setting, system, expected) => {
  expect(resolveLanguage(switchValue, setting, system)).toBe(expected);
});
