// Reads what the system's tools say about libraries, fonts and packages. Pure.

/** Languages of the United Nations, as fontconfig names them. */
const LANGUAGES = ['ar', 'en', 'es', 'fr', 'ru', 'zh-cn'];

/**
 * @param {string} ldd output of `ldd <program>`
 * @returns {readonly string[]} libraries the loader did not find
 */
export const missingLibraries = (ldd) =>
  [...ldd.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);

/**
 * @param {string} listing languages of each font, `|` between them, a font a line
 * @returns {readonly string[]} languages that no font can write
 */
export function missingLanguages(listing) {
  const written = new Set(listing.split(/[|\n]/));
  return LANGUAGES.filter((language) => !written.has(language));
}

/**
 * Chooses for each package the name this release knows it by.
 * @param {readonly (readonly string[])[]} packages names of each package, newest first
 * @param {string} policy output of `apt-cache policy` for all of them; empty where apt has no lists
 * @param {boolean} renamed whether the release is one of those that use the newer names
 * @returns {readonly string[]}
 */
export function chooseCandidates(packages, policy, renamed) {
  const known = new Set(
    [...policy.matchAll(/^(\S+):\n(?: .*\n)*? +Candidate: (?!\(none\))/gm)].map((match) => match[1]),
  );
  return packages.map(
    (names) => names.find((name) => known.has(name)) ?? (renamed ? names[0] : names[names.length - 1]),
  );
}
