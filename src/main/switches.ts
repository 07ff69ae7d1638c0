/** Switches that would open the shipped app to others on the machine (security A22). */
export const REFUSED_SWITCHES: readonly string[] = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'js-flags',
  'load-extension',
  'proxy-server',
  'proxy-pac-url',
  'host-rules',
  'no-sandbox',
  'disable-web-security',
  'allow-file-access-from-files',
  'ignore-certificate-errors',
];

/** The refused switches in a command line, by name. */
export function findRefusedSwitches(argv: readonly string[]): readonly string[] {
  return argv
    .filter((argument) => argument.startsWith('-'))
    .map((argument) => (/^-+([^=]+)/.exec(argument)?.[1] ?? '').toLowerCase())
    .filter((name) => REFUSED_SWITCHES.includes(name));
}

/** A bundle named on the command line: the first argument that is one, never a switch. */
export function findBundleArgument(argv: readonly string[]): string | undefined {
  return argv.slice(1).find((argument) => !argument.startsWith('-') && argument.endsWith('.attache'));
}

/** The value of `--lang=…`. */
export function findLanguage(argv: readonly string[]): string | undefined {
  return argv.find((argument) => argument.startsWith('--lang='))?.slice('--lang='.length);
}
