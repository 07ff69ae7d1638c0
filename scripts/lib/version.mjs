/**
 * @param {string} version such as `20.19.2`
 * @param {readonly number[]} least major and minor
 */
export function isAtLeast(version, [major = 0, minor = 0]) {
  const [ours = 0, oursMinor = 0] = version.split('.').map(Number);
  return ours > major || (ours === major && oursMinor >= minor);
}
