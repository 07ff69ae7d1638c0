import { pathOf, systemCode, systemReason } from '#node/edition/system-reason';

/** Why something failed, as a sentence that names the path where the system told one. */
export function systemSentence(error: unknown): string {
  if (systemCode(error) === undefined) return systemReason(error);
  const path = pathOf(error);
  return `${path === undefined ? 'A file' : `"${path}"`} cannot be used: ${systemReason(error)}.`;
}
