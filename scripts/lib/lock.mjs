// What a package-lock.json says. Pure.

/**
 * @typedef {{ readonly version?: string; readonly resolved?: string; readonly optional?: boolean;
 *   readonly devOptional?: boolean; readonly link?: boolean; readonly hasInstallScript?: boolean;
 *   readonly optionalDependencies?: Readonly<Record<string, string>> }} Locked
 * @typedef {Readonly<Record<string, Locked>>} Packages by path, such as `node_modules/a/node_modules/b`
 */

/**
 * @param {string} text
 * @returns {Packages}
 */
const packagesOf = (text) => JSON.parse(text).packages ?? {};

/**
 * @param {string} lock package-lock.json
 * @param {string} installed node_modules/.package-lock.json, npm's record of what is there
 * @returns {boolean} whether all that the lock asks for is there and nothing else is
 */
export function isInstalled(lock, installed) {
  const wanted = packagesOf(lock);
  const present = packagesOf(installed);
  const lacks = Object.entries(wanted).some(
    ([path, { version, optional }]) =>
      path !== '' && present[path]?.version !== version && !(optional && !present[path]),
  );
  return !lacks && Object.keys(present).every((path) => path in wanted);
}

/**
 * @param {string} lock
 * @param {readonly string[]} allowedScripts names of packages that may have a lifecycle script
 * @returns {readonly string[]} one sentence per problem
 */
export function lockProblems(lock, allowedScripts) {
  const packages = packagesOf(lock);
  return Object.entries(packages).flatMap(([path, locked]) => [
    ...addressProblems(path, locked),
    ...scriptProblems(path, locked, allowedScripts),
    ...missingOptional(path, locked, packages),
  ]);
}

/** A lock with addresses works only where that registry is; npm finds each package by name and integrity. */
const addressProblems = (/** @type {string} */ path, /** @type {Locked} */ { resolved, link }) =>
  resolved !== undefined && !link ? [`${path} names a download address; .npmrc should keep it out.`] : [];

/**
 * @param {string} path
 * @param {Locked} locked
 * @param {readonly string[]} allowed
 */
const scriptProblems = (path, { hasInstallScript }, allowed) =>
  hasInstallScript && !allowed.includes(nameOf(path))
    ? [`${path} has a lifecycle script and is not in the list of packages that may.`]
    : [];

/**
 * A release that lacks some systems' binaries installs with `npm install` and then breaks `npm ci`.
 * @param {string} path
 * @param {Locked} locked
 * @param {Packages} packages
 */
function missingOptional(path, { optionalDependencies = {} }, packages) {
  return Object.keys(optionalDependencies)
    .filter((name) => !resolves(path, name, packages))
    .map(
      (name) => `${path || 'package.json'} has the optional dependency ${name}, which is not in the lock.`,
    );
}

/**
 * Node's look-up: in the package's own node_modules, then in each one above.
 * @param {string} path
 * @param {string} name
 * @param {Packages} packages
 * @returns {boolean}
 */
function resolves(path, name, packages) {
  if (`${path === '' ? '' : `${path}/`}node_modules/${name}` in packages) return true;
  if (path === '') return false;
  const above = path.lastIndexOf('/node_modules/');
  return resolves(above < 0 ? '' : path.slice(0, above), name, packages);
}

/** @param {string} path */
const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
