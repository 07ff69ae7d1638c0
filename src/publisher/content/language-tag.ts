/** Whether a text has the shape of a BCP 47 tag: `en`, `pt-BR`, `zh-Hans`. */
export function isLanguageTag(text: string): boolean {
  return /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?(?:-[a-z0-9]{5,8})*$/.test(text);
}
